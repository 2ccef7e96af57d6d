/// Why there is no test database, or why a test cannot begin; the words of the program that failed.
package struct TestClusterError: Error, CustomStringConvertible {
    /// The words.
    package let description: String

    /// Says why.
    package init(_ description: String) {
        self.description = description
    }
}
