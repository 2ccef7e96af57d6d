/// Why a directory cannot be used.
package enum StateDirectoryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It cannot be entered, or is no directory.
    case unreadable(String)
    /// It, or something in it, cannot be made.
    case unwritable(String)
    /// It holds files that Obhut did not make.
    case foreign(String)

    /// The reason, with the path.
    package var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be entered by this user, or is no directory"
        case .unwritable(let path): "\(path) cannot be written by this user"
        case .foreign(let path): "\(path) holds files that are not Obhut's: name an empty or a new directory"
        }
    }
}
