import Foundation
import Glibc

/// Whom this process works as, and who called it.
///
/// Started as root, a process works as the system user `obhut`, for good and before it does anything else; the state
/// directory is given to that user. What the command line names is opened before (``NamedFile``).
package struct ProcessIdentity: Sendable, Equatable {
    /// The user the process works as.
    package let user: SystemUser
    /// Login name of who called, for the audit log: behind `sudo` the user who called it.
    package let callingUser: String

    /// Gives root up where the process has it; otherwise only looks who is working.
    ///
    /// Call it before any thread, connection or key exists.
    /// - Throws: `IdentityError`, `StateDirectoryError`, `ClusterError`.
    package static func assume(
        _ settings: Settings, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> ProcessIdentity {
        umask(0o077)
        let caller = callingUser(environment)
        guard geteuid() == 0 else { return ProcessIdentity(user: SystemUser.current, callingUser: caller) }
        let user = try await serviceUser()
        try give(settings, to: user)
        try become(user)
        for path in [settings.stateDirectory] {
            guard let obstacle = obstacle(on: path) else { continue }
            throw IdentityError.unreachable(obstacle, by: user.name)
        }
        setenv("HOME", settings.stateDirectory, 1)
        guard chdir(settings.stateDirectory) == 0 else {
            throw IdentityError.unreachable(settings.stateDirectory, by: user.name)
        }
        return ProcessIdentity(user: user, callingUser: caller)
    }

    /// Gives root up for a look at the settings' files as the service would have it; makes and gives away nothing.
    ///
    /// Where the system user is not there yet, nothing of its can be looked at, and root stays root.
    /// - Throws: `IdentityError`.
    package static func look() throws(IdentityError) {
        guard geteuid() == 0, let user = SystemUser.lookUp(name: SystemUser.serviceName) else { return }
        try become(user)
    }

    /// Who called: root's word about the user behind `sudo` is as good as root's own name.
    static func callingUser(_ environment: [String: String]) -> String {
        if getuid() == 0, let name = environment["SUDO_USER"], let user = SystemUser.lookUp(name: name) {
            return user.name
        }
        return SystemUser.lookUp(id: getuid())?.name ?? String(getuid())
    }

    private static func serviceUser() async throws -> SystemUser {
        if let user = SystemUser.lookUp(name: SystemUser.serviceName) { return user }
        let arguments = [
            "--system", "--user-group", "--home-dir", SystemUser.serviceHome, "--no-create-home",
            "--shell", "/usr/sbin/nologin", SystemUser.serviceName,
        ]
        // Its code does not matter: another process may be making the user at the same moment, and be found with the
        // group written and the user still missing.
        for _ in 0..<20 {
            _ = try await ChildProcess("/usr/sbin/useradd", arguments, output: "/dev/null").wait()
            if let user = SystemUser.lookUp(name: SystemUser.serviceName) { return user }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw IdentityError.noUser(SystemUser.serviceName)
    }

    /// Gives the state directory, and the other places where they are new or empty, to the user.
    private static func give(_ settings: Settings, to user: SystemUser) throws {
        let state = StateDirectory(settings.stateDirectory)
        try state.prepare()
        try Ownership.giveTree(state.path, to: user)
        for path in [settings.keystoreDirectory, settings.backupDirectory] + settings.keyBackupDirectories
        where !path.hasPrefix(state.path + "/") {
            try StateDirectory.makeDirectories(path)
            try Ownership.giveIfEmpty(path, to: user)
        }
    }

    private static func become(_ user: SystemUser) throws(IdentityError) {
        guard initgroups(user.name, user.group) == 0, setgid(user.group) == 0,
            setuid(user.id) == 0, setuid(0) != 0, geteuid() == user.id, getegid() == user.group
        else { throw .notGivenUp }
    }

    /// The first part of `path` that this process cannot enter.
    private static func obstacle(on path: String) -> String? {
        var current = ""
        for part in path.split(separator: "/") {
            current += "/\(part)"
            if access(current, X_OK) != 0 { return current }
        }
        return access(path, R_OK | W_OK | X_OK) == 0 ? nil : path
    }
}
