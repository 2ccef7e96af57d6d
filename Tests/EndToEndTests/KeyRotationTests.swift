import Foundation
import Glibc
import Testing

/// Kills in the middle of a turn of keys, while the service serves.
struct KeyRotationTests {
    @Test(
        "Killed at any step of a turn, the next run finishes it; meanwhile nobody is lost", arguments: Failpoints.keys)
    func tenant(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            var people = try await People(client).create(12)
            let rotate = ["key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await Self.expect(people, client)
            people += try await People(client).create(1)

            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            #expect(try again.json.epoch.int == 2, "the turn that was begun is finished, no other is begun")
            try await Self.expect(people, client)
            people += try await People(client).create(1)
            try await Self.expect(people, client)
            let old = try await Superuser(installation: installation)
                .number("SELECT count(*) FROM wrapped_key WHERE epoch <> 2")
            #expect(old == 0)
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test(
        "Killed at any step of a turn of index keys, the next run finishes it; everybody is found at every moment",
        arguments: Failpoints.indexes)
    func index(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            func create(_ numbers: Range<Int>) async throws {
                for number in numbers {
                    let body = People.body("Groß-\(number)", email: "anna.\(number)@kunden.example")
                    let answer = try await client.post("/api/v1/people", body)
                    #expect(answer.status == 201, "\(failpoint): \(answer.text)")
                }
            }
            func expectFound(_ numbers: Range<Int>) async throws {
                for number in numbers {
                    let found = try await installation.obhut(
                        "person", "find", "--email", "anna.\(number)@kunden.example", "--tenant", workspace.tenant)
                    #expect(try found.json.items.list.count == 1, "\(failpoint): \(number) \(found)")
                }
            }
            try await create(0..<2)
            let rotate = ["key", "rotate", "index", "--yes", "--tenant", workspace.tenant]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await expectFound(0..<2)
            try await create(2..<3)

            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            try await create(3..<4)
            try await expectFound(0..<4)
            let superuser = Superuser(installation: installation)
            let old = try await superuser.number("SELECT count(*) FROM contact_point WHERE index_version <> 2")
            #expect(old == 0, "the turn that was begun is finished, no other is begun")
            let verified = try await installation.obhut("key", "verify", "--all", "--tenant", workspace.tenant)
            #expect(try verified.code == 0 && verified.json.valid.bool == true, "\(verified)")
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test(
        "Killed before or after its commit, a turn of one person's keys has happened or has not",
        arguments: [
            "key.person.before-commit", "key.person.after-commit",
        ])
    func person(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let people = try await People(client).create(2)
            let rotate = ["key", "rotate", "person", people[0], "--yes", "--tenant", workspace.tenant]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await Self.expect(people, client)
            let superuser = Superuser(installation: installation)
            func generation() async throws -> Int {
                try await superuser.number(
                    """
                    SELECT min(generation) * 10 + max(generation) FROM wrapped_key
                    WHERE subject_id = '\(people[0])' AND compartment = 1
                    """)
            }
            let first = failpoint.hasSuffix("after-commit") ? 2 : 1
            #expect(try await generation() == first * 11, "one key, the old or the new")
            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            #expect(try await generation() == (first + 1) * 11)
            try await Self.expect(people, client)
            let verified = try await installation.obhut("key", "verify", "--all", "--tenant", workspace.tenant)
            #expect(try verified.code == 0 && verified.json.valid.bool == true, "\(verified)")
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test(
        "Killed at any step of a turn of the root key, the next run finishes it; the service goes on and starts again",
        arguments: Failpoints.root)
    func root(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            var people = try await People(client).create(3)
            let rotate = ["key", "rotate", "root", "--yes"]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: failpoint + "=kill"))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await Self.expect(people, client)
            people += try await People(client).create(1)

            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            // What was through when it was killed is through: this is another turn.
            #expect(try again.json.to.int == (failpoint.hasSuffix("after-destroy") ? 3 : 2))
            people += try await People(client).create(1)
            try await Self.expect(people, client)
            try await Soundness(installation: installation).expect(failpoint)
            #expect(try await daemon.stop() == 0)

            let next = try await installation.serve()
            try await Self.expect(people, next.client(workspace.token))
            #expect(try await next.stop() == 0)
        }
    }

    @Test("The root key goes behind a passphrase while the service serves; the old key file is gone")
    func provider() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            var people = try await People(daemon.client(workspace.token)).create(2)
            let words = try installation.write("passphrase", Array("Vier Schafe am Deich\n".utf8))
            try Self.give(words, 0o600, installation)
            let rotate = ["key", "rotate", "root", "--yes", "--to-passphrase-file", words]
            let killed = try await installation.finish(
                installation.startCommand(rotate, failpoint: "key.root.after-activate=kill"))
            #expect(killed.code == 128 + 9, "\(killed)")
            // The settings name the old file still.
            let again = try await installation.finish(installation.startCommand(rotate))
            #expect(again.code == 0, "\(again)")
            #expect(try again.json.resumed.bool == true && again.json.kind.string == "passphrase")
            people += try await People(daemon.client(workspace.token)).create(1)
            try await Self.expect(people, daemon.client(workspace.token))
            #expect(try await daemon.stop() == 0)

            let old = try await installation.obhut("key", "status")
            #expect(old.code != 0, "\(old)")
            let settings = ["OBHUT_ROOT_PASSPHRASE_FILE": words]
            let next = try await installation.serve(settings)
            try await Self.expect(people, next.client(workspace.token))
            let status = try await installation.finish(
                installation.startCommand(["key", "status"], settings))
            #expect(try status.code == 0 && status.json.root.version.int == 2, "\(status)")
            #expect(try await next.stop() == 0)
        }
    }

    @Test("A root key that is a credential goes to a new file, and the file into the credential's place")
    func credential() async throws {
        try await Installation.prepared { installation, workspace in
            let files = FileManager.default
            let (secrets, other) = (installation.folder + "/secrets", installation.folder + "/next")
            for folder in [secrets, other] {
                try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
                try Self.give(folder, 0o700, installation)
            }
            let (credential, file) = (secrets + "/root.key", other + "/root.key")
            try files.moveItem(atPath: installation.keystore + "/root.key", toPath: credential)
            try Self.give(credential, 0o440, installation)
            let settings = ["OBHUT_SECRETS_DIR": secrets]
            func obhut(_ arguments: [String], failpoint: String? = nil) async throws -> CommandAnswer {
                try await installation.finish(
                    installation.startCommand(arguments, failpoint: failpoint, settings))
            }
            let daemon = try await installation.serve(settings)
            let client = daemon.client(workspace.token)
            var people = try await People(client).create(2)

            let refused = try await obhut(["key", "rotate", "root", "--yes"])
            #expect(refused.code != 0 && refused.text.contains("a credential cannot be written"), "\(refused)")
            let rotate = ["key", "rotate", "root", "--yes", "--to-key-file", file]
            let killed = try await obhut(rotate, failpoint: "key.root.after-activate=kill")
            #expect(killed.code == 128 + 9, "\(killed)")
            let again = try await obhut(rotate)
            #expect(again.code == 0, "\(again)")
            #expect(try again.json.resumed.bool == true && again.json.kind.string == "file")
            let between = try await obhut(["key", "status"])
            #expect(between.code != 0, "the credential has the old key still: \(between)")
            people += try await People(client).create(1)

            try files.removeItem(atPath: credential)
            try files.moveItem(atPath: file, toPath: credential)
            try Self.give(credential, 0o440, installation)
            try await Self.expect(people, client)
            let status = try await obhut(["key", "status"])
            let root = try status.json.root
            #expect(status.code == 0 && root.version.int == 2 && root.isTurning.bool == false, "\(status)")
            #expect(root.kind.string == "credential", "what the settings name, not what was written at the turn")
            #expect(try await daemon.stop() == 0)

            let next = try await installation.serve(settings)
            people += try await People(next.client(workspace.token)).create(1)
            try await Self.expect(people, next.client(workspace.token))
            let verified = try await obhut(["key", "verify", "--all"])
            #expect(try verified.code == 0 && verified.json.valid.bool == true, "\(verified)")
            #expect(try await next.stop() == 0)
        }
    }

    /// Makes a file or folder one of whom the programs work as, as an operator would.
    private static func give(_ path: String, _ mode: Int, _ installation: Installation) throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: installation.state)
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value ?? 0
        try FileManager.default.setAttributes(
            [.posixPermissions: mode, .ownerAccountID: owner], ofItemAtPath: path)
    }

    private static func expect(_ people: [String], _ client: HTTPClient) async throws {
        for person in people { #expect(try await client.get("/api/v1/people/\(person)").status == 200) }
    }
}
