/// A turn of the root key as the keystore knows it.
package struct RootTurn: Sendable, Equatable {
    /// The version that is to go.
    package let from: UInt32
    /// The version that takes its place.
    package let to: UInt32
    /// Whether the keystore opens with the new one already: then the turn was begun before, and is to be finished.
    package let isActive: Bool
}
