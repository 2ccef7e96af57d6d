/// The error a debug build throws at a failpoint that was told to fail.
package struct FailpointError: Error, Sendable, Equatable {
    /// The failpoint's name.
    package let name: String

    /// Makes the error of one failpoint.
    package init(name: String) {
        self.name = name
    }
}
