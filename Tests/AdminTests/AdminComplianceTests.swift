import Admin
import Foundation
import Postgres
import TestSupport
import Testing

struct AdminComplianceTests {
    private static func line(_ number: String, _ document: [String: Any]?) -> [String: Any]? {
        (document?["items"] as? [[String: Any]])?.first { $0["requirement"] as? String == number }
    }

    @Test("All 70 requirements are listed, honestly: what is not built is not met, and what fails here ends with 1")
    func check() async throws {
        try await AdminNode.withTenant { node, _ in
            let run = await node.run("compliance check --json")
            #expect(run.status == .failed && run.error?["code"] as? String == "not-compliant")
            let document = try #require(run.document)
            let items = try #require(document["items"] as? [[String: Any]])
            #expect(items.count == 70)
            let summary = try #require(document["summary"] as? [String: Any])
            let counts = ["met", "notMet", "notApplicable"].compactMap { summary[$0] as? Int }
            #expect(counts.count == 3 && counts.reduce(0, +) == 70 && counts[0] > 30)
            let failing = try #require(summary["failing"] as? Int)
            #expect(failing > 0 && failing <= counts[1])
            #expect(document["clockOffset"] is NSNull && document["tenants"] as? [String] == ["acme"])
            for item in items {
                let state = try #require(item["state"] as? String)
                #expect(["met", "not-met", "not-applicable"].contains(state))
                #expect((item["reason"] is String) == (state != "met"), "\(item)")
            }
            #expect(Self.line("R-02", document)?["state"] as? String == "met")
            let people = await node.run("compliance check")
            #expect(people.status == .failed && people.output.contains("R-65") && people.output.contains("not met !"))
            #expect(await node.run("compliance check --tenant nobody --json").status == .missing)
        }
    }

    @Test("Where no check of the installation fails the command ends with 0, and what is not built stays listed")
    func sound() async throws {
        try await AdminNode.with { node, _ in
            _ = try await node.answer("keystore init")
            _ = try await node.answer("database migrate")
            let agreement = try node.folder.write("avv.pdf", "%PDF-1.7 Vertrag zur Auftragsverarbeitung\n")
            _ = try await node.answer(
                "tenant create --slug acme --country DE --owner-email inhaber@acme.example --name Acme "
                    + "--processor-agreement \(agreement)")
            var sound = node
            sound.environment["OBHUT_KEY_BACKUP_DIRS"] = "\(node.folder.path)/copies-a:\(node.folder.path)/copies-b"
            sound.environment["OBHUT_NODE_COUNTRY"] = "DE"
            let document = try await sound.answer("compliance check")
            let summary = try #require(document["summary"] as? [String: Any])
            #expect(summary["failing"] as? Int == 0 && (summary["notMet"] as? Int ?? 0) > 0)
            #expect((document["items"] as? [Any])?.count == 70)
        }
    }

    @Test(
        "R-65 a tenant without a processor agreement is named, the clock's offset is shown, and so is a broken schema")
    func findings() async throws {
        try await AdminNode.withTenant { node, database in
            var moved = node
            moved.environment["OBHUT_CLOCK_OFFSET"] = "P3Y"
            let document = await moved.run("compliance check --tenant acme --json").document
            #expect(document?["clockOffset"] as? String == "P36M")
            let agreement = Self.line("R-65", document)
            #expect(agreement?["state"] as? String == "not-met")
            #expect((agreement?["reason"] as? String)?.contains("acme") == true)
            #expect(Self.line("R-36", document)?["state"] as? String == "not-met", "deadlines follow the moved clock")
            _ = try await database.client(as: .superuser).segment(
                ["ALTER TABLE person NO FORCE ROW LEVEL SECURITY"], lane: .write)
            let broken = await node.run("compliance check --json").document
            #expect(Self.line("R-61", broken)?["state"] as? String == "not-met")
            #expect(Self.line("R-36", broken)?["state"] as? String == "met")
        }
    }

