import Foundation
import Testing

/// What somebody with the superuser's rights changes behind the service's back.
struct TamperTests {
    /// A change, how to take it back, and what verification must call it.
    private struct Tampering {
        let what: String
        let change: String
        let restore: String
        let finding: String
    }

    @Test("audit verify finds a flipped byte, a removed row, an older row put back, and every change of the log")
    func found() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let superuser = Superuser(installation: installation)
            let (changed, erased) = try await live(daemon.client(workspace.token), superuser)
            try await Deadline.wait(until: "every entry is sealed") {
                let report = try await installation.obhut("audit", "verify")
                #expect(report.code == 0, "\(report)")
                return try report.json.items[0].unsealed.int == 0
            }
            try await superuser.query(
                "CREATE TABLE kept.block AS TABLE block; CREATE TABLE kept.stream AS TABLE stream")
            try await superuser.query("CREATE TABLE kept.audit AS TABLE audit_entry")
            for tampering in Self.tamperings(changed: changed, erased: erased) {
                try await superuser.tamper(tampering.change)
                let report = try await installation.obhut("audit", "verify")
                #expect(report.code == 1 || report.code == 2, "\(tampering.what): \(report)")
                let codes = try report.json.items[0].findings.list.compactMap(\.code.string)
                #expect(codes.contains(tampering.finding), "\(tampering.what): \(codes)")
                try await superuser.tamper(tampering.restore)
                let after = try await installation.obhut("audit", "verify")
                #expect(after.code == 0, "\(tampering.what) taken back: \(after)")
            }
        }
    }

    /// Some people, one of them changed and one of them erased; older rows are kept aside.
    private func live(_ client: HTTPClient, _ superuser: Superuser) async throws -> (changed: String, erased: String) {
        let people = People(client)
        let ids = try await people.create(3)
        try await superuser.query(
            """
            CREATE SCHEMA kept; CREATE TABLE kept.person AS TABLE person; CREATE TABLE kept.subject AS TABLE subject;
            CREATE TABLE kept.ground AS TABLE processing_ground; CREATE TABLE kept.contact AS TABLE contact_point
            """)
        let answer = try await client.patch("/api/v1/people/\(ids[0])", ["familyName": "Anders"], version: "\"1\"")
        #expect(answer.status == 200, "\(answer.text)")
        let erased = try await client.post("/api/v1/people/\(ids[1])/erasures", ["reason": "art-17-1-a"])
        #expect(erased.status == 201, "\(erased.text)")
        return (ids[0], ids[1])
    }

    private static func tamperings(changed: String, erased: String) -> [Tampering] {
        let person = "FROM person WHERE id = '\(changed)'"
        func flip(_ column: String, at byte: Int, _ table: String, _ condition: String) -> String {
            "UPDATE \(table) SET \(column) = set_byte(\(column), \(byte), get_byte(\(column), \(byte)) # 1) WHERE \(condition)"
        }
        func flipping(
            _ what: String, _ column: String, at byte: Int, _ table: String, _ condition: String, _ finding: String
        )
            -> Tampering
        {
            let statement = flip(column, at: byte, table, condition)
            return Tampering(what: what, change: statement, restore: statement, finding: finding)
        }
        let newestBlock = """
            (lane, first_sequence) IN (SELECT lane, max(first_sequence) FROM block WHERE lane = 2 GROUP BY lane)
            """
        let anEntry =
            "(xid, id) IN (SELECT xid, id FROM kept.audit WHERE row_id = '\(changed)' ORDER BY xid, id LIMIT 1)"
        let columns = """
            version = k.version, seal_version = k.seal_version, sealed = k.sealed, lifecycle = k.lifecycle,
            updated_at = k.updated_at
            """
        return [
            flipping("a byte of a sealed profile", "sealed", at: 60, "person", "id = '\(changed)'", "row-changed"),
            flipping(
                "a byte of a sealed source", "sealed", at: 50, "processing_ground", "subject_id = '\(changed)'",
                "row-changed"),
            flipping("a token", "token", at: 3, "contact_point", "person_id = '\(changed)'", "row-changed"),
            flipping("a byte of a block's leaves", "leaves", at: 20, "block", newestBlock, "chain-broken"),
            flipping("a byte of a block's header", "header", at: 30, "block", newestBlock, "chain-broken"),
            flipping("a byte of a digest in the log", "digest", at: 5, "audit_entry", anEntry, "entry-changed"),
            Tampering(
                what: "a removed person",
                change: """
                    CREATE TABLE kept.now AS SELECT * \(person); CREATE TABLE kept.points AS
                    SELECT * FROM contact_point WHERE person_id = '\(changed)';
                    DELETE FROM contact_point WHERE person_id = '\(changed)'; DELETE \(person)
                    """,
                restore: "INSERT INTO person TABLE kept.now; INSERT INTO contact_point TABLE kept.points",
                finding: "row-missing"),
            Tampering(
                what: "an older row put back",
                change:
                    "UPDATE person SET \(columns) FROM kept.person k WHERE person.id = k.id AND k.id = '\(changed)'",
                restore: "UPDATE person SET \(columns) FROM kept.now k WHERE person.id = k.id",
                finding: "row-put-back"),
            Tampering(
                what: "an erased person put back",
                change: """
                    INSERT INTO processing_ground SELECT * FROM kept.ground WHERE subject_id = '\(erased)';
                    INSERT INTO person SELECT * FROM kept.person WHERE id = '\(erased)'
                    """,
                restore: """
                    DELETE FROM person WHERE id = '\(erased)'; DELETE FROM processing_ground WHERE subject_id = '\(erased)'
                    """,
                finding: "row-returned"),
            Tampering(
                what: "a member made owner of more than she was",
                change: "UPDATE member SET role = 'admin'", restore: "UPDATE member SET role = 'owner'",
                finding: "row-changed"),
            Tampering(
                what: "a removed audit entry", change: "DELETE FROM audit_entry WHERE \(anEntry)",
                restore: "INSERT INTO audit_entry SELECT * FROM kept.audit WHERE \(anEntry)", finding: "entry-missing"),
            Tampering(
                what: "an entry slipped in",
                change: """
                    INSERT INTO audit_entry SELECT tenant_id, xid, '00000000-0000-4000-8000-000000000000', at, actor_kind,
                    actor_id, operator, reason, action FROM kept.audit WHERE \(anEntry)
                    """,
                restore: "DELETE FROM audit_entry WHERE id = '00000000-0000-4000-8000-000000000000'",
                finding: "entry-added"),
            Tampering(
                what: "the newest block cut off", change: "DELETE FROM block WHERE \(newestBlock)",
                restore: """
                    INSERT INTO block SELECT k.* FROM kept.block k WHERE NOT EXISTS (SELECT FROM block b
                    WHERE (b.lane, b.first_sequence) = (k.lane, k.first_sequence))
                    """,
                finding: "block-lost"),
        ]
    }

    @Test("A database that was rolled back behind an erasure stays fenced")
    func rolledBack() async throws {
        try await Installation.prepared { installation, workspace in
            let first = try await installation.serve()
            let ids = try await People(first.client(workspace.token)).create(1)
            #expect(try await first.stop() == 0)
            try await installation.run(
                "/bin/cp", ["-a", installation.state + "/postgres", installation.folder + "/backup"])
            let second = try await installation.serve()
            let erased = try await second.client(workspace.token).post(
                "/api/v1/people/\(ids[0])/erasures", ["reason": "art-17-1-a"])
            #expect(erased.status == 201)
            #expect(try await second.stop() == 0)
            try FileManager.default.removeItem(atPath: installation.state + "/postgres")
            try await installation.run("/bin/mv", [installation.folder + "/backup", installation.state + "/postgres"])

            let third = try await installation.serve(untilReady: false)
            try await Deadline.wait(until: "it is fenced") {
                try await third.client().get("/ready").text.contains("fenced")
            }
            #expect(try await third.client(workspace.token).get("/api/v1/people/\(ids[0])").status == 503)
            let command = try await installation.obhut("person", "show", ids[0], "--tenant", workspace.tenant)
            #expect(command.code == 4, "\(command)")
            let verified = try await installation.obhut("audit", "verify")
            #expect(verified.code == 2, "\(verified)")
            #expect(verified.text.contains("erasure-lost"), "\(verified)")
            #expect(third.log.contains("fenced"))
        }
    }
}
