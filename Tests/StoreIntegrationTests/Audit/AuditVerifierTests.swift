import Domain
import Foundation
import Ledger
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

@Suite("An intruder with every right in the database")
struct AuditVerifierTests {
    /// A tenant with three people, one of them renamed, all of it sealed.
    private func sealedWorld(_ body: (AuditWorld, [UUID]) async throws -> Void) async throws {
        try await AuditWorld.run { world in
            var people: [UUID] = []
            for name in ["Anna", "Jürgen", "Zoë"] { people.append(try await world.person(name)) }
            try await world.rename(people[0], "Hanna")
            try await world.sealEverything()
            #expect(try await world.verify().isIntact)
            try await body(world, people)
        }
    }

    /// Makes one change after the other to a table and takes it back.
    private func each(
        _ changes: [PostgresQuery], to table: PostgresQuery, where condition: PostgresQuery, in world: AuditWorld,
        _ check: ([AuditFinding]) -> Void
    ) async throws {
        try await world.tamper("CREATE TABLE saved AS TABLE \(fragment: table)")
        for change in changes {
            try await world.tamper("UPDATE \(fragment: table) SET \(fragment: change) WHERE \(fragment: condition)")
            check(try await world.verify().findings)
            try await world.tamper(
                "TRUNCATE \(fragment: table)", "INSERT INTO \(fragment: table) SELECT * FROM saved")
        }
        #expect(try await world.verify().isIntact)
    }

    @Test("a moment between two microseconds is no change of a row")
    func roundedMoments() async throws {
        try await AuditWorld.run { world in
            for step in 0..<60 {
                world.clock.set(Date(timeIntervalSinceReferenceDate: 811_692_800.5 + Double(step) * 0.123_456_712_345))
                _ = try await world.person("Änne")
            }
            try await world.sealEverything()
            #expect(try await world.verify().findings.isEmpty)
        }
    }

    @Test("of two changes the later is the one that locked the row later, however old its transaction is")
    func laterChange() async throws {
        try await sealedWorld { world, people in
            let person = people[1]
            try await world.tamper("CREATE TABLE earlier AS TABLE person")
            try await world.intruder.withTransaction { older in
                _ = try await older.query("SELECT set_config('session_replication_role', 'replica', true)")
                _ = try await older.query("SELECT pg_current_xact_id()")
                try await world.rename(person, "Jörg")
                try await world.owner.node.setSuspended(true, tenant: world.tenant, by: world.scope.actor)
                // What the older transaction writes is, row and digest, what stood there before.
                let changes: [PostgresQuery] = [
                    """
                    UPDATE person p SET version = e.version, seal_version = e.seal_version, sealed = e.sealed
                    FROM earlier e WHERE p.id = e.id AND p.id = \(person)
                    """, "UPDATE tenant SET state = 'active'",
                    """
                    INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, subject_id,
                        seal_version, digest)
                    SELECT tenant_id, gen_random_uuid(), at, actor_kind, action, table_number, row_id, subject_id,
                        seal_version, digest FROM audit_entry
                    WHERE action = 'tenant.create' OR action = 'person.create' AND row_id = \(person)
                    """,
                ]
                for change in changes { _ = try await older.query(change) }
            }
            try await world.sealEverything()
            #expect(try await world.verify().findings == [])
        }
    }

    @Test("who changes rows by the thousand is told of")
    func flood() async throws {
        try await sealedWorld { world, _ in
            func codes() async throws -> Set<String> {
                let report = try await world.verify()
                #expect(report.findings.count == AuditReport.findingLimit)
                return Set(report.findings.map(\.code))
            }
            try await world.tamper(
                """
                INSERT INTO tag (tenant_id, id, label, folded, state, version, created_at)
                SELECT \(world.tenant), gen_random_uuid(), n::text, n::text, 'active', 1, now() FROM generate_series(1, 6000) n
                """)
            #expect(try await codes() == ["row-unknown"])
            try await world.tamper(
                """
                INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, table_number, row_id, digest)
                SELECT tenant_id, gen_random_uuid(), created_at, 'system', 'tag.create', \(TableNumber.tag.column), id,
                    sha256('') FROM tag
                """)
            #expect(try await codes() == ["row-changed"])
            try await world.tamper("TRUNCATE tag")
            #expect(try await codes() == ["row-missing"])
        }
    }

