package import Foundation

/// An epoch of a tenant key as the database uses it.
package struct EpochUse: Sendable, Equatable {
    /// Counted from 1.
    package let epoch: UInt32
    /// Whether new keys are wrapped under it; the others are read only.
    package let isActive: Bool
    /// Since when it is known here.
    package let since: Date
    /// How many subject keys it wraps.
    package let keys: Int
    /// The newest generation of them; 0 where it wraps none.
    package let generation: UInt32
}
