import Domain
import Foundation
import Logging
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@Suite struct ErasureTests {
    @Test(
        "R-49 an erasure leaves no row, token or wrapped key of the person, and its receipt verifies and names nobody")
    func erases() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let erased = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            let refusal = await #expect(throws: Refusal.self) {
                try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            }
            #expect(refusal?.kind == .notFound)
            let client = fixture.database.client(as: .superuser)
            for table in ["person", "contact_point", "processing_ground", "wrapped_key", "consent", "import_row"] {
                let column = ["person": "id", "contact_point": "person_id"][table] ?? "subject_id"
                let rows = try await client.segment(
                    [
                        """
                        SELECT count(*) FROM \(identifier: try PostgresIdentifier(table))
                        WHERE \(identifier: try PostgresIdentifier(column)) = \(id)
                        """
                    ], lane: .read)
                #expect(try rows[0][0].decode(Int64.self) == 0, "\(table)")
            }
            let receipt = try await ReadErasures(fixture.store).receipt(of: erased.id, by: fixture.actor)
            let keys = fixture.store.vault.exportPublicKeys().map(\.publicKey)
            try VerifyReceipt(trusting: keys)(Array(receipt.utf8))
            #expect(receipt.contains("\"keys-deleted\""))
            for value in ["Groß", "kunden.example", "Lindenstra"] { #expect(!receipt.contains(value)) }
            var changed = Array(receipt.utf8)
            let place = try #require(receipt.range(of: "art-17-1-a"))
            changed[receipt.utf8.distance(from: receipt.startIndex, to: place.upperBound) - 1] = UInt8(ascii: "b")
            #expect(throws: Refusal.self) { try VerifyReceipt(trusting: keys)(changed) }
            #expect(throws: Refusal.self) { try VerifyReceipt(trusting: [])(Array(receipt.utf8)) }
        }
    }

    @Test("R-28 while keys cannot be read nobody is erased with her addresses unsuppressed; the next try does both")
    func keysOutOfReach() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let other = Store(
                postgres: fixture.database.smallClient(as: .runtime),
                vault: try Vault.open(
                    directory: fixture.directory, root: .file("\(fixture.directory)/root.key"), mode: .reader),
                ledgerFile: fixture.store.ledgerFile, clock: fixture.clock, logger: .quiet)
            let files = FileManager.default
            let name = try #require(
                files.contentsOfDirectory(atPath: fixture.directory).first { $0.hasPrefix("tenant-") })
            let (place, aside) = ("\(fixture.directory)/\(name)", "\(fixture.directory)/aside")
            try files.moveItem(atPath: place, toPath: aside)
            await #expect(throws: (any Error).self) {
                try await ErasePerson(other, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))(
                    id, reason: .objection, suppress: true, by: fixture.actor)
            }
            try files.moveItem(atPath: aside, toPath: place)
            _ = try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            #expect(try await fixture.erase(id, reason: .objection, suppress: true, by: fixture.actor).suppressed)
        }
    }

    @Test("R-28 a suppressed address does not come back by API or page, and her contract only without marketing")
    func suppression() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await fixture.erase(id, reason: .objection, suppress: true, by: fixture.actor)
            let file = """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;ANNA.GROSS@kunden.example;customer-care;contract;Altbestand
                Bert;Klein;bert@kunden.example;customer-care;contract;Altbestand
                """
            let batch = try await Self.importing(file, fixture)
            #expect(batch.counts.imported == 1)
            #expect(batch.counts.quarantined == 1)
            #expect(
                try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: fixture.actor).isEmpty
            )
        }
    }

    @Test(
        "R-28 nobody is changed to a suppressed address, neither by hand nor by a file; everything else about her may change"
    )
    func suppressionOfChanges() async throws {
        try await StoreFixture.with { fixture in
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await fixture.erase(anna, reason: .objection, suppress: true, by: fixture.actor)
            let bert = try await CreatePerson(fixture.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Bert", familyName: "Klein",
                        contactPoints: [ContactPoint(kind: .email, value: "bert@kunden.example")]),
                    processing: StoreFixture.anna.processing), by: fixture.actor)
            let change = ChangePerson(fixture.store)
            let refusal = await #expect(throws: Refusal.self) {
                try await change(bert, version: 1, by: fixture.actor) {
                    $0.profile.contactPoints.append(ContactPoint(kind: .telephone, value: "+49 30 23125001"))
                }
            }
            #expect(refusal?.code == "suppressed" && refusal?.field == "contactPoints")
            let batch = try await Self.importing(
                """
                Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle
                Bert;Klein;bert@kunden.example;030 23125001;customer-care;contract;Altbestand
                """, fixture, ImportOrder(duplicates: .update))
            #expect(batch.counts.updated == 0 && batch.counts.quarantined == 1)
            let changed = try await change(bert, version: 1, by: fixture.actor) {
                $0.profile.familyName = "Klein-Groß"
                $0.profile.contactPoints.append(ContactPoint(kind: .telephone, value: "0351 4567"))
            }
            #expect(changed.version == 2 && changed.profile.contactPoints.count == 2)
        }
    }

    static func importing(
        _ text: String, _ fixture: StoreFixture, _ order: ImportOrder = ImportOrder()
    ) async throws -> ImportBatch {
        var pieces = [Array(text.utf8)]
        return try await ImportPeople(fixture.store)(order, by: fixture.actor) { pieces.popLast() }
    }

    @Test("R-59 an erasure also takes quarantined rows that speak of the person")
    func quarantineOfErased() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let batch = try await Self.importing(
                """
                Vorname;Nachname;E-Mail;Telefon
                Anna;Groß;anna.gross@kunden.example;030 23125001
                Anna;Groß;\"""anna.gross@kunden.example"" (privat)";
                Anna;Groß;mailto:anna.gross@kunden.example;
                Anna;Groß;<anna.gross@kunden.example>;
                Bert;Klein;bert@kunden.example;
                """, fixture)
            #expect(batch.counts.quarantined == 5)
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            var file = try await ReadImports(fixture.store).quarantine(batch.id, by: fixture.actor)
            var text = ""
            while let bytes = try await file.next() { text += String(decoding: bytes, as: UTF8.self) }
            #expect(!text.contains("Groß"))
            #expect(text.contains("Klein"))
        }
    }

    @Test("R-59 an erasure discards every file that waits, whoever it speaks of; the neighbour's stays")
    func waitingFiles() async throws {
        try await StoreFixture.with { fixture in
            let queue = ImportQueue(fixture.store, logger: .quiet)
            let files = ImportFiles(fixture.store, queue: queue)
            let scope = fixture.store.scoped(to: fixture.actor)
            let (other, _) = try await fixture.otherTenant()
            let neighbour = StoreFixture.actor(other.id)
            func upload(_ actor: Actor) async throws -> UUID {
                var pieces = [Array("Vorname;Nachname;E-Mail\nAnna;Groß;anna.gross@kunden.example\n".utf8)]
                return try await files.upload(ImportFileRecord(source: "Altbestand"), by: actor) { pieces.popLast() }
            }
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let uploaded = try await upload(fixture.actor)
            let checking = try await upload(fixture.actor)
            let theirs = try await upload(neighbour)
            let file = try await files.one(checking, by: fixture.actor)
            try await scope.choose(ImportFileRecord(columns: [.givenName, .familyName, .email]), for: file)
            #expect(try await Set(files.waiting(by: fixture.actor).map(\.id)) == [uploaded, checking])

            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            for id in [uploaded, checking] {
                let refusal = await #expect(throws: Refusal.self) { try await files.one(id, by: fixture.actor) }
                #expect(refusal?.code == "file-discarded")
            }
            await #expect(throws: Refusal.self) { try await files.start(checking, by: fixture.actor) }
            await #expect(throws: Refusal.self) { try await scope.chunk(1, of: file) }
            #expect(try await files.waiting(by: fixture.actor).isEmpty)
            #expect(try await files.one(theirs, by: neighbour).state == .uploaded)
            let client = fixture.database.smallClient(as: .superuser)
            let left = try await client.segment(
                [
                    """
                    SELECT (SELECT count(*) FROM import_file_chunk WHERE tenant_id = \(fixture.tenant.id))
                        + (SELECT count(*) FROM wrapped_key WHERE subject_id = ANY (\([uploaded, checking])))
                        + (SELECT coalesce(sum(length(sealed) + length(outcomes)), 0) FROM import_file
                            WHERE tenant_id = \(fixture.tenant.id))
                    """
                ], lane: .read)
            #expect(try left[0][0].decode(Int64.self) == 0)

            _ = try await upload(fixture.actor)
            fixture.clock.advance(by: 86_401)
            try await queue.forgetExpired()
            let rows = try await client.segment(
                [
                    """
                    SELECT (SELECT count(*) FROM import_file) + (SELECT count(*) FROM import_file_chunk)
                        + (SELECT count(*) FROM subject WHERE kind = 'quarantine')
                    """
                ], lane: .read)
            #expect(try rows[0][0].decode(Int64.self) == 0, "their day is over")
            await client.shutdown()
        }
    }

    @Test("R-59 a file that is being uploaded while somebody is erased is refused, and nothing of it stays")
    func fileUnderWay() async throws {
        try await StoreFixture.with { fixture in
            let files = ImportFiles(fixture.store, queue: ImportQueue(fixture.store, logger: .quiet))
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let row = "Anna;anna.gross@kunden.example\n"
            let sheet = Array(("Vorname;E-Mail\n" + String(repeating: row, count: 10_000)).utf8)
            let refusal = await #expect(throws: Refusal.self) {
                var pieces = [sheet]
                _ = try await files.upload(ImportFileRecord(), by: fixture.actor) {
                    if let piece = pieces.popLast() { return piece }
                    // The first piece is kept by now.
                    _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                    return nil
                }
            }
            #expect(refusal?.code == "file-discarded")
            let client = fixture.database.smallClient(as: .superuser)
            let rows = try await client.segment(
                ["SELECT (SELECT count(*) FROM import_file) + (SELECT count(*) FROM import_file_chunk)"], lane: .read)
            #expect(try rows[0][0].decode(Int64.self) == 0)
            await client.shutdown()
        }
    }

    @Test("A write that races an erasure never leaves a sealed value behind")
    func race() async throws {
        try await StoreFixture.with { fixture in
            for _ in 0..<20 {
                let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<4 {
                        group.addTask {
                            _ = try? await ChangePerson(fixture.store)(id, version: nil, by: fixture.actor) {
                                $0.profile.contactPoints.append(
                                    ContactPoint(kind: .email, value: "neu\(number)@kunden.example"))
                            }
                        }
                        group.addTask {
                            _ = try? await ChangePerson(fixture.store).add(
                                StoreFixture.anna.processing, to: id, by: fixture.actor)
                        }
                    }
                    group.addTask {
                        _ = try? await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                    }
                }
                _ = try? await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                let rows = try await fixture.database.client(as: .superuser).segment(
                    [
                        """
                        SELECT (SELECT count(*) FROM person WHERE id = \(id))
                            + (SELECT count(*) FROM contact_point WHERE person_id = \(id))
                            + (SELECT count(*) FROM processing_ground WHERE subject_id = \(id))
                            + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(id))
                        """
                    ], lane: .read)
                #expect(try rows[0][0].decode(Int64.self) == 0)
            }
        }
    }
}
