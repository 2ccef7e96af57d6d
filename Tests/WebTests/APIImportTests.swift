import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Imports over the API")
struct APIImportTests {
    /// As Excel saves it in Germany: semicolons, Windows-1252, a quoted line end, a broken row, a duplicate, a row
    /// without legal basis.
    private static let excel = """
        Anrede;Titel;Vorname;Nachname;Straße;PLZ;Ort;Telefon;E-Mail;Zweck;Rechtsgrundlage;Herkunft\r
        Frau;Dr.;Käthe;Weiß-Öztürk;"Lindenstraße 5\r
        Hinterhaus";01067;Dresden;0351 / 23125-015;kaethe@kunden.example;Kundenbetreuung;Vertrag;Auftrag 1\r
        Herr;;Jürgen;Größer;Am Süßbach 1;99084;Erfurt;;juergen@kunden.example;Kundenbetreuung;Vertrag;Auftrag 2\r
        Frau;Dr.;Käthe;Weiß-Öztürk;;;;;KAETHE@kunden.example;Kundenbetreuung;Vertrag;Auftrag 1\r
        Frau;;Zoë;Ohnegrund;;;;;zoe@kunden.example;;;\r
        Herr;;Kurt;Kaputt;;;;;kurt(at)kunden;Kundenbetreuung;Vertrag;Auftrag 4\r
        Herr;;Viel;Zu;viele;Spalten;in;dieser;zeile@kunden.example;Kundenbetreuung;Vertrag;Auftrag 5;mehr;und mehr\r
        Herr;;Willi;Werbung;;;;;willi@kunden.example;Newsletter;Einwilligung;Messe\r

        """

    private func file(_ text: String) -> APIBody {
        .bytes(Array(text.data(using: .windowsCP1252) ?? Data()), "text/csv; charset=windows-1252")
    }

    @Test(
        "an ugly German Excel file: good rows in, the others in quarantine with row number and reason, undo takes it back"
    )
    func excel() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/imports", file(Self.excel))
            #expect(made.status == 201, "\(made.text)")
            let id = try #require(made.object["id"] as? String)
            #expect(made.headers[.location] == "/api/v1/imports/\(id)")
            let counts = ["rows", "imported", "duplicates", "quarantined"].map { made.object[$0] as? Int }
            #expect(counts == [7, 2, 1, 4])
            #expect(try await world.call(.get, "/imports/\(id)").text == made.text)
            let kaethe = try #require(try await world.call(.get, "/people?q=kaethe@kunden.example").items.first)
            #expect(kaethe["familyName"] as? String == "Weiß-Öztürk")
            let address = (kaethe["addresses"] as? [[String: Any]])?.first
            #expect(address?["streetAddress"] as? String == "Lindenstraße 5\nHinterhaus")

