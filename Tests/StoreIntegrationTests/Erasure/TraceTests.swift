import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing

@testable import Store

/// What is left of somebody who was erased, and of rows that may speak of her.
@Suite struct TraceTests {
    private static let declaration = ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file")

    /// The tables that hold an id in any spelling, but for those that say that she was erased.
    private static func tables(with id: UUID, _ client: PostgresClient) async throws -> Set<String> {
        let columns = try await client.segment(
            [
                """
                SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'
                    AND data_type IN ('uuid', 'text', 'bytea', 'ARRAY', 'jsonb', 'json')
                """
            ], lane: .read)
        let spellings = [id.uuidString.lowercased(), id.uuidString.lowercased().replacing("-", with: "")]
        var found: Set<String> = []
        for row in columns[0] {
            let (table, column) = try row.decode(String.self, String.self)
            let rows = try await client.segment(
                [
                    """
                    SELECT count(*) FROM \(identifier: try PostgresIdentifier(table))
                    WHERE \(identifier: try PostgresIdentifier(column))::text LIKE ANY (\(spellings.map { "%\($0)%" }))
                    """
                ], lane: .read)
            if try rows[0][0].decode(Int64.self) > 0 { found.insert(table) }
        }
        return found.subtracting([
            "subject", "erasure", "erasure_receipt", "audit_entry", "read_entry", "event_slot",
        ])
    }

    private static func number(_ query: PostgresQuery, _ client: PostgresClient) async throws -> Int64 {
        let rows = try await client.segment([query], lane: .read)
        return try rows[0][0].decode(Int64.self)
    }

