/// Why a process that was started as root cannot give root up, or cannot open what it was told to.
package enum IdentityError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system user does not exist and could not be made.
    case noUser(String)
    /// The system refused to give root up.
    case notGivenUp
    /// The system user cannot reach a directory; the part of the path that stops it is named.
    case unreachable(String, by: String)
    /// A file named by an argument does not exist.
    case missing(String)
    /// A file or directory named by an argument cannot be opened or made; the system's reason.
    case notOpened(String, reason: String)

    /// The reason, for people.
    package var description: String {
        switch self {
        case .noUser(let name): "the system user \(name) does not exist and cannot be made with useradd"
        case .notGivenUp: "root could not be given up"
        case .unreachable(let path, let user): "the system user \(user) cannot enter \(path)"
        case .missing(let path): "\(path): does not exist"
        case .notOpened(let path, let reason): "\(path): \(reason)"
        }
    }
}
