import Foundation
import Testing

/// What an operator and a client of the API do in the first hour.
struct JourneyTests {
    @Test("From a file to a receipt: import, repeat, quarantine, find, erase, verify, blocked return, undo, audit")
    func journey() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let file = try installation.write("kunden.csv", GermanFile.bytes)

            let first = try await desk.importFile(file)
            #expect(first.rows.int == 7 && first.imported.int == 3 && first.duplicates.int == 1)
            #expect(first.quarantined.int == 3 && first.state.string == "completed")
            let again = try await desk.importFile(file)
            #expect(again.imported.int == 0 && again.duplicates.int == 4 && again.quarantined.int == 3)
            try await quarantine(of: first, desk, daemon)

            let found = try await findEverywhere(desk, daemon)
            try await eraseAndProve(found, desk, daemon, file: file)
            try await undo(desk, daemon)

            let verified = try await installation.obhut("audit", "verify")
            #expect(verified.code == 0, "\(verified)")
            #expect(try verified.json.valid.bool == true)
        }
    }

    private func quarantine(of batch: JSON, _ desk: Desk, _ daemon: Daemon) async throws {
        let id = try #require(batch.id.string)
        let answer = try await desk.obhut("import", "quarantine", id)
        #expect(answer.code == 0, "\(answer)")
        let lines = answer.text.components(separatedBy: "\r\n")
        #expect(lines.first?.hasPrefix("row,reason,field,Anrede,Vorname") == true, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("2,processing-missing") && $0.contains("Jörg") }, "\(lines)")
        #expect(lines.contains { $0.contains("processing-missing") || $0.contains("Kaputt") })
        let http = try await daemon.client(desk.workspace.token).get("/api/v1/imports/\(id)/quarantine")
        #expect(http.status == 200 && http.text == answer.text)
    }

    /// The same person by every notation of her address and number, on both ways.
    private func findEverywhere(_ desk: Desk, _ daemon: Daemon) async throws -> String {
        var ids: Set<String> = []
        for (option, notation) in [
            ("--email", "aenne.mueller@kunden.example"), ("--email", " AENNE.Mueller@Kunden.EXAMPLE "),
            ("--phone", "0351 / 123 45-67"), ("--phone", "+49 351 1234567"), ("--phone", "0049(351)1234567"),
        ] {
            let answer = try await desk.obhut("person", "find", option, notation)
            #expect(answer.code == 0, "\(answer)")
            #expect(try answer.json.items.list.count == 1, "\(notation): \(answer)")
            #expect(try answer.json.items[0].displayName.string?.contains("Müller-Groß") == true)
            ids.insert(try answer.json.items[0].id.string ?? "")
            let query = notation.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let http = try await daemon.client(desk.workspace.token).get("/api/v1/people?q=\(query)")
            #expect(try http.json.items[0].id.string.map { ids.contains($0) } == true, "\(notation): \(http.text)")
        }
        #expect(ids.count == 1)
        let none = try await desk.obhut("person", "find", "--email", "niemand@kunden.example")
        #expect(try none.code == 0 && none.json.items.list.isEmpty)
        return ids.first ?? ""
    }

    private func eraseAndProve(_ person: String, _ desk: Desk, _ daemon: Daemon, file: String) async throws {
        let client = daemon.client(desk.workspace.token)
        let plan = try await desk.obhut("person", "erasure-plan", person)
        #expect(plan.code == 0, "\(plan)")
        #expect(try await client.get("/api/v1/people/\(person)").status == 200)
        let refused = try await desk.obhut("person", "erase", person, "--reason", "art-17-1-a")
        #expect(refused.code == 64, "nobody was asked: \(refused)")
        let erased = try await desk.obhut("person", "erase", person, "--reason", "art-17-1-a", "--suppress", "--yes")
        #expect(erased.code == 0, "\(erased)")
        #expect(try erased.json.personId.string == person)
        #expect(try await client.get("/api/v1/people/\(person)").status == 404)
        #expect(try await desk.obhut("person", "show", person).code == 3)
        #expect(try await desk.obhut("person", "erase", person, "--reason", "art-17-1-a", "--yes").code == 3)

        try await verify(try #require(try erased.json.erasureId.string), desk, client)

        let back = try await desk.importFile(file)
        #expect(back.imported.int == 0 && back.quarantined.int == 5, "\(back)")
        // She may come back as a customer, by a contract of her own, under another id.
        let answer = try await client.post(
            "/api/v1/people", People.body("Müller-Groß", email: "Aenne.Mueller@kunden.example"))
        #expect(answer.status == 201, "\(answer.text)")
        #expect(try answer.json.id.string != person)
    }

    /// The receipt holds offline, and no other document does.
    private func verify(_ erasure: String, _ desk: Desk, _ client: HTTPClient) async throws {
        let receipt = try await desk.obhut("erasure", "receipt", erasure)
        #expect(receipt.code == 0, "\(receipt)")
        #expect(
            try await client.get("/api/v1/erasures/\(erasure)/receipt").text
                == receipt.text.trimmingCharacters(in: .newlines))
        // Short digits would be found in the random names of keys by chance.
        for value in ["Müller", "Änne", "aenne", "3511234567"] { #expect(!receipt.text.contains(value)) }
        let path = try desk.installation.write("beleg.json", receipt.output)
        let valid = try await desk.installation.obhut("erasure", "verify", path)
        #expect(try valid.code == 0 && valid.json.valid.bool == true, "\(valid)")
        for (old, new) in [
            ("\"erasureId\":\"", "\"erasureId\":\"0"), ("reached", "pending"), ("\"version\":1", "\"version\":2"),
        ] {
            let forged = receipt.text.replacing(old, with: new, maxReplacements: 1)
            #expect(forged != receipt.text)
            let other = try desk.installation.write("falsch.json", Array(forged.utf8))
            #expect(try await desk.installation.obhut("erasure", "verify", other).code == 2)
        }
    }

    private func undo(_ desk: Desk, _ daemon: Daemon) async throws {
        let client = daemon.client(desk.workspace.token)
        let csv = "Vorname;Nachname;E-Mail\nUdo;Übel;udo@kunden.example\nZoë;Öztürk;zoe.neu@kunden.example\n"
        let file = try desk.installation.write("neu.csv", Array(csv.utf8))
        let before = try await count(desk)
        let batch = try await desk.importFile(
            file, "--purpose", "customer-care", "--basis", "contract", "--source", "Messe")
        #expect(batch.imported.int == 2)
        #expect(try await count(desk) == before + 2)
        let id = try #require(batch.id.string)
        let undone = try await desk.obhut("import", "undo", id, "--yes")
        #expect(try undone.code == 0 && undone.json.removed.int == 2, "\(undone)")
        #expect(try await count(desk) == before)
        #expect(try await client.get("/api/v1/imports/\(id)").json.state.string == "undone")
        #expect(try await desk.obhut("person", "find", "--email", "udo@kunden.example").json.items.list.isEmpty)
    }

    private func count(_ desk: Desk) async throws -> Int {
        try await Superuser(installation: desk.installation).number("SELECT count(*) FROM person")
    }
}