    @Test(
        "R-49 of a person who was restricted, freed, restricted again and erased no row, no key and no sealed event is left",
        arguments: [false, true])
    func restricted(isJoined: Bool) async throws {
        try await StoreFixture.with { fixture in
            let client = fixture.database.smallClient(as: .superuser)
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let restrict = RestrictPerson(fixture.store)
            _ = try await restrict(id, reason: .contested, by: fixture.actor)
            fixture.clock.advance(by: 60)
            _ = try await restrict.lift(id, notifiedAt: fixture.clock.now, by: fixture.actor)
            _ = try await restrict(id, reason: .unlawful, by: fixture.actor)
            if isJoined {
                let kept = try await CreatePerson(fixture.store)(
                    PersonInput(
                        profile: PersonProfile(givenName: "Anna", familyName: "Gross"),
                        processing: StoreFixture.anna.processing), by: fixture.actor)
                _ = try await MergePeople(fixture.store, declaration: Self.declaration)(
                    MergeOrder(kept: kept, dropped: id), by: fixture.actor)
                #expect(try await restrict.standing(on: kept, by: fixture.actor)?.reason == .unlawful)
            } else {
                _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            }
            #expect(try await Self.tables(with: id, client) == [])
            #expect(try await Self.number("SELECT count(*) FROM wrapped_key WHERE subject_id = \(id)", client) == 0)
            #expect(
                try await Self.number(
                    "SELECT count(*) FROM event_slot WHERE subject_id = \(id) AND sealed IS NOT NULL", client) == 0)
            #expect(
                try await Self.number("SELECT count(*) FROM event_slot WHERE subject_id = \(id)", client) == 4,
                "three events of hers and her erasure stay chained")
            #expect(
                try await fixture.operatorStore.reconcileLedger() == 0, "the file knows restrictions that the log knows"
            )
            let sequencer = Sequencer(fixture.store)
            repeat {
                try await sequencer.sealAll(fixture.tenant.id)
            } while try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).unsealed > 0
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            await client.shutdown()
        }
    }

    @Test("R-49 proof of a consent keeps the evidence key, and only it")
    func evidence() async throws {
        try await StoreFixture.with { fixture in
            let client = fixture.database.smallClient(as: .superuser)
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await RestrictPerson(fixture.store)(id, reason: .contested, by: fixture.actor)
            _ = try await client.segment(
                [
                    """
                    INSERT INTO consent_event (tenant_id, id, subject_id, purpose_code, channel, state, method, at, sealed)
                    VALUES (\(fixture.tenant.id), gen_random_uuid(), \(id), 'newsletter', 'email', 'ConsentGiven', 'form',
                        \(fixture.clock.now), sha256('proof'))
                    """
                ], lane: .write)
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(
                try await Self.number(
                    "SELECT count(*) FROM wrapped_key WHERE subject_id = \(id) AND compartment = 3", client) == 1)
            #expect(try await Self.number("SELECT count(*) FROM wrapped_key WHERE subject_id = \(id)", client) == 1)
            #expect(try await Self.tables(with: id, client) == ["wrapped_key", "consent_event"])
            await client.shutdown()
        }
    }

    private func left(_ batch: ImportBatch, _ fixture: StoreFixture) async throws -> String {
        var file = try await ReadImports(fixture.store).quarantine(batch.id, by: fixture.actor)
        var text = ""
        while let bytes = try await file.next() { text += String(decoding: bytes, as: UTF8.self) }
        return text
    }

    @Test("R-59 an erasure finds quarantined rows by addresses that she had, and by numbers in defective rows")
    func earlierAddresses() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let batch = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Telefon
                Anna;Früher;anna.gross@kunden.example;
                Anna;Danach;anna.danach@kunden.example;
                Anna;Nummer;keine-adresse;030 23125001
                Berta;Bleibt;berta@kunden.example;030 99
                """, fixture)
            #expect(batch.counts.quarantined == 4)
            let change = ChangePerson(fixture.store)
            for address in ["anna.danach@kunden.example", "anna.jetzt@kunden.example"] {
                _ = try await change(id, version: nil, by: fixture.actor) { edit in
                    edit.profile.contactPoints[0] = ContactPoint(kind: .email, value: address)
                }
            }
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            let text = try await left(batch, fixture)
            #expect(!text.contains("Früher") && !text.contains("Danach") && !text.contains("Nummer"), "\(text)")
            #expect(text.contains("Bleibt"))
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("R-59 what an import kept for its undo says which addresses she had")
    func undoneAddresses() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Anna", familyName: "Groß",
                        contactPoints: [
                            ContactPoint(kind: .email, value: "anna.gross@kunden.example"),
                            ContactPoint(kind: .telephone, value: "030 23125001"),
                        ]), processing: StoreFixture.anna.processing), by: fixture.actor)
            let update = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;anna.gross@kunden.example;030 23125002;customer-care;contract;Altbestand
                """, fixture, ImportOrder(duplicates: .update))
            #expect(update.counts.updated == 1)
            _ = try await ChangePerson(fixture.store)(id, version: nil, by: fixture.actor) { edit in
                edit.profile.contactPoints = [ContactPoint(kind: .telephone, value: "030 23125003")]
            }
            // The row comes after she gave that address up.
            let batch = try await ErasureTests.importing(
                "Vorname;Nachname;E-Mail\nAnna;Später;anna.gross@kunden.example\n", fixture)
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await !left(batch, fixture).contains("Später"))
        }
    }

    @Test("R-59 a plan says how many rows no address can be read in, and a quarantine ends after its month")
    func unreadable() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let text = "Vorname;Nachname;E-Mail\nAnna;Ohne;\nAnna;Mit;anna@woanders.example\n"
            let batch = try await ErasureTests.importing(text, fixture)
            let erase = fixture.erase
            func plan() async throws -> ErasurePlan {
                try await erase.plan(id, reason: .noLongerNeeded, by: fixture.actor)
            }
            #expect(try await plan().unreadableRows == 1)
            fixture.clock.advance(by: 29 * 86_400)
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.dropExpiredQuarantine() == 0)
            let second = try await ErasureTests.importing(text, fixture)
            fixture.clock.advance(by: 2 * 86_400)
            try await ImportQueue(fixture.store, logger: .quiet).forgetExpired()
            #expect(try await plan().unreadableRows == 1, "the later one waits")
            #expect(try await ReadImports(fixture.store).one(batch.id, by: fixture.actor).counts.quarantined == 0)
            #expect(try await ReadImports(fixture.store).one(second.id, by: fixture.actor).counts.quarantined == 2)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("No more rows wait in quarantine than its bound")
    func bounded() async throws {
        try await StoreFixture.with { fixture in
            let scope = fixture.store.scoped(to: fixture.actor)
            let batch = try await scope.beginImport(format: "csv", duplicates: .skip)
            func take(_ rows: ClosedRange<Int64>) async throws {
                try await scope.importChunk(
                    batch, from: rows.lowerBound, to: rows.upperBound + 1, people: [], updates: [],
                    quarantine: rows.map {
                        QuarantineDraft(
                            row: $0, reason: "processing-missing", field: nil,
                            record: ImportRowRecord([("Name", "Zeile \($0)")]), contactPoints: [])
                    }, counts: ImportBatch.Counts(), waiting: 3)
            }
            try await take(1...3)
            let refusal = await #expect(throws: Refusal.self) { try await take(4...4) }
            #expect(refusal?.code == "too-many" && refusal?.kind == .refused)
        }
    }
}
