import Admin
import Foundation
import Postgres
import TestSupport
import Testing

struct AdminComplianceTests {
    private static func line(_ number: String, _ document: [String: Any]?) -> [String: Any]? {
        (document?["items"] as? [[String: Any]])?.first { $0["requirement"] as? String == number }
    }

    @Test("All 70 requirements are listed, honestly: what is not built is not met, and the command ends with 1")
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
            #expect(document["clockOffset"] is NSNull && document["tenants"] as? [String] == ["acme"])
            for item in items {
                let state = try #require(item["state"] as? String)
                #expect(["met", "not-met", "not-applicable"].contains(state))
                #expect((item["reason"] is String) == (state != "met"), "\(item)")
            }
            #expect(Self.line("R-02", document)?["state"] as? String == "met")
            let people = await node.run("compliance check")
            #expect(people.status == .failed && people.output.contains("R-65") && people.output.contains("not met"))
            #expect(await node.run("compliance check --tenant nobody --json").status == .missing)
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
