import Foundation
import Glibc

/// A user of this machine.
package struct SystemUser: Sendable, Equatable {
    /// Login name.
    package let name: String
    /// Number of the user.
    package let id: UInt32
    /// Number of the user's own group.
    package let group: UInt32
    /// Home directory.
    package let home: String

    /// Makes a user; nothing is looked up.
    package init(name: String, id: UInt32, group: UInt32, home: String) {
        self.name = name
        self.id = id
        self.group = group
        self.home = home
    }

    /// Name of the system user that Obhut works as when it is started as root.
    package static let serviceName = "obhut"
    /// Home, and default state directory, of that user.
    package static let serviceHome = "/var/lib/obhut"

    /// The user this process works as; one without an entry is named by number.
    package static var current: SystemUser {
        let id = geteuid()
        return lookUp(id: id) ?? SystemUser(name: String(id), id: id, group: getegid(), home: "/")
    }

    /// The user of that number, if the machine knows it.
    package static func lookUp(id: UInt32) -> SystemUser? {
        find { entry, buffer, size, result in getpwuid_r(id, entry, buffer, size, result) }
    }

    /// The user of that name, if the machine knows it.
    package static func lookUp(name: String) -> SystemUser? {
        find { entry, buffer, size, result in getpwnam_r(name, entry, buffer, size, result) }
    }

    private typealias Query = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private static func find(_ query: Query) -> SystemUser? {
        var entry = passwd()
        var result: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let base = buffer.baseAddress, query(&entry, base, buffer.count, &result) == 0, result != nil,
                let name = entry.pw_name
            else { return nil }
            let home = entry.pw_dir.map { String(cString: $0) } ?? "/"
            return SystemUser(name: String(cString: name), id: entry.pw_uid, group: entry.pw_gid, home: home)
        }
    }
}