    @Test("an erasure that the ledger file knows and the database does not is found")
    func lostErasure() async throws {
        try await sealedWorld { world, _ in
            let id = UUID()
            try await world.store.ledgerFile.append([
                ErasureLedgerEntry(
                    kind: .erasure, tenant: world.tenant, id: id, code: "art-17-1-a", at: world.clock.now)
            ])
            #expect(try await world.verify().findings == [.erasureLost(id)])
        }
    }

    @Test("who changes any column of an audit entry is found at that entry")
    func changedAudit() async throws {
        try await sealedWorld { world, people in
            let changes: [PostgresQuery] = [
                "at = at + interval '1 microsecond'", "actor_kind = 'system'", "actor_id = gen_random_uuid()",
                "operator = 'root'", "reason = 'other'", "action = 'person.show'", "table_number = 99",
                "row_id = gen_random_uuid()", "subject_id = gen_random_uuid()", "seal_version = seal_version + 1",
                "digest = set_byte(digest, 7, get_byte(digest, 7) # 1)", "digest = NULL", "actor_id = NULL",
                "seal_version = NULL", "subject_id = NULL", "change = change + 1000", "change = NULL",
            ]
            let condition: PostgresQuery = "action = 'person.update' AND row_id = \(people[0])"
            try await each(changes, to: "audit_entry", where: condition, in: world) { findings in
                let entries = findings.filter { $0.code.hasPrefix("entry-") }
                #expect(entries.map(\.code) == ["entry-changed"])
                #expect(findings.filter { !$0.code.hasPrefix("entry-") }.allSatisfy { $0.code.hasPrefix("row-") })
            }
        }
    }

    @Test("who changes any column of a read entry is found at that entry")
    func changedRead() async throws {
        try await sealedWorld { world, _ in
            let changes: [PostgresQuery] = [
                "at = at - interval '1 day'", "actor_kind = 'token'", "actor_id = NULL", "operator = 'root'",
                "role = 'owner'", "purpose = 'newsletter'", "action = 'person.list'", "subject_id = NULL",
                "subject_id = gen_random_uuid()",
            ]
            try await each(changes, to: "read_entry", where: "true", in: world) { findings in
                #expect(findings.map(\.code) == ["entry-changed"])
            }
        }
    }

    @Test("who moves an entry to another place or id is found")
    func moved() async throws {
        try await sealedWorld { world, _ in
            try await world.tamper(
                "UPDATE audit_entry SET id = '00000000-0000-4000-8000-000000000000' WHERE action = 'person.update'")
            #expect(try await world.verify().findings.map(\.code) == ["entry-changed"])
        }
        try await sealedWorld { world, _ in
            // The change is the last sealed entry: behind it nothing is sealed yet.
            try await world.tamper(
                "UPDATE audit_entry SET id = 'ffffffff-ffff-4fff-bfff-ffffffffffff' WHERE action = 'person.update'")
            #expect(try await world.verify().findings.map(\.code).contains("entry-missing"))
        }
        try await sealedWorld { world, _ in
            try await world.tamper("UPDATE audit_entry SET xid = '3'::xid8 WHERE action = 'person.update'")
            let codes = try await world.verify().findings.map(\.code)
            #expect(codes.contains("entry-missing"))
            #expect(codes.contains("entry-added"))
        }
    }

