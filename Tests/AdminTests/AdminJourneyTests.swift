import Admin
import Foundation
import Postgres
import TestSupport
import Testing

struct AdminJourneyTests {
    private typealias Node = AdminNode

    private func withNode(_ body: (Node, TestDatabase) async throws -> Void) async throws {
        try await Node.with(body)
    }

    private func withTenant(_ body: (Node, TestDatabase) async throws -> Void) async throws {
        try await Node.withTenant(body)
    }

    private static let sheet = """
        Vorname;Nachname;E-Mail;Telefon
        Jürgen;Groß;juergen.gross@kunden.example;030 23125001
        Erika;Müller-Lüdenscheid;erika@kunden.example;030 23125002
        Erika;Müller-Lüdenscheid;ERIKA@kunden.example;
        ;;kein-at;

        """

    private func importSheet(_ node: Node) async throws -> [String: Any] {
        let file = try node.folder.write("kunden.csv", Self.sheet)
        return try await node.answer(
            "import people \(file) --tenant acme --purpose customer-care --basis contract --source Altsystem")
    }

    @Test("From nothing to a verified receipt: keystore, schema, tenant, token, import, find, erase, verify")
    func journey() async throws {
        try await withTenant { node, _ in
            let token = try await node.answer(
                "token create --tenant acme --member inhaber@acme.example --scope all --expires 7d")
            #expect((token["token"] as? String)?.hasPrefix("obh_") == true)
            #expect(token["id"] is String && token["expiresAt"] is String)

            let batch = try await importSheet(node)
            for (name, count) in [("rows", 4), ("imported", 2), ("updated", 0), ("duplicates", 1), ("quarantined", 1)] {
                #expect(batch[name] as? Int == count, "\(name)")
            }
            #expect(batch["state"] as? String == "completed")

            let found = try await node.answer("person find --tenant acme --phone", ["+49 30 / 231 25 001"])
            let person = try #require((found["items"] as? [[String: Any]])?.first)
            #expect(person["displayName"] as? String == "Jürgen Groß")
            let id = try #require(person["id"] as? String)
            #expect(id == id.lowercased())

            let shown = try await node.answer("person show \(id) --tenant acme --reason T-17")
            #expect((shown["contactPoints"] as? [Any])?.count == 2 && (shown["processing"] as? [Any])?.count == 1)
            let output = node.folder.path + "/auskunft"
            let package = try await node.answer("person export \(id) --output \(output) --tenant acme --reason T-18")
            let archive = try #require(package["file"] as? String)
            let files = try ZipFiles.read(Array(Data(contentsOf: URL(filePath: archive))))
            #expect(String(decoding: files["data.json"] ?? [], as: UTF8.self).contains("Jürgen"))
            let twice = await node.run("person export \(id) --output \(output) --tenant acme")
            #expect(twice.status != .done, "nothing is overwritten")
            let plan = try await node.answer("person erasure-plan \(id) --tenant acme")
            #expect((plan["entries"] as? [Any])?.isEmpty == false)
            let looked = try await node.answer("person erase \(id) --reason art-17-1-b --dry-run --tenant acme")
            #expect(looked["dryRun"] as? Bool == true && looked["entries"] != nil)

            let erased = try await node.answer("person erase \(id) --reason art-17-1-b --suppress --yes --tenant acme")
            #expect(erased["personId"] as? String == id && erased["state"] as? String == "erased")
            let erasure = try #require(erased["erasureId"] as? String)
            #expect(await node.run("person show \(id) --tenant acme --json").status == .missing)
            let again = try await node.answer("person find --tenant acme --email juergen.gross@kunden.example")
            #expect((again["items"] as? [Any])?.isEmpty == true)

            let receipt = await node.run("erasure receipt \(erasure) --tenant acme")
            #expect(receipt.status == .done && !receipt.output.contains("Groß"))
            let file = try node.folder.write("receipt.json", receipt.output)
            #expect(try await node.answer("erasure verify \(file)")["valid"] as? Bool == true)
            try await verifiesOffline(file, receipt.output, node)

            let verified = try await node.answer("audit verify --tenant acme")
            #expect(verified["valid"] as? Bool == true)
            // How much of it is sealed by now depends on what other databases of this server have open.
            let item = try #require((verified["items"] as? [[String: Any]])?.first)
            #expect(try #require(item["blocks"] as? Int) > 0, "what a command wrote is sealed when it ends")
        }
    }

