import Foundation
import Glibc
import Installation

/// The Unix user who called, as the audit log names her.
package enum Caller {
    /// The name of whoever called this process.
    ///
    /// As root: `SUDO_USER`, else the user who logged in, else `root`. Otherwise the process's own user; the environment
    /// is not believed then.
    package static func name(environment: [String: String]) -> String {
        guard getuid() == 0 else { return logged(SystemUser.lookUp(id: getuid())?.name ?? String(getuid())) }
        if let name = environment["SUDO_USER"], let user = SystemUser.lookUp(name: name) { return logged(user.name) }
        return logged(loginUser ?? "root")
    }

    private static var loginUser: String? {
        guard let text = try? String(contentsOfFile: "/proc/self/loginuid", encoding: .utf8),
            let id = UInt32(text.trimmingCharacters(in: .whitespacesAndNewlines)), id != .max
        else { return nil }
        return SystemUser.lookUp(id: id)?.name ?? String(id)
    }

    /// A user name in the letters the log takes: `[a-z_][a-z0-9_.-]{0,31}`.
    package static func logged(_ name: String) -> String {
        let letters = name.lowercased().unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || "_.-".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let text = String(letters.prefix(32))
        guard let first = text.unicodeScalars.first else { return "unknown" }
        return ("a"..."z").contains(first) || first == "_" ? text : "_" + text.prefix(31)
    }
}
