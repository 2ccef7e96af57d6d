import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

@Suite struct ImportTests {
    /// As a German Excel writes it: semicolons, Windows-1252, quoted line ends, a broken row, a duplicate, a row without basis.
    static let ugly: [UInt8] = Array(
        """
        Anrede;Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Bemerkung;Zweck;Rechtsgrundlage;Quelle\r
        Frau;Anna;Groß;anna.gross@kunden.example;030/23125-001;Lindenstraße 5;10115;Berlin;"ruft gern\r
        abends an";customer-care;Vertrag;Auftrag 4711\r
        Herr;Björn;Müller;bjoern@kunden.example;+49 30 23125002;;;;;customer-care;Vertrag;Auftrag 4712\r
        Herr;Cem;"Öztürk;kaputt;;;;;;customer-care;Vertrag;Auftrag 4713\r
        Frau;ANNA;GROSS;Anna.Gross@Kunden.example;;;;;;customer-care;Vertrag;Auftrag 4711\r
        Frau;Dörte;Ohnegrund;doerte@kunden.example;;;;;;customer-care;;Messe\r
        Frau;Elif;Yılmaz;keine-adresse;;;;;;customer-care;Vertrag;Auftrag 4714\r

        """.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "ı": [UInt8(ascii: "i")]
            default: scalar.value < 256 ? [UInt8(scalar.value)] : [UInt8(ascii: "?")]
            }
        })

    private func run(
        _ bytes: [UInt8], _ fixture: StoreFixture, _ order: ImportOrder = ImportOrder()
    ) async throws -> ImportBatch {
        // In awkward pieces, as a network delivers them.
        var rest = bytes[...]
        return try await ImportPeople(fixture.store)(order, by: fixture.actor) {
            if rest.isEmpty { return nil }
            let piece = Array(rest.prefix(97))
            rest = rest.dropFirst(97)
            return piece
        }
    }

    private func people(_ fixture: StoreFixture) async throws -> [StoredPerson] {
        try await ReadPeople(fixture.store).page(after: nil, limit: 200, by: fixture.actor).people
    }

    private func quarantine(_ batch: ImportBatch, _ fixture: StoreFixture) async throws -> String {
        var file = try await ReadImports(fixture.store).quarantine(batch.id, by: fixture.actor)
        var text = ""
        while let bytes = try await file.next() { text += String(decoding: bytes, as: UTF8.self) }
        return text
    }

    @Test("R-27 an ugly German file lands its good rows and keeps the others with row number and reason")
    func ugly() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await run(Self.ugly, fixture)
            #expect(batch.state == .completed)
            #expect(batch.counts.rows == 6)
            #expect(batch.counts.imported == 2)
            #expect(batch.counts.duplicates == 1)
            #expect(batch.counts.quarantined == 3)
            let names = try await people(fixture).map(\.profile.displayName)
            #expect(names.contains("Björn Müller") || names.contains("Herr Björn Müller"))
            let anna = try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: fixture.actor)
            #expect(anna.first?.profile.familyName == "Groß")
            #expect(anna.first?.profile.addresses.first?.addressLocality == "Berlin")
            let lines = try await quarantine(batch, fixture)
            #expect(lines.hasPrefix("row,reason,field,Anrede,Vorname,Nachname"))
            #expect(lines.contains("3,quote-broken,"))
            #expect(lines.contains("5,processing-missing,legalBasis,Frau,Dörte,Ohnegrund"))
            #expect(lines.contains("6,email-invalid,contactPoints.email"))
        }
    }

    @Test("Who imports is told what was read as what, what was left out and why rows are kept back, before and after")
    func told() async throws {
        try await StoreFixture.with { fixture in
            for isDryRun in [true, false] {
                var pieces = [Self.ugly]
                let result = try await ImportPeople(fixture.store).result(
                    ImportOrder(isDryRun: isDryRun), by: fixture.actor
                ) { pieces.popLast() }
                #expect(result.columns.map(\.column).prefix(3) == [0, 1, 2])
                #expect(result.columns.map(\.target).prefix(3) == [.salutation, .givenName, .familyName])
                #expect(result.unreadColumns == [9] && result.unreadProperties.isEmpty)
                #expect(result.reasons == ["quote-broken": 1, "processing-missing": 1, "email-invalid": 1])
            }
        }
    }

    @Test("R-27 a purpose that the business does not have is refused before a row is read")
    func unknownPurpose() async throws {
        try await StoreFixture.with { fixture in
            let order = ImportOrder(purpose: "weltherrschaft", legalBasis: .contract, source: "Messe")
            let refusal = await #expect(throws: Refusal.self) { try await run(Self.ugly, fixture, order) }
            #expect(refusal?.code == RefusalCode.purposeUnknown.rawValue && refusal?.field == "purpose")
            let taken = try await people(fixture)
            #expect(taken.isEmpty)
        }
    }

    @Test("A repeat of the file adds nothing twice, and what was cut off is completed by it")
    func repeats() async throws {
        try await StoreFixture.with { fixture in
            _ = try await run(Self.ugly, fixture)
            let again = try await run(Self.ugly, fixture)
            #expect(again.counts.imported == 0)
            #expect(again.counts.duplicates == 3)
            #expect(try await people(fixture).count == 2)
        }
    }

    @Test("Undo removes whom the import created, spares whom somebody edited since, and empties its quarantine")
    func undo() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await run(Self.ugly, fixture)
            let anna = try #require(
                try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: fixture.actor).first)
            _ = try await ChangePerson(fixture.store)(anna.id, version: 1, by: fixture.actor) {
                $0.profile.honorificPrefix = "Dr."
            }
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.removed == 1)
            #expect(try await people(fixture).map(\.id) == [anna.id])
            #expect(try await quarantine(batch, fixture) == "row,reason,field\r\n")
            #expect(try await ReadImports(fixture.store).one(batch.id, by: fixture.actor).state == .undone)
        }
    }

    @Test("Update takes the row's values into a living person, and undo gives back what she was")
    func update() async throws {
        try await StoreFixture.with { fixture in
            _ = try await run(Self.ugly, fixture)
            let file = Array(
                """
                Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;anna.gross@kunden.example;030 23125099;customer-care;Vertrag;Nachtrag
                Björn;Müller;bjoern@kunden.example;030 23125002;customer-care;Vertrag;Nachtrag
                """.utf8)
            var order = ImportOrder()
            order.duplicates = .update
            let batch = try await run(file, fixture, order)
            #expect(batch.counts.updated >= 1)
            #expect(try await ReadPeople(fixture.store).with("030 23125099", .telephone, by: fixture.actor).count == 1)
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.restored == Int(batch.counts.updated))
            let found = try await ReadPeople(fixture.store).with("030 23125099", .telephone, by: fixture.actor)
            #expect(found.isEmpty)
            #expect(try await people(fixture).count == 2)
        }
    }

    @Test("A dry run says what would happen and stores nothing")
    func dryRun() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await run(Self.ugly, fixture, ImportOrder(isDryRun: true))
            #expect(batch.counts.imported == 2)
            #expect(batch.counts.quarantined == 3)
            let stored = try await people(fixture)
            #expect(stored.isEmpty)
            let imports = try await ReadImports(fixture.store).page(after: nil, limit: 10, by: fixture.actor).imports
            #expect(imports.isEmpty)
        }
    }

    @Test("A file that is none, and one without a column to read, are refused before anything is stored")
    func refused() async throws {
        try await StoreFixture.with { fixture in
            let unreadable = await #expect(throws: Refusal.self) {
                try await run([0x50, 0x4B, 0x03, 0x04, 0, 1, 2, 3], fixture)
            }
            #expect(unreadable?.code == "file-unreadable")
            let unmapped = await #expect(throws: Refusal.self) { try await run(Array("a;b\n1;2\n".utf8), fixture) }
            #expect(unmapped?.code == "mapping-missing")
            let imports = try await ReadImports(fixture.store).page(after: nil, limit: 10, by: fixture.actor).imports
            #expect(imports.isEmpty)
        }
    }

    @Test("Five thousand rows with duplicates across chunks land once each")
    func chunks() async throws {
        try await StoreFixture.with { fixture in
            var file = "Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle\n"
            for number in 0..<5_000 {
                let same = number % 10 == 9 ? number - 9 : number
                file += "Vor\(same);Nach\(same);p\(same)@kunden.example;customer-care;Vertrag;Alt\n"
            }
            let batch = try await run(Array(file.utf8), fixture)
            #expect(batch.counts.rows == 5_000)
            #expect(batch.counts.imported == 4_500)
            #expect(batch.counts.duplicates == 500)
        }
    }
}
