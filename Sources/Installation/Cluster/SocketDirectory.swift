import Foundation
import Glibc

/// Where the cluster's Unix socket lies: in the state directory, or in a short place of the same user.
///
/// A socket's path holds at most 107 bytes; a long state directory leaves no room for one.
enum SocketDirectory {
    /// Longest directory whose socket `/.s.PGSQL.5432` still fits.
    static let maximumLength = 107 - "/.s.PGSQL.5432".utf8.count

    /// The file in which a server says that the socket of a directory is its own.
    static func lock(in directory: String) -> String { "\(directory)/.s.PGSQL.5432.lock" }

    /// The directory for a state directory, made where it is missing.
    static func prepare(for state: StateDirectory) throws(ClusterError) -> String {
        let path = place(for: state)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw ClusterError(.files, "\(path) cannot be made for the database's socket")
        }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0
        else { throw ClusterError(.files, "\(path) belongs to another user, or is open to others") }
        return path
    }

    /// The directory for a state directory; always the same one for the same path and user.
    static func place(for state: StateDirectory) -> String {
        if state.sockets.utf8.count <= maximumLength { return state.sockets }
        let user = geteuid()
        let personal = "/run/user/\(user)"
        let parent = access(personal, W_OK) == 0 ? personal : "/tmp"
        return "\(parent)/obhut-\(user)-\(String(fingerprint(state.path), radix: 36))"
    }

    /// FNV-1a: tells state directories apart; a stranger's directory of that name is refused by its owner.
    private static func fingerprint(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
