/// Whether the service can answer, and in which state it is; words only, no values.
package struct Readiness: Sendable, Equatable {
    /// Whether data routes answer.
    package let isReady: Bool
    /// Whether they are refused before they are tried: while the keystore is sealed.
    package let isSealed: Bool
    /// Short states by component, such as `database: unavailable`, shown by `/ready`.
    package let components: [String: String]

    /// Describes a state.
    package init(isReady: Bool, isSealed: Bool = false, components: [String: String] = [:]) {
        self.isReady = isReady
        self.isSealed = isSealed
        self.components = components
    }
}
