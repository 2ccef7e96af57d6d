import Domain
import Foundation
import Migrations
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// What the log says of rows that PostgreSQL digests, and of subjects and their keys.
@Suite struct VouchedRowsTests {
    /// A change behind the log's back, what it is to be called, and the tables to bring back afterwards.
    private struct Tampering {
        let what: String
        let change: [PostgresQuery]
        let code: String
        let table: TableNumber
        let tables: [PostgresQuery]
    }

    private static let tables: [PostgresQuery] = [
        "subject", "wrapped_key", "tenant", "tenant_parameter", "login_policy", "purpose", "tag", "custom_field",
        "suppression", "restriction", "erasure", "erasure_receipt", "import_row", "quarantine_token", "api_token",
        "session", "member_link", "second_factor", "recovery_code", "webhook", "purpose_text", "consent_event",
        "reduction",
    ]

    private static let password = "Vier Schafe am Deich"

    /// What a superuser does with every trigger and rule out of the way.
    private static func tamper(_ client: PostgresClient, _ statements: [PostgresQuery]) async throws {
        _ = try await client.segment(
            ["SELECT set_config('session_replication_role', 'replica', true)"] + statements, lane: .write)
    }

    private static func restore(_ tables: [PostgresQuery]) -> [PostgresQuery] {
        tables.flatMap { table -> [PostgresQuery] in
            ["DELETE FROM \(fragment: table)", "INSERT INTO \(fragment: table) SELECT * FROM now.\(fragment: table)"]
        }
    }

    private func verify(_ house: StoreFixture) async throws -> [AuditFinding] {
        try await AuditVerifier(house.operatorStore).verify(house.tenant.id).findings
    }

