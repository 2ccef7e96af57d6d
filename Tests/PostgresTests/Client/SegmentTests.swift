import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Segments on lanes")
struct SegmentTests {
    @Test("answers every statement of a segment in one go")
    func answers() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            let rows = try await client.segment(["SELECT \(1), \("Müller")", "SELECT \(true)"], lane: .read)
            #expect(rows.count == 2)
            #expect(try rows[0][0].decode(Int.self, String.self) == (1, "Müller"))
            #expect(try rows[1][0].decode(Bool.self))
            #expect(try await client.segment([], lane: .read).isEmpty)
        }
    }

    @Test("an error rolls its own segment back and leaves the neighbours on the wire alone")
    func neighbours() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.writeLanes = 1 }
            await withTaskGroup(of: Void.self) { group in
                for id in 1...300 {
                    group.addTask {
                        // Every third one fails in the middle.
                        let bad: PostgresQuery = "INSERT INTO note (id) VALUES (\(Int32(-id)))"
                        let segment: [PostgresQuery] = [
                            "INSERT INTO note (id) VALUES (\(Int32(id)))",
                            id.isMultiple(of: 3) ? bad : "SELECT 1",
                            "UPDATE note SET body = 'seen' WHERE id = \(Int32(id))",
                        ]
                        do throws(PostgresError) {
                            let results = try await client.results(segment, lane: .write)
                            #expect(!id.isMultiple(of: 3))
                            #expect(results.map(\.affectedRows) == [1, 1, 1])
                        } catch {
                            #expect(id.isMultiple(of: 3))
                            #expect(error.isCheckViolation && error.constraint == "note_positive")
                        }
                    }
                }
            }
            let rows = try await client.segment(
                ["SELECT count(*), count(*) FILTER (WHERE id % 3 = 0 OR body <> 'seen') FROM note"], lane: .read)[0]
            #expect(try rows[0].decode(Int.self, Int.self) == (200, 0))
        }
    }

    @Test("64 tasks on two lanes see only their own tenant, and no setting outlives its segment")
    func isolation() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        let tenant = UUID()
                        let enter: PostgresQuery = "SELECT set_config('app.tenant', \(tenant.uuidString), true)"
                        for id in 1...20 {
                            _ = try await client.segment(
                                [enter, "INSERT INTO sealed (id) VALUES (\(Int32(id)))"], lane: .write)
                            let rows = try await client.segment(
                                [enter, "SELECT tenant_id, id FROM sealed ORDER BY id"], lane: .read)[1]
                            #expect(rows.count == id)
                            for row in rows { #expect(try row.decode(UUID.self, Int.self).0 == tenant) }
                            let outside = try await client.segment(
                                ["SELECT current_setting('app.tenant', true), (SELECT count(*) FROM sealed)"],
                                lane: .read)[0]
                            let (setting, count) = try outside[0].decode(String?.self, Int.self)
                            #expect((setting ?? "").isEmpty && count == 0)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("a setting of a segment that failed does not leak either")
    func failedSetting() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.readLanes = 1 }
            await #expect(throws: PostgresError.self) {
                try await client.segment(
                    ["SELECT set_config('app.tenant', \(UUID().uuidString), true)", "SELECT 1/0"], lane: .read)
            }
            let rows = try await client.segment(["SELECT current_setting('app.tenant', true)"], lane: .read)[0]
            let setting = try rows[0].decode(String?.self)
            #expect((setting ?? "").isEmpty)
        }
    }

    @Test("errors carry codes and names, never a value of a row")
    func errors() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            func failure(_ queries: [PostgresQuery]) async throws -> PostgresError {
                let error = await #expect(throws: PostgresError.self) {
                    try await client.segment(queries, lane: .write)
                }
                return try #require(error)
            }
            let insert: PostgresQuery = "INSERT INTO note (id, body) VALUES (77, \("Erika Mustermann"))"
            let unique = try await failure([insert, insert])
            #expect(unique.isUniqueViolation && unique.table == "note" && unique.constraint == "note_pkey")
            let foreign = try await failure(["INSERT INTO note (id, parent) VALUES (1, 4242)"])
            #expect(foreign.isForeignKeyViolation && foreign.constraint == "note_parent_fkey")
            let null = try await failure(["INSERT INTO note (id, body) VALUES (1, NULL)"])
            #expect(null.isNotNullViolation && null.column == "body")
            let cast = try await failure(["SELECT \("Erika Mustermann")::integer"])
            let denied = try await failure(["INSERT INTO sealed (tenant_id, id) VALUES (\(UUID()), 1)"])
            #expect(denied.isInsufficientPrivilege)
            for error in [unique, foreign, null, cast] {
                #expect(error.code == .server)
                for secret in ["Erika", "77", "4242"] { #expect(!"\(error)".contains(secret)) }
            }
        }
    }

    @Test("a lane queues segments and refuses what is beyond its capacity")
    func capacity() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) {
                $0.readLanes = 1
                $0.laneCapacity = 100
            }
            let outcomes = await withTaskGroup(of: PostgresError.Code?.self) { group in
                for _ in 0..<400 {
                    group.addTask {
                        do throws(PostgresError) {
                            _ = try await client.segment(["SELECT pg_sleep(0.001)"], lane: .read)
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: [PostgresError.Code?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } >= 100)
            #expect(outcomes.contains(.poolExhausted))
            #expect(outcomes.allSatisfy { $0 == nil || $0 == .poolExhausted })
        }
    }

    @Test("a segment that waits too long behind others is refused unsent")
    func shedding() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) {
                $0.writeLanes = 1
                $0.laneDepth = 1
                $0.acquireTimeout = .seconds(5)
                $0.lockTimeout = .seconds(20)
            }
            _ = try await client.segment(["SELECT 1"], lane: .write)
            try await Probe.with(database) { probe in
                try await probe.takeLock(1)
                let first = Task { try await client.segment(["SELECT pg_advisory_xact_lock(1)"], lane: .write) }
                _ = try await probe.blockedBackend(of: .runtime)
                let error = await #expect(throws: PostgresError.self) {
                    try await client.segment(["INSERT INTO note (id) VALUES (1)"], lane: .write)
                }
                #expect(error?.code == .poolExhausted)
                try await probe.releaseLock(1)
                _ = try await first.value
                let count = try await client.segment(["SELECT count(*) FROM note"], lane: .write)[0][0].decode(Int.self)
                #expect(count == 0)
            }
        }
    }

    @Test("a large segment crosses the socket's buffer in both directions without a deadlock")
    func largeSegments() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) { $0.readLanes = 1 }
            let blob = [UInt8](repeating: 7, count: 1 << 20)
            let queries = (0..<16).map { _ in "SELECT \(blob)" as PostgresQuery }
            let results = try await client.results(queries, lane: .read)
            for result in results { #expect(try result[0].decode([UInt8].self).count == blob.count) }
        }
    }
}
