/// Why there is no test database; the words of the program that failed.
package struct TestClusterError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
