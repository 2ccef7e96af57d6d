import Admin
import Foundation
import Postgres
import TestSupport
import Testing

/// Options that change what a command does, each really taken.
struct AdminCommandTests {
    private static let basis = "--purpose customer-care --basis contract --source Kartei --tenant acme"

    @Test("person find --query finds by any words of name, address and contact points, up to 200 by name")
    func query() async throws {
        try await AdminNode.withTenant { node, _ in
            let file = try node.folder.write(
                "kunden.csv",
                """
                Vorname;Nachname;E-Mail;Straße;PLZ;Ort
                Jürgen;Groß;juergen@kunden.example;Mühlenweg 12;50667;Köln
                Erika;Müller-Lüdenscheid;erika@kunden.example;Lindenstraße 5;10115;Berlin
                Änne;Groß;aenne@privat.example;Am Deich 1;25746;Heide

                """)
            _ = try await node.answer("import people \(file) \(Self.basis)")
            func names(_ words: String) async throws -> [String] {
                let found = try await node.answer("person find --tenant acme --query", [words])
                let items = try #require(found["items"] as? [[String: Any]])
                #expect(items.allSatisfy { $0["id"] is String && $0["displayName"] is String })
                return items.compactMap { $0["displayName"] as? String }
            }
            #expect(try await names("gross") == ["Änne Groß", "Jürgen Groß"])
            #expect(try await names("GROSS koeln") == ["Jürgen Groß"])
            #expect(try await names("lüdenscheid") == ["Erika Müller-Lüdenscheid"])
            #expect(try await names("privat.example") == ["Änne Groß"])
            #expect(try await names("niemand") == [])
            for line in ["person find --tenant acme", "person find --tenant acme --email a@b.example --query x"] {
                #expect(await node.refusal(.usage, line) == "usage", "\(line)")
            }
            for words in ["", "   ", String(repeating: "x", count: 255)] {
                let run = await node.run("person find --tenant acme --json --query", [words])
                #expect(run.status == .usage && !run.output.contains("xxxx"))
            }
        }
    }