    @Test("who removes an entry is found, by its number")
    func removed() async throws {
        try await sealedWorld { world, _ in
            let rows = try await world.tamper(
                "SELECT count(*) FROM audit_entry",
                "DELETE FROM audit_entry WHERE action = 'ground.add' RETURNING id")
            #expect(rows.count == 3)
            let report = try await world.verify()
            #expect(report.findings.map(\.code).filter { $0 == "entry-missing" }.count == 3)
            let codes = Set(report.findings.map(\.code))
            #expect(codes == ["entry-missing", "row-unknown"])
        }
    }

    @Test("who adds an entry to the sealed past is found")
    func added() async throws {
        try await sealedWorld { world, people in
            try await world.tamper(
                """
                INSERT INTO read_entry SELECT tenant_id, xid, gen_random_uuid(), at, actor_kind, actor_id, operator, role,
                    purpose, action, subject_id FROM read_entry
                """)
            #expect(try await world.verify().findings.map(\.code) == ["entry-added"])
        }
    }

    @Test("who puts an older row of a person back is found")
    func olderRow() async throws {
        try await sealedWorld { world, people in
            let id = people[1]
            let before = try await world.tamper(
                "SELECT version, seal_version, sealed, lifecycle FROM person WHERE id = \(id)")
            let (version, sealVersion, sealed, lifecycle) = try #require(before.first).decode(
                Int32.self, Int64.self, [UInt8].self, String.self)
            try await world.rename(id, "Jörg")
            try await world.sealEverything()
            #expect(try await world.verify().isIntact)
            try await world.tamper(
                """
                UPDATE person SET version = \(version), seal_version = \(sealVersion), sealed = \(sealed),
                    lifecycle = \(lifecycle) WHERE id = \(id)
                """)
            // The older row opens without complaint: only the log knows.
            #expect(try await world.scope.person(id).profile.givenName == "Jürgen")
            #expect(try await world.verify().findings == [.rowPutBack(.person, id)])
        }
    }

    @Test("who changes, removes or smuggles in a row is found")
    func rows() async throws {
        try await sealedWorld { world, people in
            try await world.tamper("UPDATE person SET lifecycle = 'lead' WHERE id = \(people[2])")
            #expect(try await world.verify().findings == [.rowChanged(.person, people[2])])
        }
        try await sealedWorld { world, people in
            try await world.tamper(
                "UPDATE processing_ground SET until = since WHERE subject_id = \(people[2])",
                "DELETE FROM contact_point WHERE person_id = \(people[1])")
            #expect(
                Set(try await world.verify().findings.map(\.code)) == ["row-changed"])
            #expect(try await world.verify().findings.count == 2)
        }
        try await sealedWorld { world, people in
            try await world.tamper("DELETE FROM person WHERE id = \(people[0])")
            #expect(
                try await world.verify().findings
                    == [.rowMissing(.person, people[0]), .rowChanged(.subject, people[0])])
        }
        try await sealedWorld { world, people in
            let stranger = UUID()
            try await world.tamper(
                """
                INSERT INTO person SELECT tenant_id, \(stranger), ground_id, lifecycle, version, seal_version, sealed,
                    created_at, updated_at FROM person WHERE id = \(people[0])
                """)
            #expect(
                try await world.verify().findings == [.rowUnknown(.person, stranger), .rowMissing(.subject, stranger)])
        }
    }

    @Test("who brings an erased person back is found")
    func returned() async throws {
        try await sealedWorld { world, people in
            let kept = try await world.tamper("CREATE TABLE kept AS SELECT * FROM person WHERE id = \(people[0])")
            #expect(kept.isEmpty)
            try await world.erase(people[0])
            try await world.sealEverything()
            #expect(try await world.verify().isIntact)
            try await world.tamper("INSERT INTO person SELECT * FROM kept")
            #expect(
                try await world.verify().findings
                    == [.rowReturned(.person, people[0]), .rowChanged(.subject, people[0])])
        }
    }

    @Test(
        "who flips a bit of a block is found in that block",
        arguments: ["header", "leaves"] as [PostgresQuery])
    func blocks(column: PostgresQuery) async throws {
        try await sealedWorld { world, _ in
            try await world.note(3)
            try await world.sealEverything()
            // What was noted may be in one block or in several: the first of them is meddled with.
            let blocks = try await world.tamper(
                """
                SELECT first_sequence, length(\(fragment: column)) FROM block
                WHERE lane = 2 AND first_sequence > 1 ORDER BY first_sequence LIMIT 1
                """)
            let (first, size) = try #require(blocks.first).decode(Int64.self, Int32.self)
            for byte in stride(from: Int32(0), to: size, by: 13) {
                let flip: PostgresQuery = """
                    UPDATE block SET \(fragment: column) = set_byte(\(fragment: column), \(byte),
                        get_byte(\(fragment: column), \(byte)) # 4)
                    WHERE lane = 2 AND first_sequence = \(first)
                    """
                try await world.tamper(flip)
                let findings = try await world.verify().findings
                guard case .chainBroken(.local, 1, let defect)? = findings.first else {
                    Issue.record("byte \(byte): \(findings)")
                    return
                }
                #expect(defect.block == 1)
                try await world.tamper(flip)
            }
            #expect(try await world.verify().isIntact)
        }
    }

    @Test("who cuts the end off, stream and entries included, is found by the ledger file")
    func truncated() async throws {
        try await sealedWorld { world, people in
            let before = try await world.tamper("CREATE TABLE kept AS SELECT * FROM stream")
            #expect(before.isEmpty)
            try await world.note(5)
            try await world.sealEverything()
            try await world.tamper(
                "DELETE FROM block WHERE lane = 2 AND first_sequence > 1",
                "DELETE FROM audit_entry WHERE action = 'test.note'",
                "DELETE FROM stream", "INSERT INTO stream SELECT * FROM kept")
            let findings = try await world.verify().findings
            #expect(findings.map(\.code).contains("block-lost"))
            #expect(try await world.store.markBlocks() == [world.tenant])
        }
    }

    @Test("who empties the log altogether is found by the ledger file")
    func emptied() async throws {
        try await sealedWorld { world, _ in
            try await world.tamper("TRUNCATE block, stream, audit_entry, read_entry")
            let codes = Set(try await world.verify().findings.map(\.code))
            #expect(codes == ["block-lost", "row-unknown"])
        }
    }

    @Test("who moves a stream's head is found")
    func head() async throws {
        try await sealedWorld { world, _ in
            try await world.tamper("UPDATE stream SET next_sequence = next_sequence + 1 WHERE lane = 2")
            #expect(try await world.verify().findings == [.headWrong(.local, incarnation: 1)])
        }
    }

    @Test("who changes an erasure's event is found, though it names nobody")
    func erasureEvent() async throws {
        try await sealedWorld { world, people in
            try await world.erase(people[0])
            try await world.sealEverything()
            #expect(try await world.verify().isIntact)
            try await world.tamper("UPDATE event_slot SET payload = set_byte(payload, 40, get_byte(payload, 40) # 1)")
            #expect(try await world.verify().findings.map(\.code) == ["entry-changed"])
            try await world.tamper("DELETE FROM event_slot")
            #expect(try await world.verify().findings == [.entryMissing(.reductions, sequence: 1)])
        }
    }

    @Test("finds nothing wrong with another tenant")
    func otherTenant() async throws {
        try await sealedWorld { world, _ in
            let other = try await AuditWorld.addTenant("fahrrad-oezdemir", world.owner)
            _ = try await world.person("Cem", in: other)
            try await world.sealEverything(of: other)
            try await world.tamper("DELETE FROM audit_entry WHERE tenant_id = \(world.tenant)")
            #expect(try await world.verify(other).isIntact)
            #expect(try await !world.verify().isIntact)
        }
    }
}
