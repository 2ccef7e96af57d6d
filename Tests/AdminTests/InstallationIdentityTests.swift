import Foundation
import Glibc
import Installation
import Testing

// One at a time: each may be the first to make the system's user.
@Suite(.serialized) struct InstallationIdentityTests {
    private static let isRoot = geteuid() == 0

    @Test("Started as root, a process works as the system user for good, owns its state and still reads what was named")
    func givingUp() async throws {
        // The child gives root up and could not remove the folder: it stays ours.
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = parent.path as String] in
            // Only root has something to give up; a developer's run proves the other half.
            let folder = TemporaryFolder(of: path)
            let secret = try folder.write("letter.csv", "Müller")
            chmod(secret, 0o600)
            chmod(folder.path, 0o711)
            let settings = try Settings(
                reading: SettingsSources(environment: [
                    "OBHUT_STATE_DIR": folder.path + "/state", "OBHUT_KEYSTORE_DIR": folder.path + "/keys",
                ]))
            let wasRoot = geteuid() == 0
            let input = try NamedFile.reading(secret)
            let output = wasRoot ? try NamedFile.directory(folder.path + "/out") : nil
            let identity = try await ProcessIdentity.assume(settings, environment: [:])
            if wasRoot {
                #expect(identity.user.name == "obhut" && identity.callingUser == "root")
                #expect(
                    geteuid() == identity.user.id && getuid() == identity.user.id && getgid() == identity.user.group)
                #expect(setuid(0) != 0)
                #expect(open(secret, O_RDONLY) < 0)
                var status = stat()
                #expect(stat(folder.path + "/keys", &status) == 0 && status.st_uid == identity.user.id)
                let path = try #require(output).reachablePath + "/export.json"
                try Data("x".utf8).write(to: URL(filePath: path))
                #expect(FileManager.default.fileExists(atPath: folder.path + "/out/export.json"))
            }
            #expect(try input.contents(limit: 100) == Array("Müller".utf8))
            try StateDirectory(settings.stateDirectory).prepare()
        }
    }

    @Test("Root's files in the state directory are given along, a second name of a foreign file is not")
    func ownership() async throws {
        // The child gives root up and could not remove the folder: it stays ours.
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = parent.path as String] in
            guard geteuid() == 0 else { return }
            let folder = TemporaryFolder(of: path)
            let outside = try folder.write("outside", "x")
            let state = StateDirectory(folder.path + "/state")
            try state.prepare()
            let inside = try folder.write("state/backups/old/dump", "x")
            #expect(link(outside, folder.path + "/state/hard") == 0)
            #expect(symlink(outside, folder.path + "/state/soft") == 0)
            chmod(folder.path, 0o711)
            let settings = try Settings(reading: SettingsSources(environment: ["OBHUT_STATE_DIR": state.path]))
            let identity = try await ProcessIdentity.assume(settings, environment: [:])
            var status = stat()
            #expect(stat(inside, &status) == 0 && status.st_uid == identity.user.id)
            #expect(stat(outside, &status) == 0 && status.st_uid == 0)
        }
    }

    @Test("Root refuses to give away a directory that Obhut did not make")
    func foreignDirectory() async throws {
        let folder = try TemporaryFolder()
        try folder.write("letter", "x")
        let settings = try Settings(reading: SettingsSources(environment: ["OBHUT_STATE_DIR": folder.path]))
        if Self.isRoot {
            await #expect(throws: StateDirectoryError.foreign(folder.path)) {
                _ = try await ProcessIdentity.assume(settings, environment: [:])
            }
        }
        var status = stat()
        #expect(stat(folder.path + "/letter", &status) == 0 && status.st_uid == geteuid())
    }

    @Test("A state directory that the system user cannot reach is named by the part that stops it")
    func unreachable() async throws {
        // The child gives root up and could not remove the folder: it stays ours.
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = parent.path as String] in
            guard geteuid() == 0 else { return }
            let folder = TemporaryFolder(of: path)
            chmod(folder.path, 0o700)
            let settings = try Settings(
                reading: SettingsSources(environment: ["OBHUT_STATE_DIR": folder.path + "/state"]))
            await #expect(throws: IdentityError.unreachable(folder.path, by: "obhut")) {
                _ = try await ProcessIdentity.assume(settings, environment: [:])
            }
        }
    }

    @Test("A file that is missing, a directory in place of a file and one that is too large are refused by name")
    func namedFiles() throws {
        let folder = try TemporaryFolder()
        #expect(throws: IdentityError.self) { try NamedFile.reading(folder.path + "/none") }
        #expect(throws: IdentityError.notOpened(folder.path, reason: "is a directory")) {
            try NamedFile.reading(folder.path)
        }
        let file = try NamedFile.reading(try folder.write("large", "12345"))
        #expect(throws: IdentityError.self) { try file.contents(limit: 4) }
        let output = try NamedFile.writing(folder.path + "/out")
        try output.handle().write(contentsOf: Data("x".utf8))
        #expect(try String(contentsOfFile: folder.path + "/out", encoding: .utf8) == "x")
    }

    @Test("The caller behind sudo is named, an invented one is not")
    func caller() async throws {
        let settings = try Settings(reading: SettingsSources(environment: ["OBHUT_STATE_DIR": "/"]))
        guard !Self.isRoot else { return }
        let identity = try await ProcessIdentity.assume(settings, environment: ["SUDO_USER": "root"])
        #expect(identity.callingUser == identity.user.name)
    }
}