            let quarantine = try await world.call(.get, "/imports/\(id)/quarantine")
            #expect(quarantine.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(quarantine.headers[.contentDisposition]?.contains("quarantine-\(id).csv") == true)
            let lines = quarantine.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
            #expect(lines.first?.hasPrefix("row,reason,field,Anrede,Titel,Vorname") == true)
            let reasons = lines.dropFirst().map {
                $0.split(separator: ",", maxSplits: 2).prefix(2).joined(separator: " ")
            }
            #expect(
                reasons == ["4 processing-missing", "5 email-invalid", "6 column-count", "7 evidence-missing"],
                "\(reasons)")
            #expect(try await world.call(.head, "/imports/\(id)/quarantine").status == 200)

            let again = try await world.call(.post, "/imports", file(Self.excel))
            #expect(again.object["imported"] as? Int == 0 && again.object["duplicates"] as? Int == 3)
            let undone = try await world.call(.post, "/imports/\(id)/undos")
            #expect(undone.status == 201 && undone.object["removed"] as? Int == 2)
            #expect(try await world.call(.get, "/people").items.isEmpty)
            #expect(try await world.call(.get, "/imports/\(id)").object["state"] as? String == "undone")
            let twice = try await world.call(.post, "/imports/\(id)/undos")
            #expect(twice.status == 201 && twice.object["removed"] as? Int == 0)
            let empty = try await world.call(.get, "/imports/\(id)/quarantine")
            #expect(empty.status == 200 && !empty.text.contains("zoe"))
        }
    }

    @Test("undo gives back what an update changed, and leaves what somebody edited since")
    func undoOfUpdates() async throws {
        try await APIWorld.run { world in
            let ids = [
                try await world.person(APIWorld.somebody("Ada", "ada@kunden.example")),
                try await world.person(APIWorld.somebody("Ben", "ben@kunden.example")),
            ]
            let text = "Vorname;E-Mail;Telefon\nAda;ada@kunden.example;030 111222\nBen;ben@kunden.example;030 333444\n"
            let order = "/imports?purpose=customer-care&legalBasis=contract&source=Liste&duplicates=update"
            let made = try await world.call(.post, order, .csv(text))
            #expect(made.object["updated"] as? Int == 2, "\(made.text)")
            let edited = try await world.call(
                .patch, "/people/\(ids[1])", .json(["familyName": "Bär"]), headers: [.ifMatch: "*"])
            #expect(edited.status == 200)
            let undone = try await world.call(.post, "/imports/\(made.object["id"] as? String ?? "")/undos")
            #expect(undone.object["restored"] as? Int == 1 && undone.object["kept"] as? Int == 1)
            #expect((try await world.call(.get, "/people/\(ids[0])").object["contactPoints"] as? [Any])?.count == 1)
            #expect((try await world.call(.get, "/people/\(ids[1])").object["contactPoints"] as? [Any])?.count == 2)
        }
    }

    @Test("undo takes back everything a file says of the same person, whether it created or changed her")
    func undoOfSeveralRows() async throws {
        try await APIWorld.run { world in
            let id = try await world.person(APIWorld.somebody("Ada", "ada@kunden.example"))
            let text = """
                Vorname;E-Mail;Telefon
                Ada;ada@kunden.example;030 111222
                Ada;ada@kunden.example;030 333444
                Uwe;uwe@kunden.example;030 555666
                Uwe;uwe@kunden.example;030 777888

                """
            let order = "/imports?purpose=customer-care&legalBasis=contract&source=Liste&duplicates=update"
            let made = try await world.call(.post, order, .csv(text))
            #expect(made.object["imported"] as? Int == 1 && made.object["updated"] as? Int == 3, "\(made.text)")
            let undone = try await world.call(.post, "/imports/\(made.object["id"] as? String ?? "")/undos")
            #expect(undone.object["removed"] as? Int == 1 && undone.object["restored"] as? Int == 1, "\(undone.text)")
            #expect(undone.object["kept"] as? Int == 0)
            #expect((try await world.call(.get, "/people/\(id)").object["contactPoints"] as? [Any])?.count == 1)
            #expect(try await world.call(.get, "/people").items.count == 1)
        }
    }

    @Test("a trial run says the same and leaves nothing")
    func dryRun() async throws {
        try await APIWorld.run { world in
            let before = try await world.fingerprint(without: ["read_entry", "audit_entry"])
            let trial = try await world.call(.post, "/imports?dryRun=true", file(Self.excel))
            #expect(trial.status == 200 && trial.headers[.location] == nil)
            #expect(
                ["rows", "imported", "duplicates", "quarantined"].map { trial.object[$0] as? Int } == [7, 2, 1, 4])
            #expect(try await world.fingerprint(without: ["read_entry", "audit_entry"]) == before)
            #expect(try await world.call(.get, "/imports/\(trial.object["id"] as? String ?? "")").status == 404)
        }
    }

    @Test("what is no sheet of people is refused and leaves no import behind")
    func unreadable() async throws {
        try await APIWorld.run { world in
            let files: [([UInt8], String)] = [
                ([], "file-unreadable"), (Array("\n\n\n".utf8), "file-unreadable"),
                ([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 2_000), "file-unreadable"),
                (Array("%PDF-1.7\n".utf8) + (0..<2_000).map { UInt8($0 & 0xFF) }, "file-unreadable"),
                (Array("Farbe;Größe\nrot;12\n".utf8), "mapping-missing"), (Array("{\"a\":1}".utf8), "mapping-missing"),
            ]
            for (bytes, code) in files {
                let answer = try await world.call(.post, "/imports", .bytes(bytes, "text/csv"))
                #expect(answer.status == 422, "\(code): \(answer.text)")
                #expect(["file-unreadable", "mapping-missing"].contains(answer.code), "\(code): \(answer.text)")
            }
            #expect(try await world.call(.get, "/imports").items.isEmpty)
            for mediaType in [
                "application/json", "text/plain", "application/vnd.ms-excel", "multipart/form-data; boundary=x",
            ] {
                #expect(
                    try await world.call(.post, "/imports", .bytes(Array(Self.excel.utf8), mediaType)).status == 415)
            }
        }
    }

    @Test("R-01 a file whose rows name no reason is taken whole into quarantine")
    func noReason() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(
                .post, "/imports", .csv("Vorname;E-Mail\nAda;ada@kunden.example\nBen;ben@kunden.example\n"))
            #expect(made.object["imported"] as? Int == 0 && made.object["quarantined"] as? Int == 2)
            #expect(try await world.call(.get, "/people").items.isEmpty)
        }
    }

    @Test("naughty texts in every column are stored, quarantined or refused, never a 5xx, and come back guarded")
    func naughty() async throws {
        try await APIWorld.run { world in
            let order = "/imports?purpose=customer-care&legalBasis=contract&source=Liste&duplicates=both"
            let cells = APIBadInput.naughty.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
            for column in 0..<4 {
                var text = "Vorname;Nachname;E-Mail;Telefon\n"
                for (number, cell) in cells.enumerated() {
                    var row = ["Ada", "Lovelace\(number)", "a\(number)@kunden.example", "030 1234\(number)"]
                    row[column] = cell
                    text += row.joined(separator: ";") + "\n"
                }
                let made = try await world.call(.post, order, .csv(text))
                #expect(made.status == 201, "\(column): \(made.text)")
                let sum = ["imported", "duplicates", "quarantined", "updated"].compactMap { made.object[$0] as? Int }
                    .reduce(0, +)
                #expect(made.object["rows"] as? Int == sum)
                let quarantine = try await world.call(.get, "/imports/\(made.object["id"] as? String ?? "")/quarantine")
                #expect(quarantine.status == 200)
                for line in quarantine.text.components(separatedBy: "\r\n") { #expect(!line.contains(",=cmd")) }
            }
            for bytes in APIBadInput.broken {
                let answer = try await world.call(
                    .post, order, .bytes(Array("Vorname;E-Mail\n".utf8) + bytes, "text/csv"))
                #expect([201, 422].contains(answer.status), "\(answer.text)")
            }
        }
    }

    @Test("an upload that breaks off leaves complete chunks or nothing, ends as failed, and can be undone and repeated")
    func cutOff() async throws {
        try await APIWorld.run(live: true) { world in
            let port = try #require(world.client.port)
            let rows = (0..<3_000).map { "Vorname\($0);p\($0)@kunden.example" }.joined(separator: "\n")
            let text = "Vorname;E-Mail\n" + rows + "\n"
            let path = "/api/v1/imports?purpose=customer-care&legalBasis=contract&source=Liste"
            let head = """
                POST \(path) HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer \(world.own.token)\r
                Content-Type: text/csv\r
                Content-Length: \(text.utf8.count)\r
                \r

                """
            try await RawConnection.abandon(port: port, head + text.prefix(text.count * 4 / 5))
            let clock = ContinuousClock()
            let end = clock.now + .seconds(180)
            var state = "running"
            while state == "running", clock.now < end {
                let batch = try await world.call(.get, "/imports").items.first
                state = batch?["state"] as? String ?? "running"
            }
            #expect(state == "failed")
            let batch = try #require(try await world.call(.get, "/imports").items.first)
            #expect((batch["imported"] as? Int ?? -1) % 2_000 == 0 && (batch["imported"] as? Int ?? 0) < 3_000)
            let whole = try await world.call(.post, String(path.dropFirst("/api/v1".count)), .csv(text))
            #expect(whole.status == 201)
            #expect((whole.object["imported"] as? Int ?? 0) + (whole.object["duplicates"] as? Int ?? 0) == 3_000)
            let undone = try await world.call(.post, "/imports/\(batch["id"] as? String ?? "")/undos")
            #expect(undone.status == 201 && undone.object["removed"] as? Int == batch["imported"] as? Int)
        }
    }

    @Test(
        "vCards come in like rows; what cannot be read waits in quarantine, a repeat adds nothing, undo takes it back")
    func cards() async throws {
        let file = """
            BEGIN:VCARD\r\nVERSION:3.0\r\nN:Yılmaz;Özlem;;Dr.;\r\nEMAIL;TYPE=WORK:oezlem@kunden.example\r\nEND:VCARD\r
            BEGIN:VCARD\r\nVERSION:2.1\r\nN:Weiß;Käthe\r\nEMAIL:kaethe(at)kunden\r\nEND:VCARD\r

            """
        let query = "/imports?purpose=customer-care&legalBasis=contract&source=Telefon"
        try await APIWorld.run { world in
            let made = try await world.call(.post, query, .bytes(Array(file.utf8), "text/vcard"))
            #expect(made.status == 201, "\(made.text)")
            #expect(made.object["format"] as? String == "vcard")
            let counts = ["rows", "imported", "duplicates", "quarantined"].map { made.object[$0] as? Int }
            #expect(counts == [2, 1, 0, 1])
            let person = try #require(try await world.call(.get, "/people?q=oezlem@kunden.example").items.first)
            #expect(person["honorificPrefix"] as? String == "Dr.")
            let id = try #require(made.object["id"] as? String)
            let quarantine = try await world.call(.get, "/imports/\(id)/quarantine").text
            #expect(quarantine.contains("2,email-invalid,contactPoints.email,,Käthe,,Weiß,,,,kaethe(at)kunden,"))
            let again = try await world.call(.post, query, .bytes(Array(file.utf8), "text/vcard"))
            #expect(again.object["imported"] as? Int == 0 && again.object["duplicates"] as? Int == 1)
            let undone = try await world.call(.post, "/imports/\(id)/undos")
            #expect(undone.object["removed"] as? Int == 1)
            #expect(
                try await world.call(.post, "/imports", .csv("BEGIN:VCARD\n")).object["code"] as? String
                    == "file-unreadable")
        }
    }
}