    /// Every kind of row, each of them written, changed and ended once at least; older ones are kept in schema `past`.
    private func live(_ house: StoreFixture, _ intruder: PostgresClient) async throws -> (anna: UUID, bert: UUID) {
        let create = CreatePerson(house.store)
        let anna = try await create(StoreFixture.anna, by: house.actor)
        let bert = try await create(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Bert", familyName: "Müller-Lüdenscheidt",
                    contactPoints: [ContactPoint(kind: .email, value: "bert@kunden.example")]),
                processing: StoreFixture.anna.processing), by: house.actor)
        let batch = try await ErasureTests.importing(
            """
            Vorname;Nachname;E-Mail;Telefon
            Dörte;Ohnegrund;doerte@kunden.example;030 23125777
            Emil;Grundlos;emil@kunden.example;
            Frieda;Grundlos;frieda@kunden.example;
            """, house)
        #expect(batch.counts.quarantined == 3)
        let hasher = PasswordHasher(passes: 1, memory: 8 << 20)
        _ = try await SetPassword(house.store, hasher: hasher)(
            house.invitation.secret, .invitation, password: Self.password)
        let owner = Actor(
            tenant: house.tenant.id, member: house.invitation.member, role: .owner, purpose: "customer-care",
            via: .session)
        let member = try await house.store.scoped(to: owner).member(house.invitation.member)
        let scope = house.store.scoped(to: owner)
        for number in UInt8(1)...3 {
            try await scope.openSession(
                [UInt8](repeating: number, count: 32), for: member, lifetime: 3_600, device: Device(code: "other-other")
            )
        }
        _ = try await scope.createWebhook(url: "https://haken.example/a", events: [.personCreated])
        let sessions = try await scope.sessions(of: member.id, idle: 3_600)
        let token = try await scope.createToken(
            [UInt8](repeating: 9, count: 32), for: member, scopes: [.peopleRead],
            expiresAt: house.clock.now.addingTimeInterval(86_400))
        let other = try await scope.createToken(
            [UInt8](repeating: 10, count: 32), for: member, scopes: [.peopleRead],
            expiresAt: house.clock.now.addingTimeInterval(86_400))
        #expect(token != other)
        let tags = ManageTags(house.store)
        let tag = try await tags.create("Stammkunde", by: owner)
        let gone = try await tags.create("Messe 2025", by: owner)
        let fields = ManageCustomFields(house.store)
        func field(_ code: String) async throws -> CustomField {
            try await fields.create(by: owner) { now in
                CustomField(
                    code: code, germanLabel: "Kundennummer", englishLabel: "Customer number", kind: .text,
                    purpose: "customer-care", searchable: true, createdAt: now)
            }
        }
        let kept = try await field("kunde")
        _ = try await RequestPasswordReset(house.store).link(for: member, by: house.actor)
        try await scope.beginSecondFactor([UInt8](repeating: 7, count: 20), of: member)
        var factor = try #require(try await scope.secondFactor(of: member.id))
        try await scope.confirmSecondFactor(
            of: member.id, factor, step: 1,
            codes: (1...10).map { [UInt8](repeating: $0, count: 32) })
        factor = try #require(try await scope.secondFactor(of: member.id))
        #expect(factor.codesLeft == 10)
        try await scope.setSecondFactorRoles([.owner])
        _ = try await RestrictPerson(house.store)(anna, reason: .contested, by: house.actor)
        let world = ConsentWorld(fixture: house)
        try await world.reduce(.withdrawal, anna, purposes: ["newsletter"])

        // What was: to be put back later.
        try await Self.tamper(
            intruder,
            ["CREATE SCHEMA past"] + Self.tables.map { "CREATE TABLE past.\(fragment: $0) AS TABLE \(fragment: $0)" })
        house.clock.advance(by: 60)
        try await scope.closeSession(sessions[0].id)
        _ = try await scope.endSessions(of: member.id, except: sessions[1].id)
        try await scope.revokeToken(token)
        _ = try await tags.rename(tag.id, to: "Stammkundschaft", version: nil, by: owner)
        try await tags.delete(gone.id, by: owner)
        _ = try await fields.change(kept.id, version: nil, by: owner) { $0.englishLabel = "Number" }
        #expect(try await scope.useRecoveryCode([UInt8](repeating: 3, count: 32), of: member.id))
        #expect(try await scope.useStep(2, of: member.id))
        try await scope.setSecondFactorRoles([.owner, .admin])
        _ = try await RestrictPerson(house.store).lift(anna, notifiedAt: house.clock.now, by: house.actor)
        _ = try await RestrictPerson(house.store)(anna, reason: .unlawful, by: house.actor)
        try await world.reduce(.objection, anna)
        _ = try await world.consents.wordings.write(
            "Ja, ich möchte Neues.", "Yes, news please.", .wording, of: "newsletter", by: house.actor)
        _ = try await house.erase(bert, reason: .objection, suppress: true, by: house.actor)
        try await FixQuarantine(house.store).discard(3, of: batch.id, by: house.actor)
        try await house.operatorStore.node.setSuspended(true, tenant: house.tenant.id, by: house.actor)
        try await house.operatorStore.node.setSuspended(false, tenant: house.tenant.id, by: house.actor)
        try await Self.tamper(
            intruder,
            ["CREATE SCHEMA now"] + Self.tables.map { "CREATE TABLE now.\(fragment: $0) AS TABLE \(fragment: $0)" })
        return (anna, bert)
    }

    @Test("Who changes, removes, adds or puts back a row that speaks of rights, bounds or reasons is found")
    func tampered() async throws {
        try await StoreFixture.with { house in
            let intruder = house.database.smallClient(as: .superuser)
            let (anna, bert) = try await live(house, intruder)
            #expect(try await verify(house) == [], "an ordinary life leaves nothing to find")
            for one in tamperings(anna: anna, bert: bert, tenant: house.tenant.id) {
                try await Self.tamper(intruder, one.change)
                let findings = try await verify(house)
                #expect(
                    findings.contains { $0.code == one.code && $0.table == one.table }, "\(one.what): \(findings)")
                try await Self.tamper(intruder, Self.restore(one.tables))
            }
            #expect(try await verify(house) == [], "all taken back")
            await intruder.shutdown()
        }
    }

    private func tamperings(anna: UUID, bert: UUID, tenant: UUID) -> [Tampering] {
        func one(
            _ what: String, _ change: PostgresQuery..., is code: String, _ number: TableNumber,
            in tables: PostgresQuery...
        ) -> Tampering {
            Tampering(what: what, change: change, code: code, table: number, tables: tables)
        }
        let flip: PostgresQuery = "set_byte(wrapped, 60, get_byte(wrapped, 60) # 1)"
        return [
            one("a suppression removed", "DELETE FROM suppression", is: "row-missing", .suppression, in: "suppression"),
            one(
                "a suppression for another purpose",
                "UPDATE suppression SET purpose_code = 'raffle' WHERE purpose_code = '*'",
                is: "row-unknown", .suppression, in: "suppression"),
            one(
                "a withdrawal removed", "DELETE FROM reduction WHERE kind = 'withdrawal'", is: "row-missing",
                .reduction,
                in: "reduction"),
            one(
                "a withdrawal of something else",
                "UPDATE reduction SET purposes = '{raffle}' WHERE kind = 'withdrawal'",
                is: "row-changed", .reduction, in: "reduction"),
            one(
                "an objection that spares marketing", "UPDATE reduction SET ends_marketing = false",
                is: "row-changed", .reduction, in: "reduction"),
            one(
                "a consent given by hand", "UPDATE consent_event SET state = 'ConsentGiven'", is: "row-changed",
                .consentEvent, in: "consent_event"),
            one(
                "words of a version exchanged", "UPDATE purpose_text SET hash_de = hash_en WHERE version = 1",
                is: "row-changed", .purposeText, in: "purpose_text"),
            one(
                "the newest version removed", "DELETE FROM purpose_text WHERE version = 2", is: "row-missing",
                .purposeText, in: "purpose_text"),
            one(
                "a restriction lifted by hand",
                "UPDATE restriction SET notified_at = imposed_at, lifted_at = imposed_at WHERE lifted_at IS NULL",
                "UPDATE subject SET state = 'active' WHERE id = \(anna)", is: "row-changed", .restriction,
                in: "restriction", "subject"),
            one(
                "a lifted restriction standing again",
                "DELETE FROM restriction", "INSERT INTO restriction SELECT * FROM past.restriction",
                is: "row-put-back", .restriction, in: "restriction"),
            one(
                "a restricted subject made active", "UPDATE subject SET state = 'active' WHERE id = \(anna)",
                is: "row-changed", .subject, in: "subject"),
            one(
                "an erased subject made living", "UPDATE subject SET state = 'active' WHERE id = \(bert)",
                is: "row-changed", .subject, in: "subject"),
            one(
                "a subject removed", "DELETE FROM subject WHERE id = \(anna)", is: "row-missing", .subject,
                in: "subject"),
            one(
                "a key put back after the erasure",
                "INSERT INTO wrapped_key SELECT * FROM past.wrapped_key WHERE subject_id = \(bert)", is: "row-returned",
                .wrappedKey, in: "wrapped_key"),
            one(
                "a byte of a key", "UPDATE wrapped_key SET wrapped = \(fragment: flip) WHERE subject_id = \(anna)",
                is: "row-changed", .wrappedKey, in: "wrapped_key"),
            one(
                "a key under another subject",
                """
                UPDATE wrapped_key w SET wrapped = (SELECT o.wrapped FROM wrapped_key o WHERE o.compartment = 1
                    AND o.subject_id <> w.subject_id LIMIT 1) WHERE subject_id = \(anna) AND compartment = 1
                """, is: "row-changed", .wrappedKey, in: "wrapped_key"),
            one(
                "a profile's key removed", "DELETE FROM wrapped_key WHERE subject_id = \(anna) AND compartment = 1",
                is: "row-missing", .wrappedKey, in: "wrapped_key"),
            one(
                "the key of the evidence removed",
                "DELETE FROM wrapped_key WHERE subject_id = \(anna) AND compartment = 3", is: "row-missing",
                .wrappedKey,
                in: "wrapped_key"),
            one(
                "a policy turned", "UPDATE tenant SET policy = 'lawful-basis' WHERE id = \(tenant)", is: "row-changed",
                .tenant, in: "tenant"),
            one(
                "a period of the tenant's own",
                "INSERT INTO tenant_parameter VALUES (\(tenant), 'import.quarantine', 9000, \(Date()))",
                is: "row-unknown", .tenantParameter, in: "tenant_parameter"),
            one(
                "roles without a second factor", "UPDATE login_policy SET second_factor_roles = '{}'",
                is: "row-changed", .loginPolicy, in: "login_policy"),
            one(
                "older roles of the second factor", "DELETE FROM login_policy",
                "INSERT INTO login_policy SELECT * FROM past.login_policy", is: "row-put-back", .loginPolicy,
                in: "login_policy"),
            one(
                "a basis more for a purpose",
                "UPDATE purpose SET bases = bases || '{legitimate-interest}' WHERE code = 'newsletter'",
                is: "row-changed", .purpose, in: "purpose"),
            one(
                "a confirmation less", "UPDATE purpose SET confirmation = 'none' WHERE code = 'newsletter'",
                is: "row-changed", .purpose, in: "purpose"),
            one("a tag's label", "UPDATE tag SET label = 'Säumig'", is: "row-changed", .tag, in: "tag"),
            one(
                "a tag that ended", "INSERT INTO tag SELECT * FROM past.tag WHERE label = 'Messe 2025'",
                is: "row-returned", .tag, in: "tag"),
            one(
                "a field's purpose", "UPDATE custom_field SET purpose_code = 'newsletter'", is: "row-changed",
                .customField, in: "custom_field"),
            one(
                "an erasure's reason", "UPDATE erasure SET reason = 'art-17-1-f'", is: "row-changed", .erasure,
                in: "erasure"),
            one(
                "whom an erased record was joined to", "UPDATE erasure SET merged_into = subject_id", is: "row-changed",
                .erasure, in: "erasure"),
            one(
                "when a proof's five years began", "UPDATE erasure SET phone_used_at = at", is: "row-changed", .erasure,
                in: "erasure"),
            one("an erasure removed", "DELETE FROM erasure", is: "row-missing", .erasure, in: "erasure"),
            one(
                "a receipt swapped", "UPDATE erasure_receipt SET document = '{}'", is: "row-changed", .erasureReceipt,
                in: "erasure_receipt"),
            one(
                "a quarantined row of another reason", "UPDATE import_row SET reason = 'suppressed'", is: "row-changed",
                .importRow, in: "import_row"),
            one(
                "a quarantined row that no erasure finds", "DELETE FROM quarantine_token", is: "row-changed",
                .importRow,
                in: "quarantine_token"),
            one(
                "a quarantined row removed", "DELETE FROM import_row WHERE row_number = 1", is: "row-missing",
                .importRow, in: "import_row"),
            one(
                "a discarded row put back",
                "INSERT INTO import_row SELECT * FROM past.import_row WHERE row_number = 3",
                "INSERT INTO quarantine_token SELECT p.* FROM past.quarantine_token p LEFT JOIN quarantine_token q USING (token) WHERE q.token IS NULL",
                is: "row-returned", .importRow, in: "import_row", "quarantine_token"),
            one(
                "a token's scope", "UPDATE api_token SET scopes = '{all}'", is: "row-changed", .apiToken,
                in: "api_token"),
            one(
                "a token not revoked any more", "UPDATE api_token SET revoked_at = NULL", is: "row-put-back", .apiToken,
                in: "api_token"),
            one(
                "another receiver", "UPDATE webhook SET url = 'https://fremd.example/'", is: "row-changed", .webhook,
                in: "webhook"),
            one("a token removed", "DELETE FROM api_token", is: "row-missing", .apiToken, in: "api_token"),
            one(
                "a session with another role", "UPDATE session SET role = 'privacy-officer'", is: "row-changed",
                .session, in: "session"),
            one(
                "a session of nobody's making",
                """
                INSERT INTO session (secret_hash, id, tenant_id, member_id, role, created_at, seen_at, expires_at)
                SELECT sha256('x'), gen_random_uuid(), tenant_id, member_id, role, created_at, seen_at, expires_at
                FROM session
                """, is: "row-unknown", .session, in: "session"),
            one(
                "an ended session", "DELETE FROM session", "INSERT INTO session SELECT * FROM past.session",
                is: "row-returned", .session, in: "session"),
            one(
                "a used link", "UPDATE member_link SET used_at = NULL WHERE kind = 'invitation'", is: "row-put-back",
                .memberLink, in: "member_link"),
            one(
                "a link of nobody's making", "UPDATE member_link SET secret_hash = sha256('x') WHERE used_at IS NULL",
                is: "row-unknown", .memberLink, in: "member_link"),
            one(
                "a second factor removed", "DELETE FROM second_factor", is: "row-missing", .secondFactor,
                in: "second_factor"),
            one(
                "a used recovery code", "UPDATE recovery_code SET used_at = NULL", is: "row-put-back", .secondFactor,
                in: "recovery_code"),
            one(
                "a recovery code of somebody else's",
                "INSERT INTO recovery_code SELECT tenant_id, member_id, sha256('x') FROM second_factor",
                is: "row-changed", .secondFactor, in: "recovery_code"),
        ]
    }

    @Test("A session that expired is missed by nobody")
    func expired() async throws {
        try await StoreFixture.with { house in
            let intruder = house.database.smallClient(as: .superuser)
            _ = try await live(house, intruder)
            try await Self.tamper(intruder, ["DELETE FROM session", "DELETE FROM member_link"])
            #expect(try await verify(house) == [])
            await intruder.shutdown()
        }
    }

    @Test("Rows of an older version are adopted as they stand, digest for digest")
    func adopted() async throws {
        try await StoreFixture.with { house in
            let intruder = house.database.smallClient(as: .superuser)
            _ = try await live(house, intruder)
            // What came later was vouched for from its first row.
            let tables = DigestedTable.all.map(\.number).filter { !FrontDoorRowsTests.later.contains($0) }
            let numbers = tables.map(\.column)
            try await Self.tamper(
                intruder,
                [
                    "UPDATE audit_entry SET table_number = NULL, row_id = NULL, digest = NULL WHERE table_number = ANY (\(numbers))"
                ])
            let missed = Set(try await verify(house).compactMap(\.table))
            #expect(missed == Set(tables).subtracting([.tenantParameter]))
            // What was adopted first, and what was adopted anew when more of it was digested.
            for name in ["_vouched_rows", "_holds"] {
                let file = try #require(EmbeddedMigrations.files.first { $0.name.hasSuffix(name) })
                let begin = try #require(file.sql.range(of: "DO $$"))
                let end = try #require(file.sql.range(of: "$$;", range: begin.upperBound..<file.sql.endIndex))
                let place = FileManager.default.temporaryDirectory.appending(path: "obhut-adopt-\(UUID()).sql")
                try Data(file.sql[begin.lowerBound..<end.upperBound].utf8).write(to: place)
                defer { try? FileManager.default.removeItem(at: place) }
                _ = try await SystemProgram.run(
                    "/usr/bin/psql",
                    [
                        "-v", "ON_ERROR_STOP=1", "-q", "-f", place.path(), house.database.connectionString(as: .owner),
                    ])
            }
            let found = try await verify(house)
            #expect(found.isEmpty, "\(found)")
            await intruder.shutdown()
        }
    }

    @Test("Every table is vouched for, or it is said why not")
    func everyTable() async throws {
        try await StoreFixture.with { house in
            let rows = try await house.database.client(as: .superuser).segment(
                [
                    """
                    SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                    """
                ], lane: .read)
            let names: [String] = try rows[0].map { try $0.decode(column: 0) }
            let tables: Set<String> = Set(names)
            let vouched = UnvouchedTable.vouched
            let others = UnvouchedTable.reasons
            #expect(tables.subtracting(vouched).subtracting(others.keys).sorted() == [], "nobody says why")
            #expect(vouched.union(others.keys).subtracting(tables).sorted() == [], "there is no such table")
            #expect(vouched.intersection(others.keys).sorted() == [], "one or the other")
            #expect(others.values.allSatisfy { !$0.isEmpty })
        }
    }
}