    @Test("import people --mapping takes columns where it says, and is refused with the key that is wrong")
    func mapping() async throws {
        try await AdminNode.withTenant { node, _ in
            let sheet = try node.folder.write(
                "fremd.csv", "Wie;Und;Wohin\nBärbel;Öztürk;baerbel@kunden.example\nZoë;Weiß;zoe@kunden.example\n")
            let opaque = try node.folder.write("fremder.csv", "Wie;Und\nBärbel;Öztürk\n")
            #expect(await node.refusal(.refused, "import people \(opaque) \(Self.basis)") == "mapping-missing")
            let mapping = try node.folder.write(
                "mapping.json",
                #"{"columns":{"Wie":"givenName","Und":"familyName","Wohin":"contactPoints.email"}}"#)
            let done = try await node.answer("import people \(sheet) --mapping \(mapping) \(Self.basis)")
            #expect(done["imported"] as? Int == 2 && done["quarantined"] as? Int == 0)
            let found = try await node.answer("person find --tenant acme --email zoe@kunden.example")
            let name = (found["items"] as? [[String: Any]])?.first?["displayName"] as? String
            #expect(name == "Zoë Weiß")
            let wrong: [(String, String?)] = [
                ("{", nil), (#"{"spalten":{}}"#, "spalten"), (#"{"columns":{"Wie":"shoeSize"}}"#, "columns.Wie"),
                (#"{"columns":{"Wer":"givenName"}}"#, "columns.Wer"), (#"{"columns":[]}"#, "columns"),
            ]
            for (text, field) in wrong {
                let file = try node.folder.write("wrong.json", text)
                let run = await node.run("import people \(sheet) --mapping \(file) \(Self.basis) --json")
                #expect(run.status == .refused && run.error?["code"] as? String == "mapping-invalid", "\(run.output)")
                #expect(run.error?["field"] as? String == field, "\(text)")
            }
            #expect(await node.refusal(.missing, "import people \(sheet) --mapping /nowhere.json \(Self.basis)") != nil)
        }
    }

    @Test("import people --format vcard reads cards, whatever the file is called; a sheet as cards is refused")
    func vcard() async throws {
        try await AdminNode.withTenant { node, _ in
            let cards = try node.folder.write(
                "karten.txt",
                """
                BEGIN:VCARD\r
                VERSION:4.0\r
                FN:Änne Müller-Groß\r
                N:Müller-Groß;Änne;;Dr.;\r
                EMAIL:aenne@kunden.example\r
                TEL;TYPE=work:+49 351 1234567\r
                END:VCARD\r
                BEGIN:VCARD\r
                VERSION:3.0\r
                FN:Bodo Bär\r
                N:Bär;Bodo;;;\r
                EMAIL:kein-at\r
                END:VCARD\r

                """)
            let done = try await node.answer("import people \(cards) --format vcard \(Self.basis)")
            #expect(done["format"] as? String == "vcard" && done["rows"] as? Int == 2)
            #expect(done["imported"] as? Int == 1 && done["quarantined"] as? Int == 1, "\(done)")
            let found = try await node.answer("person find --tenant acme --phone", ["0351 1234567"])
            let name = (found["items"] as? [[String: Any]])?.first?["displayName"] as? String
            #expect(name?.contains("Müller-Groß") == true)
            let sheet = try node.folder.write("k.csv", "Vorname;E-Mail\nEva;eva@kunden.example\n")
            let refused = await node.refusal(.refused, "import people \(sheet) --format vcard \(Self.basis)")
            #expect(refused == "file-unreadable")
            #expect(await node.refusal(.usage, "import people \(sheet) --format xls \(Self.basis)") == "usage")
        }
    }

    @Test("A tenant's policy decides what may be stored: legitimate interest is refused by strict alone")
    func policy() async throws {
        try await AdminNode.withTenant { node, _ in
            let line = "tenant create --country DE --owner-email chefin@locker.example --name Locker --slug"
            let created = try await node.answer("\(line) locker --policy lawful-basis")
            #expect(Set(created.keys).isSuperset(of: ["id", "slug", "ownerInvitation"]))
            #expect(try await node.answer("tenant show locker")["policy"] as? String == "lawful-basis")
            #expect(try await node.answer("tenant show acme")["policy"] as? String == "strict")
            let file = try node.folder.write("k.csv", "Vorname;E-Mail\nEva;eva@kunden.example\n")
            let basis = "--purpose newsletter --basis legitimate-interest --source Messe"
            let strict = try await node.answer("import people \(file) \(basis) --tenant acme")
            #expect(strict["imported"] as? Int == 0 && strict["quarantined"] as? Int == 1)
            let id = try #require(strict["id"] as? String)
            let quarantine = await node.run("import quarantine \(id) --tenant acme")
            #expect(quarantine.output.contains("basis-not-allowed"), "\(quarantine.output)")
            #expect(await node.refusal(.usage, "\(line) streng --policy harsh") == "usage")
        }
    }

    @Test("A processor agreement is kept by its digest, and without one the tenant is provisional")
    func agreement() async throws {
        try await AdminNode.withTenant { node, _ in
            let file = try node.folder.write("avv.pdf", "%PDF-1.7 Vertrag zur Auftragsverarbeitung\n")
            let line = "tenant create --country DE --owner-email chefin@avv.example --name Vertrag --slug"
            let created = try await node.answer("\(line) vertrag --processor-agreement \(file)")
            #expect(created["agreementDue"] is NSNull)
            let shown = try await node.answer("tenant show vertrag")
            let digest = try Tool.run("/usr/bin/b2sum", ["-l", "256", file])
            #expect(digest?.hasPrefix(try #require(shown["agreementDigest"] as? String)) == true)
            #expect(shown["agreementDue"] is NSNull)
            let provisional = try await node.answer("tenant show acme")
            #expect(provisional["agreementDigest"] is NSNull && provisional["agreementDue"] is String)
            let missing = await node.refusal(.missing, "\(line) ohne --processor-agreement /nowhere/avv.pdf")
            #expect(missing == "file-not-found")
            #expect(await node.run("tenant show ohne").status == .missing, "nothing was made")
        }
    }

    @Test("keystore init --recovery-recipient seals to the key named, and leaves no recovery key on this machine")
    func recovery() async throws {
        try await AdminNode.with { node, _ in
            for wrong in ["obhut-recovery-1", "abc", "obhut-recovery-1" + String(repeating: "0", count: 64)] {
                let code = await node.refusal(.refused, "keystore init --recovery-recipient \(wrong)")
                #expect(code == "keystore-invalid-input", "\(wrong)")
            }
            let recipient =
                "obhut-recovery-1de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
            let dry = try await node.answer("keystore init --dry-run --recovery-recipient \(recipient)")
            #expect(dry["dryRun"] as? Bool == true)
            let made = try await node.answer("keystore init --recovery-recipient \(recipient)")
            #expect(made["recoveryRecipient"] as? String == recipient && made["recoveryKeyFile"] is NSNull)
            #expect((made["warnings"] as? [Any])?.isEmpty == true)
            let keys = node.folder.path + "/keys"
            #expect(!FileManager.default.fileExists(atPath: keys + "/recovery.key"))
            #expect(FileManager.default.fileExists(atPath: keys + "/root.key"))
            #expect(try await node.answer("keystore status")["recoveryRecipient"] as? String == recipient)
            #expect(await node.refusal(.refused, "keystore init") == "keystore-already-initialized")
        }
    }
}
