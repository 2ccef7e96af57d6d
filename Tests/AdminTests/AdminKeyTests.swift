import Admin
import Foundation
import Postgres
import TestSupport
import Testing

/// Keys: shown, tried and turned by command.
struct AdminKeyTests {
    /// A node with a person; her id, and the database.
    private static func withPerson(_ body: (AdminNode, String, TestDatabase) async throws -> Void) async throws {
        try await AdminNode.withTenant { node, database in
            let file = try node.folder.write("k.csv", "Vorname;Nachname;E-Mail\nErika;Groß;erika@kunden.example\n")
            _ = try await node.answer(
                "import people \(file) --tenant acme --purpose customer-care --basis contract --source Alt")
            let found = try await node.answer("person find --email erika@kunden.example --tenant acme")
            let person = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)
            try await body(node, person, database)
        }
    }

    @Test("key verify answers for every tenant or one, counts by table, and ends with 1 naming what does not open")
    func verify() async throws {
        try await AdminNode.withTenant { node, database in
            let sound = try await node.answer("key verify")
            #expect(sound["valid"] as? Bool == true)
            let tables = (sound["items"] as? [[String: Any]])?.first?["tables"] as? [[String: Any]] ?? []
            let member = tables.first { $0["table"] as? String == "member.sealed" }
            #expect(member?["checked"] as? Int == 1 && member?["opened"] as? Int == 1)
            #expect(try await node.answer("key verify --all --tenant acme")["valid"] as? Bool == true)
            #expect(await node.run("key verify --tenant nobody").status == .missing)

            _ = try await database.client(as: .superuser).withSession { session in
                _ = try await session.query("SET session_replication_role = replica")
                return try await session.query(
                    "UPDATE member SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)")
            }
            let broken = await node.run("key verify --json")
            #expect(broken.status == .failed && broken.error?["code"] as? String == "keys-broken")
            let findings = broken.items?.first?["findings"] as? [[String: Any]] ?? []
            #expect(findings.count == 1 && findings[0]["table"] as? String == "member.sealed")
            #expect(findings.first?["code"] as? String == "damaged")
            let words = await node.run("key verify", answering: "")
            #expect(words.errors.contains("member.sealed") && !words.drawings.isEmpty)
        }
    }

    @Test("A person's keys are turned by command, and what is sealed and logged verifies after it")
    func person() async throws {
        try await Self.withPerson { node, person, _ in
            let look = try await node.answer("key rotate person \(person) --tenant acme --dry-run")
            #expect(look["dryRun"] as? Bool == true)
            let rotate = "key rotate person \(person) --tenant acme"
            #expect(await node.run(rotate).status == .usage, "somebody has to mean it")
            #expect(await node.run(rotate, answering: "nein").status == .failed)
            let turned = try await node.answer(rotate + " --yes")
            #expect(turned["keys"] as? Int == 1 && turned["rows"] as? Int == 2)
            #expect(try await node.answer("key verify --all")["valid"] as? Bool == true)
            #expect(try await node.answer("audit verify")["valid"] as? Bool == true)
            #expect(await node.run("key rotate person \(UUID()) --tenant acme --yes").status == .missing)
        }
    }

    @Test("Index keys are turned by command: she is found as before, and the answer names what keeps its key")
    func index() async throws {
        try await Self.withPerson { node, person, _ in
            #expect(await node.run("key rotate index --tenant acme").status == .usage, "somebody has to mean it")
            let look = try await node.answer("key rotate index --tenant acme --dry-run")
            #expect(look["tokens"] as? Int == 1 && look["isTurning"] as? Bool == false)
            let turned = try await node.answer("key rotate index --tenant acme --yes")
            #expect(turned["moved"] as? Int == 1 && turned["verified"] as? Int == 1)
            #expect(turned["kept"] as? [String] == ["evidence"])
            #expect((turned["destroyed"] as? [[String: Any]])?.count == 3, "nothing stood under the others")
            let found = try await node.answer("person find --email erika@kunden.example --tenant acme")
            #expect((found["items"] as? [[String: Any]])?.first?["id"] as? String == person)
            #expect(try await node.answer("key verify --all")["valid"] as? Bool == true)
            #expect(try await node.answer("audit verify")["valid"] as? Bool == true)
            let status = try await node.answer("key status")
            let tenant = (status["tenants"] as? [[String: Any]])?.first
            let keys = tenant?["indexKeys"] as? [[String: Any]] ?? []
            let subject = keys.first { $0["use"] as? String == "subject" }
            #expect(keys.count == 4 && subject?["version"] as? Int == 2 && subject?["tokens"] as? Int == 1)
        }
    }

    @Test("People see index keys, backups, the practice restore and the synthetic person, as the document has them")
    func status() async throws {
        try await AdminNode.withTenant { node, _ in
            let bare = await node.run("key status")
            #expect(bare.output.contains("suppression") && !bare.output.contains("Restored for practice"))
            var later = node
            later.environment["OBHUT_BACKUP_DIR"] = "\(node.folder.path)/backups"
            try node.folder.write(
                "backups/status.json",
                """
                {"schema":"obhut-backup-status-1",
                "backup":{"name":"20261128T051100Z","at":"2026-11-28T05:11:00Z","size":48151},
                "drill":{"name":"20261127T051100Z","at":"2026-11-27T06:00:00Z","passed":true,"tenants":1,"keys":2342,
                "people":7,"blocks":4,"findings":0}}
                """)
            let tenant = UUID().uuidString.lowercased()
            let erasure = UUID().uuidString.lowercased()
            try node.folder.write(
                "state/canary.json",
                """
                {"schema":"obhut-canary-1","proof":{"at":"2026-11-26T05:11:00Z","tenant":"\(tenant)",
                "erasure":"\(erasure)","hits":0,"unread":0,"bytes":1}}
                """)
            let words = await later.run("key status")
            #expect(words.status == .done, "\(words.errors)")
            for shown in ["20261128T051100Z", "48151", "20261127T051100Z", "2342", erasure, "looked for"] {
                #expect(words.output.contains(shown), "\(shown): \(words.output)")
            }
        }
    }

    @Test("The root key is turned in its file, moved behind a passphrase, and the settings that name the old one fail")
    func root() async throws {
        try await Self.withPerson { node, person, database in
            #expect(await node.run("key rotate root").status == .usage, "it destroys a key: somebody has to mean it")
            let look = try await node.answer("key rotate root --dry-run")
            #expect(look["from"] as? Int == 1 && look["keyFiles"] as? Int == 2)
            let turned = try await node.answer("key rotate root --yes --reason T-21")
            #expect(turned["to"] as? Int == 2 && turned["kind"] as? String == "file")
            #expect(turned["rewrapped"] as? Int == turned["verified"] as? Int)
            _ = try await node.answer("person show \(person) --tenant acme")
            let logged = try await database.smallClient(as: .superuser).segment(
                [
                    """
                    SELECT count(*) FROM audit_entry WHERE action = 'key.root.rotate' AND actor_kind = 'operator'
                        AND reason = 'T-21'
                    """
                ], lane: .read)[0][0].decode(Int64.self)
            #expect(logged == 1, "the log of every business has it")

            let words = try node.folder.write("words", "Vier Schafe am Deich\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: words)
            #expect(await node.run("key rotate root --yes --to-passphrase-file words").status == .usage)
            #expect(
                await node.run("key rotate root --yes --to-key-file \(words)").status != .done,
                "that file holds something else")
            let moved = await node.run("key rotate root --yes --to-passphrase-file \(words)")
            #expect(moved.status == .done, "\(moved.errors)")
            #expect(moved.errors.contains("OBHUT_ROOT_PASSPHRASE_FILE=\(words)"), "\(moved.errors)")
            #expect(await node.run("person show \(person) --tenant acme").status == .notReady)
            var next = node
            next.environment["OBHUT_ROOT_PASSPHRASE_FILE"] = words
            _ = try await next.answer("person show \(person) --tenant acme")
            let status = try await next.answer("key status")
            let root = status["root"] as? [String: Any]
            #expect(root?["version"] as? Int == 3 && root?["kind"] as? String == "passphrase")
            #expect(root?["isTurning"] as? Bool == false)
            let tenant = (status["tenants"] as? [[String: Any]])?.first
            #expect(tenant?["keysOnOldEpochs"] as? Int == 0 && (tenant?["keys"] as? Int ?? 0) >= 2)
        }
    }
}
