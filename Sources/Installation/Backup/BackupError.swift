/// Why a backup was not made or not restored.
package struct BackupError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// The directory holds something already.
        case notEmpty
        /// A file cannot be written, renamed or read.
        case files
        /// Too little is free on the disk.
        case noSpace
        /// Another process makes or tests one.
        case busy
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