    @Test("Retention looks ahead, asks before it erases, and erases whom nothing carries any more")
    func retention() async throws {
        try await AdminNode.withTenant { node, _ in
            let file = try node.folder.write(
                "kunden.csv", "Vorname;Nachname;E-Mail\nErika;Müller-Lüdenscheid;erika@kunden.example\n")
            _ = try await node.answer(
                "import people \(file) --tenant acme --purpose customer-care --basis contract --source Altsystem")
            let today = try await node.answer("retention run --dry-run --tenant acme")
            #expect((today["items"] as? [Any])?.isEmpty == true && today["due"] as? Int == 0)
            var later = node
            later.environment["OBHUT_CLOCK_OFFSET"] = "P5Y"
            let looked = try await later.answer("retention run --dry-run --tenant acme")
            #expect(looked["due"] as? Int == 1 && looked["dryRun"] as? Bool == true)
            #expect(
                Self.line("R-22", await later.run("compliance check --json").document)?["state"] as? String == "not-met"
            )
            #expect(await later.run("retention run --tenant acme").status == .usage, "nobody said that it is meant")
            #expect(await later.run("retention run --tenant acme", answering: "nein").status == .failed)
            let done = try await later.answer("retention run --tenant acme --yes")
            let item = try #require((done["items"] as? [[String: Any]])?.first)
            #expect(item["state"] as? String == "erased" && item["erasureId"] is String && done["erased"] as? Int == 1)
            let found = try await later.answer("person find --tenant acme --email erika@kunden.example")
            #expect((found["items"] as? [Any])?.isEmpty == true)
            #expect((try await later.answer("retention holds --tenant acme")["items"] as? [Any])?.isEmpty == true)
            let rules = try await node.answer("retention rules --tenant acme")
            #expect(
                (rules["items"] as? [[String: Any]])?.contains { $0["code"] as? String == "evidence.proof" } == true)
        }
    }

    @Test("R-57 lifting the hold of somebody whom nothing else carries erases her: looking says so, and it asks first")
    func hold() async throws {
        try await AdminNode.withTenant { node, _ in
            let file = try node.folder.write("k.csv", "Vorname;Nachname;E-Mail\nErika;Groß;erika@kunden.example\n")
            _ = try await node.answer(
                "import people \(file) --tenant acme --purpose customer-care --basis contract --source Alt")
            let found = try await node.answer("person find --email erika@kunden.example --tenant acme")
            let person = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)
            _ = try await node.answer("person hold \(person) --reason dispute --tenant acme")
            let lift = "person hold \(person) --reason dispute --lift --tenant acme"
            let carried = try await node.answer(lift + " --dry-run")
            #expect(carried["erases"] as? Bool == false && carried["holds"] as? [String] == ["dispute"])
            var later = node
            later.environment["OBHUT_CLOCK_OFFSET"] = "P5Y"
            let looked = try await later.answer(lift + " --dry-run")
            #expect(looked["erases"] as? Bool == true && looked["dryRun"] as? Bool == true)
            #expect(await later.run(lift).status == .usage, "nobody said that it is meant")
            let declined = await later.run(lift, answering: "nein")
            #expect(declined.status == .failed && declined.errors.contains("erase her for good"))
            let lifted = try await later.answer(lift + " --yes")
            #expect(lifted["erasureId"] is String)
        }
    }

    @Test("The record of processing is a page or a document, processors are listed, and a breach is opened and closed")
    func papers() async throws {
        try await AdminNode.withTenant { node, _ in
            let page = await node.run("compliance record-of-processing --tenant acme --format html --language en")
            #expect(page.status == .done && page.output.contains("Record of processing activities"))
            #expect(page.output.contains("Gärtnerei Groß &amp; Söhne"))
            let german = await node.run("compliance record-of-processing --tenant acme")
            #expect(german.output.contains("Verzeichnis von Verarbeitungstätigkeiten"))
            let document = try await node.answer("compliance record-of-processing --tenant acme")
            #expect(document["schema"] as? String == "obhut-processing-record-1")
            let plain = await node.run("compliance record-of-processing --tenant acme --format json")
            #expect(plain.output.hasPrefix("{"))
            let processors = try await node.answer("compliance processors --tenant acme")
            #expect((processors["items"] as? [[String: Any]])?.first?["service"] as? String == "hosting")

            let opened = try await node.answer(
                "compliance breach open --kind confidentiality --people 7 --keys-exposed --tenant acme --reason T-9")
            let id = try #require(opened["id"] as? String)
            #expect(opened["state"] as? String == "open" && opened["dueAt"] is String)
            #expect(
                await node.refusal(.refused, "compliance breach close \(id) --outcome no-risk --tenant acme")
                    == "value-not-allowed")
            let closed = try await node.answer(
                "compliance breach close \(id) --outcome authority-and-people --tenant acme")
            #expect(closed["state"] as? String == "closed" && closed["late"] as? Bool == false)
            let list = try await node.answer("compliance breach list --tenant acme")
            #expect((list["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [id])
            #expect(
                await node.run("compliance breach close \(UUID().uuidString) --outcome no-risk --tenant acme").status
                    == .missing)
        }
    }
}
