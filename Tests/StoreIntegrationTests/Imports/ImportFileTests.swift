import Domain
import Foundation
import Logging
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite("Files on their way in")
struct ImportFileTests {
    static let chosen = ImportFileRecord(
        purpose: "customer-care", legalBasis: .contract, source: "Kartei", duplicates: "skip")

    private func sheet(_ rows: Int) -> [UInt8] {
        Array(("Vorname;E-Mail\n" + (1...rows).map { "Anna\($0);anna\($0)@kunden.example\n" }.joined()).utf8)
    }

    private func upload(_ bytes: [UInt8], _ files: ImportFiles, _ fixture: StoreFixture) async throws -> UUID {
        var rest = bytes[...]
        return try await files.upload(Self.chosen, by: fixture.actor) {
            if rest.isEmpty { return nil }
            defer { rest = rest.dropFirst(100_000) }
            return Array(rest.prefix(100_000))
        }
    }

    /// Files with their work being done, until `body` returns.
    private func working(
        _ fixture: StoreFixture, _ body: (ImportFiles, ImportQueue) async throws -> Void
    ) async throws {
        let queue = ImportQueue(fixture.store, logger: .quiet)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await queue.run() }
            try await body(ImportFiles(fixture.store, queue: queue), queue)
            group.cancelAll()
        }
    }

    private func settled(_ batch: UUID, _ fixture: StoreFixture) async throws -> ImportBatch {
        var found = try await ReadImports(fixture.store).one(batch, by: fixture.actor)
        while found.state == .running {
            await Task.yield()
            found = try await ReadImports(fixture.store).one(batch, by: fixture.actor)
        }
        return found
    }

    @Test("R-27 a file goes through its steps; nothing is stored before the last, its rows lie nowhere else after it")
    func steps() async throws {
        try await StoreFixture.with { fixture in
            try await working(fixture) { files, _ in
                let bytes = sheet(5_000) + Array("Anna1;anna1@kunden.example\nKurt;kaputt\n".utf8)
                let id = try await upload(bytes, files, fixture)
                var file = try await files.one(id, by: fixture.actor)
                #expect(file.state == .uploaded && file.bytes == Int64(bytes.count) && file.settings == Self.chosen)
                let head = try await files.head(of: file, by: fixture.actor)
                #expect(head.targets == [.givenName, .email] && !head.isRemembered)
                try await files.check(Self.chosen, of: id, by: fixture.actor)
                file = try await files.one(id, by: fixture.actor)
                while file.state == .checking { file = try await files.one(id, by: fixture.actor) }
                #expect(file.state == .checked && file.failure == nil)
                #expect(file.counts.rows == 5_002 && file.counts.imported == 5_000)
                #expect(file.counts.duplicates == 1 && file.counts.quarantined == 1, "across chunks, too")
                #expect(file.outcomes[5_001] == .duplicate && file.outcomes[5_002] == .quarantined("email-invalid"))
                let wrong = try await files.rows(of: file, after: 0, limit: 10, by: fixture.actor) { $0 != .created }
                #expect(wrong.map(\.row.record.row) == [5_001, 5_002])
                let before = try await ReadPeople(fixture.store).page(after: nil, limit: 1, by: fixture.actor)
                #expect(before.people.isEmpty)
                let batch = try await settled(try await files.start(id, by: fixture.actor), fixture)
                #expect(batch.state == .completed && batch.counts == file.counts)
                while try await files.one(id, by: fixture.actor).state != .done { await Task.yield() }
                #expect(try await FixQuarantine(fixture.store).settings(of: batch.id, by: fixture.actor) == Self.chosen)
            }
            let superuser = fixture.database.smallClient(as: .superuser)
            let left = try await superuser.segment(
                [
                    """
                    SELECT (SELECT count(*) FROM import_file_chunk)
                        + (SELECT count(*) FROM subject WHERE kind = 'quarantine')
                        - (SELECT count(*) FROM import_row WHERE outcome = 'quarantined') - 1
                    """
                ], lane: .read)
            #expect(try left[0][0].decode(Int64.self) == 0)
            await superuser.shutdown()
        }
    }

    @Test("An import whose process died goes on where it stopped: every row is in once")
    func resumed() async throws {
        try await StoreFixture.with { fixture in
            let idle = ImportFiles(fixture.store, queue: ImportQueue(fixture.store, logger: .quiet))
            var started: (file: UUID, batch: UUID)?
            try await working(fixture) { files, _ in
                let id = try await upload(sheet(4_500), files, fixture)
                try await files.check(Self.chosen, of: id, by: fixture.actor)
                while try await files.one(id, by: fixture.actor).state != .checked { await Task.yield() }
                // Begun in a process that gets no further.
                started = (id, try await idle.start(id, by: fixture.actor))
            }
            let (_, batch) = try #require(started)
            // A first chunk is in, and the next process ends what it finds running.
            let superuser = fixture.database.smallClient(as: .superuser)
            _ = try await fixture.store.endAbandonedImports(of: [fixture.tenant.id], ofService: true)
            #expect(try await ReadImports(fixture.store).one(batch, by: fixture.actor).state == .failed)
            try await working(fixture) { _, queue in
                try await queue.resume()
                var found = try await ReadImports(fixture.store).one(batch, by: fixture.actor)
                while found.state != .completed {
                    await Task.yield()
                    found = try await ReadImports(fixture.store).one(batch, by: fixture.actor)
                }
                #expect(found.counts.rows == 4_500 && found.counts.imported == 4_500)
            }
            let people = try await superuser.segment(["SELECT count(*) FROM person"], lane: .read)
            #expect(try people[0][0].decode(Int64.self) == 4_500)
            await superuser.shutdown()
        }
    }

    @Test("What cannot be forgotten keeps neither other businesses waiting nor files that are under way")
    func stuck() async throws {
        try await StoreFixture.with(hasAgreement: true) { fixture in
            let tenants = [fixture.tenant.id, try await fixture.otherTenant().tenant.id]
            try #require(try await fixture.store.node.tenants().map(\.id) == tenants)
            for tenant in tenants {
                let scope = fixture.store.scoped(to: StoreFixture.actor(tenant))
                let row = QuarantineDraft(
                    row: 1, reason: "processing-missing", field: nil, record: ImportRowRecord([("Name", "Emil")]),
                    contactPoints: [])
                try await scope.importChunk(
                    scope.beginImport(format: "csv", duplicates: .skip), from: 1, to: 2, people: [], updates: [],
                    quarantine: [row], counts: ImportBatch.Counts(), waiting: 3)
            }
            fixture.clock.advance(by: 31 * 86_400)
            let superuser = fixture.database.smallClient(as: .superuser)
            _ = try await superuser.segment(
                [
                    """
                    CREATE FUNCTION stick() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        IF (SELECT slug FROM tenant WHERE id = OLD.tenant_id) = 'muster' THEN RAISE 'stuck'; END IF;
                        RETURN OLD;
                    END $$
                    """,
                    "CREATE TRIGGER stick BEFORE DELETE ON import_row FOR EACH ROW EXECUTE FUNCTION stick()",
                ], lane: .write)
            let idle = ImportFiles(fixture.store, queue: ImportQueue(fixture.store, logger: .quiet))
            let id = try await upload(sheet(3), idle, fixture)
            try await idle.check(Self.chosen, of: id, by: fixture.actor)
            try await working(fixture) { files, queue in
                await #expect(throws: PostgresError.self) { try await queue.resume() }
                let end = ContinuousClock.now + .seconds(60)
                while try await files.one(id, by: fixture.actor).state == .checking, .now < end { await Task.yield() }
                #expect(try await files.one(id, by: fixture.actor).state == .checked)
            }
            let left = try await superuser.segment(["SELECT tenant_id FROM import_row"], lane: .read)
            let stuck: [UUID] = try left[0].map { try $0.decode(UUID.self) }
            #expect(stuck == [tenants[0]])
            await superuser.shutdown()
        }
    }

    @Test("R-61 another business does not see a file; its day over, it is gone; too many at once are refused")
    func bounds() async throws {
        try await StoreFixture.with { fixture in
            let files = ImportFiles(fixture.store, queue: ImportQueue(fixture.store, logger: .quiet))
            let id = try await upload(sheet(1), files, fixture)
            let (other, _) = try await fixture.otherTenant()
            await #expect(throws: Refusal.self) { try await files.one(id, by: StoreFixture.actor(other.id)) }
            for _ in 1..<20 { _ = try await upload(sheet(1), files, fixture) }
            let refused = await #expect(throws: Refusal.self) { try await upload(sheet(1), files, fixture) }
            #expect(refused?.code == RefusalCode.tooMany.rawValue)
            try await files.discard(id, by: fixture.actor)
            await #expect(throws: Refusal.self) { try await files.one(id, by: fixture.actor) }
            for bytes in [[], Array("PK\u{3}\u{4}".utf8)] as [[UInt8]] {
                let refusal = await #expect(throws: Refusal.self) { try await upload(bytes, files, fixture) }
                #expect(refusal?.code == RefusalCode.fileUnreadable.rawValue)
            }
        }
    }
}