    @Test("A consent is asked for, listed, withdrawn and verified from the command line")
    func consents() async throws {
        try await withTenant { node, database in
            _ = try await importSheet(node)
            let found = try await node.answer("person find --tenant acme --email erika@kunden.example")
            let id = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)
            #expect((try await node.answer("consent list \(id) --tenant acme")["items"] as? [Any])?.isEmpty == true)
            let words = await node.run("consent record \(id) --purpose sms-offers --channel sms --tenant acme --json")
            #expect(words.status == .refused && words.document?.description.contains("source-missing") == true)
            let asked = try await node.answer(
                "consent record \(id) --purpose newsletter --channel email --source Messe --tenant acme --reason T-1")
            #expect(asked["state"] as? String == "ConsentRequested")
            let list = try await node.answer("consent list \(id) --tenant acme")
            let item = try #require((list["items"] as? [[String: Any]])?.first)
            #expect(
                Set(item.keys).isSuperset(of: [
                    "purpose", "channel", "address", "state", "since", "validUntil", "wording",
                ]))
            #expect(item["address"] as? String == "erika@kunden.example")
            let looked = try await node.answer("consent withdraw \(id) --dry-run --tenant acme")
            #expect(looked["consentsEnded"] as? Int == 1 && looked["leavesGround"] as? Bool == true)
            let withdrawn = try await node.answer("consent withdraw \(id) --purpose newsletter --tenant acme")
            #expect(withdrawn["kind"] as? String == "withdrawal" && withdrawn["channels"] as? String == "all")
            #expect((withdrawn["erasure"] as? [String: Any])?["state"] as? String == "none")
            let objected = try await node.answer("consent withdraw \(id) --objection --tenant acme")
            #expect(objected["kind"] as? String == "objection")
            let history = try await node.answer("consent history \(id) --limit 1 --tenant acme")
            #expect((history["items"] as? [Any])?.count == 1)
            let cursor = try #require(history["nextCursor"] as? String)
            let older = try await node.answer("consent history \(id) --cursor \(cursor) --tenant acme")
            #expect((older["items"] as? [Any])?.count == 2)
            let refused = await node.run(
                "consent record \(id) --purpose newsletter --channel email --tenant acme --json")
            #expect(refused.status == .refused && refused.document?.description.contains("objected") == true)
            let verified = try await node.answer("consent verify --tenant acme")
            #expect(verified["valid"] as? Bool == true && verified["events"] as? Int == 3)
            #expect(await node.run("consent list \(UUID().uuidString) --tenant acme --json").status == .missing)
            let superuser = database.client(as: .superuser)
            _ = try await superuser.segment(["UPDATE consent SET state = 'ConsentGiven'"], lane: .write)
            let broken = await node.run("consent verify --tenant acme --json")
            #expect(broken.status == .refused && broken.document?["valid"] as? Bool == false)
        }
    }

    /// Without database and keystore, with nothing but the public key.
    private func verifiesOffline(_ file: String, _ text: String, _ node: Node) async throws {
        let status = try await node.answer("key status")
        let signing = try #require((status["signing"] as? [[String: Any]])?.first)
        let key = try node.folder.write("node.pub", try #require(signing["publicKey"] as? String) + "\n")
        let elsewhere = ["HOME": node.folder.path]
        func verify(_ file: String, _ key: String) async -> AdminRun {
            await AdminRun(["erasure", "verify", file, "--public-key", key, "--json"], environment: elsewhere)
        }
        #expect(await verify(file, key).status == .done)
        let changed = try node.folder.write("changed.json", text.replacing("art-17-1-b", with: "art-17-1-a"))
        let refused = await verify(changed, key)
        #expect(refused.status == .refused && refused.document?["valid"] as? Bool == false)
        #expect(refused.error?["code"] as? String == "receipt-invalid")
        let stranger = try node.folder.write("other.pub", String(repeating: "ab", count: 32))
        #expect(await verify(file, stranger).status == .refused)
        let nonsense = try node.folder.write("nonsense.json", "{\"valid\":true}")
        #expect(await verify(nonsense, key).status == .refused)
    }

    @Test("The owner's invitation is a link below the base URL, and the tenant is listed")
    func tenants() async throws {
        try await withNode { node, _ in
            _ = try await node.answer("keystore init")
            _ = try await node.answer("database migrate")
            let line = "tenant create --slug hut --name Hut --country AT --owner-email chef@hut.example"
            let dry = try await node.answer(line + " --dry-run")
            #expect(dry["dryRun"] as? Bool == true)
            #expect((try await node.answer("tenant list")["items"] as? [Any])?.isEmpty == true)
            let created = try await node.answer(line)
            let invitation = try #require(created["ownerInvitation"] as? [String: Any])
            #expect((invitation["url"] as? String)?.hasPrefix("https://crm.example.org/invitation/") == true)
            #expect(invitation["expiresAt"] is String)
            #expect(await node.run(line).status == .refused, "the slug is taken")
            #expect(
                await node.run(line.replacing("AT", with: "US").replacing("hut --", with: "h --")).status == .refused)
            #expect(try await node.answer("tenant show hut")["country"] as? String == "AT")
            #expect(await node.run("tenant show nobody").status == .missing)
            #expect(try await node.answer("tenant suspend hut")["state"] as? String == "suspended")
            #expect(try await node.answer("tenant resume hut --reason T-1")["state"] as? String == "active")
            #expect(await node.run("tenant list").output.contains("Hut"))
        }
    }

    @Test("Members are invited, listed, disabled and enabled; tokens listed and revoked")
    func members() async throws {
        try await withTenant { node, _ in
            let invited = try await node.answer(
                "member invite --tenant acme --email vertrieb@acme.example --role sales")
            #expect(invited["id"] is String && invited["invitation"] is [String: Any])
            let renewed = try await node.answer(
                "member invite --tenant acme --email VERTRIEB@acme.example --role sales")
            #expect(renewed["id"] as? String == invited["id"] as? String, "an open invitation is renewed")
            let links = [invited, renewed].compactMap { ($0["invitation"] as? [String: Any])?["url"] as? String }
            #expect(Set(links).count == 2)
            let other = await node.run("member invite --tenant acme --email vertrieb@acme.example --role admin")
            #expect(other.status == .refused)
            #expect((try await node.answer("member list --tenant acme")["items"] as? [Any])?.count == 2)
            let disabled = try await node.answer("member disable vertrieb@acme.example --tenant acme")
            #expect(disabled["state"] as? String == "disabled")
            let enabled = try await node.answer("member enable --email vertrieb@acme.example --tenant acme")
            #expect(enabled["state"] as? String == "invited")
            let token = try await node.answer(
                "token create --tenant acme --member vertrieb@acme.example --scope people:read,consents:write")
            let id = try #require(token["id"] as? String)
            #expect(try await node.answer("token revoke \(id) --tenant acme")["state"] as? String == "revoked")
            let tokens = try #require(try await node.answer("token list --tenant acme")["items"] as? [[String: Any]])
            #expect(tokens.first?["revokedAt"] is String)
            #expect(await node.run("token revoke \(UUID().uuidString) --tenant acme").status == .missing)
            let unknown = await node.run("token create --tenant acme --member nobody@acme.example --scope all")
            #expect(unknown.status == .missing && !unknown.errors.contains("nobody"))
        }
    }

    @Test("Imports are dry-run, listed, shown, quarantined as CSV and undone; nothing twice on a repeat")
    func imports() async throws {
        try await withTenant { node, _ in
            let file = try node.folder.write("k.csv", Self.sheet)
            let line = "import people \(file) --tenant acme --purpose customer-care --basis contract --source Alt"
            let dry = try await node.answer(line + " --dry-run")
            #expect(dry["imported"] as? Int == 2 && dry["dryRun"] as? Bool == true)
            #expect((try await node.answer("import list --tenant acme")["items"] as? [Any])?.isEmpty == true)
            let id = try #require(try await node.answer(line)["id"] as? String)
            let repeated = try await node.answer(line)
            #expect(repeated["imported"] as? Int == 0 && repeated["duplicates"] as? Int == 3)
            #expect((try await node.answer("import list --tenant acme --limit 1"))["nextCursor"] is String)
            #expect(try await node.answer("import show \(id) --tenant acme")["rows"] as? Int == 4)
            let quarantine = await node.run("import quarantine \(id) --tenant acme --json")
            #expect(quarantine.status == .done && quarantine.output.hasPrefix("row,reason,field,Vorname"))
            #expect(quarantine.output.split(separator: "\r\n").count == 2)
            let copy = node.folder.path + "/q.csv"
            #expect(await node.run("import quarantine \(id) --tenant acme --output \(copy)").output.isEmpty)
            #expect(try String(contentsOfFile: copy, encoding: .utf8) == quarantine.output)
            let refusal = await node.run("import undo \(id) --tenant acme", answering: "n")
            #expect(refusal.status == .failed && refusal.errors.contains("[y/N]"))
            #expect(try await node.answer("import undo \(id) --tenant acme --yes")["removed"] as? Int == 2)
            let gone = try await node.answer("person find --tenant acme --email erika@kunden.example")
            #expect((gone["items"] as? [Any])?.isEmpty == true)
            #expect(await node.run("import show \(UUID().uuidString) --tenant acme").status == .missing)
        }
    }

    @Test("An import that was cut off can be taken back")
    func cutOff() async throws {
        try await withTenant { node, database in
            let id = try #require(try await importSheet(node)["id"] as? String)
            // As a kill leaves it.
            _ = try await database.client(as: .superuser).withSession { session in
                try await session.query("UPDATE import_batch SET state = 'running', finished_at = NULL")
            }
            #expect(try await node.answer("import show \(id) --tenant acme")["state"] as? String == "running")
            #expect(try await node.answer("import undo \(id) --tenant acme --yes")["removed"] as? Int == 2)
            #expect(try await node.answer("import show \(id) --tenant acme")["state"] as? String == "undone")
        }
    }

    @Test(
        "A file from which nothing can be taken is refused with its code and exit code 2",
        arguments: [("Farbe;Größe\nrot;7\n", "mapping-missing"), ("\u{0}\u{1}\u{2}\u{0}\u{3}", "file-unreadable")])
    func unusable(text: String, code: String) async throws {
        try await withTenant { node, _ in
            let file = try node.folder.write("x.csv", text)
            let run = await node.run(
                "import people \(file) --tenant acme --purpose customer-care --basis contract --source Alt --json")
            #expect(run.status == .refused)
            #expect(run.error?["code"] as? String == code)
        }
    }

    @Test("Who read a person is listed with the operator's access, and the log is exported")
    func logs() async throws {
        try await withTenant { node, _ in
            _ = try await importSheet(node)
            let found = try await node.answer("person find --tenant acme --email erika@kunden.example")
            let id = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)
            let reads = try #require(
                try await node.answer("audit reads --tenant acme --person \(id)")["items"] as? [[String: Any]])
            #expect(reads.contains { $0["actor"] as? String == "operator" })
            let export = await node.run("audit export --tenant acme")
            #expect(export.output.hasPrefix("at,actor,memberId,action,rowId,subjectId,id\r\n"))
            #expect(export.output.contains("operator:") && !export.output.contains("Erika"))
            let page = try await node.answer("audit export --tenant acme --limit 2")
            let cursor = try #require(page["nextCursor"] as? String)
            let next = try await node.answer("audit export --tenant acme --limit 200 --cursor \(cursor)")
            #expect((next["items"] as? [Any])?.isEmpty == false)
        }
    }

    @Test("Demo people come with a progress bar on a terminal, and maintenance does what is due")
    func demo() async throws {
        try await withTenant { node, _ in
            let run = await node.run("demo load --tenant acme --people 300", answering: "")
            #expect(run.status == .done && run.drawings.contains { $0.contains("100 %") })
            let maintenance = try await node.answer("maintenance run")
            let tasks = try #require(maintenance["items"] as? [[String: Any]])
            #expect(
                tasks.map { $0["task"] as? String } == [
                    "entries", "ledger", "retention", "canary", "seal", "epochs", "bundles", "vacuum", "receipts",
                    "scan",
                    "backup", "drill",
                ])
            #expect(tasks.allSatisfy { $0["state"] as? String == "done" })
        }
    }

    @Test("Every list is {\"items\":[…],\"nextCursor\":…}, empty or not, and a search without a hit is done")
    func lists() async throws {
        try await withTenant { node, _ in
            for line in [
                "tenant list", "member list --tenant acme", "token list --tenant acme", "import list --tenant acme",
                "erasure list --tenant acme", "audit export --tenant acme", "config show", "database check",
                "person find --tenant acme --email niemand@kunden.example", "maintenance run --dry-run",
            ] {
                let document = try await node.answer(line)
                #expect(Set(document.keys) == ["items", "nextCursor"], "\(line)")
                #expect(document["items"] is [Any], "\(line)")
            }
            let empty = await node.run("token list --tenant acme")
            #expect(empty.status == .done && empty.output.isEmpty && !empty.errors.isEmpty)
            #expect(await node.run("token list --tenant nobody").status == .missing)
        }
    }

    @Test("A schema that is not there is exit code 4 and says what to do; a foreign keystore too")
    func notReady() async throws {
        try await withNode { node, _ in
            _ = try await node.answer("keystore init")
            let unmigrated = await node.run("tenant list --json")
            #expect(unmigrated.status == .notReady)
            #expect((unmigrated.error?["message"] as? String)?.contains("obhut database migrate") == true)
            #expect(await node.run("database check --json").status == .notReady)
            #expect(try await node.answer("database status")["state"] as? String == "behind")
            #expect((try await node.answer("database migrate --dry-run")["pending"] as? [Any])?.isEmpty == false)
            #expect(try await node.answer("database status")["state"] as? String == "behind")
            #expect((try await node.answer("database migrate")["applied"] as? [Any])?.isEmpty == false)
            #expect(try await node.answer("database status")["state"] as? String == "current")
            #expect(await node.run("keystore init").status == .refused)

            var other = node.environment
            other["OBHUT_KEYSTORE_DIR"] = node.folder.path + "/other"
            #expect(await AdminRun(["keystore", "init"], environment: other).status == .done)
            let foreign = await AdminRun(["tenant", "list", "--json"], environment: other)
            #expect(foreign.status == .notReady && foreign.error?["code"] as? String == "keystore-foreign")
        }
    }

    @Test("A database that was rolled back behind the ledger file answers nothing personal")
    func fenced() async throws {
        try await withTenant { node, database in
            _ = try await importSheet(node)
            let found = try await node.answer("person find --tenant acme --email erika@kunden.example")
            let id = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)
            _ = try await node.answer("person erase \(id) --reason art-17-1-a --yes --tenant acme")
            _ = try await database.client(as: .superuser).withSession { session in
                _ = try await session.query("SET session_replication_role = replica")
                _ = try await session.query("UPDATE subject SET state = 'active' WHERE id = \(UUID(uuidString: id))")
                return try await session.query("DELETE FROM erasure")
            }
            let run = await node.run("person find --tenant acme --email erika@kunden.example --json")
            #expect(run.status == .notReady && run.error?["code"] as? String == "fenced")
            let maintenance = await node.run("maintenance run --json")
            #expect(maintenance.status == .notReady && maintenance.error?["code"] as? String == "fenced")
            // What is due elsewhere was done all the same: dead rows are gone wherever the service may delete.
            let left = try await database.client(as: .superuser).withSession { session in
                try await session.query(
                    """
                    SELECT relname::text FROM pg_stat_user_tables
                    WHERE last_vacuum IS NULL AND has_table_privilege('obhut_runtime', relid, 'DELETE')
                    """)
            }
            let names = try left.map { try $0.decode(String.self) }
            #expect(names.isEmpty, "\(names)")
        }
    }
}
