/// Why a backup was not made or not restored.
package struct BackupError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// The directory holds something already.
        case notEmpty
        /// A file cannot be written, renamed or read.
        case files
    }

    /// The kind of failure.
    package let code: Code
    /// What happened, with the path, for people.
    package let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
