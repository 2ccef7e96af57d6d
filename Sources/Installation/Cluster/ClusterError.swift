/// Why the embedded cluster does not run.
package struct ClusterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// No PostgreSQL of a usable version is installed.
        case binariesMissing
        /// The cluster was made by a version that is not installed.
        case versionMismatch
        /// There is no cluster, and none may be made.
        case missing
        /// The cluster could not be made.
        case notMade
        /// The server ended instead of starting.
        case notStarted
        /// Another process starts or stops the cluster and does not finish.
        case locked
        /// A directory or file cannot be used.
        case files
    }

    /// The kind of failure.
    package let code: Code
    /// What happened and where to look, for people.
    package let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
