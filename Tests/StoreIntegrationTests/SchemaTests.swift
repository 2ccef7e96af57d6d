import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// What must hold for every table, whoever adds one.
@Suite struct SchemaTests {
    private func rows(_ query: PostgresQuery) async throws -> [[String]] {
        try await TestDatabase.lease { database in
            let rows = try await database.client(as: .superuser).segment([query], lane: .read)
            return try rows[0].map { row in
                let (first, second) = try row.decode(String.self, String.self)
                return [first, second]
            }
        }
    }

    @Test("R-02 the catalogue names exactly the columns that the schema has")
    func catalogue() async throws {
        let live = Set(
            try await rows(
                """
                SELECT c.relname::text, a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
                    AND NOT a.attisdropped
                """
            ).map { "\($0[0]).\($0[1])" })
        let declared = Set(Catalogue.columns.map { "\($0.table).\($0.column)" })
        #expect(live.subtracting(declared).sorted() == [], "stored, but nobody says why")
        #expect(declared.subtracting(live).sorted() == [], "declared, but not stored")
    }

    /// Tables without a tenant, each for a reason.
    private static let nodeWide = [
        "installation", "policy_parameter", "schema_migration", "tenant", "job", "destruction",
    ]

    @Test("R-61 every tenant table forces row-level security on everybody, and its policy names the tenant")
    func forcedRowLevelSecurity() async throws {
        let open = try await rows(
            """
            SELECT c.relname::text, c.relrowsecurity::text || c.relforcerowsecurity::text FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
                        AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%app.tenant%'))
            """)
        #expect(Set(open.map { $0[0] }) == Set(Self.nodeWide))
    }

    @Test("no statistics of businesses are taken: a new one is planned for like any other")
    func statistics() async throws {
        let known = try await rows(
            """
            SELECT c.relname::text, a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'tenant_id'
                AND a.attstattarget <> 0
            """)
        #expect(known.map { $0[0] }.sorted() == [])
    }

    @Test("R-61 the tenant stands in every primary key, unique constraint and foreign key of a tenant table")
    func compositeKeys() async throws {
        let loose = try await rows(
            """
            SELECT c.relname::text, k.conname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f')
                AND c.relname <> ALL (\(Self.nodeWide))
                AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
                    AND a.attnum = ANY (k.conkey))
            """)
        // A credential is found before its tenant is known: its key is the hash of a secret.
        #expect(Set(loose.map { $0[0] }) == ["session", "api_token", "member_link"])
    }

    @Test("R-10 the runtime role owns nothing, cannot bypass security, and cannot change or empty what proves")
    func runtimeRole() async throws {
        let powers = try await rows(
            """
            SELECT rolname::text, (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)::text FROM pg_roles
            WHERE rolname = 'obhut_runtime'
            """)
        #expect(powers == [["obhut_runtime", "false"]])
        let changes = try await rows(
            """
            SELECT c.relname::text, p.privilege FROM pg_class c,
                unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS p (privilege)
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                AND c.relname IN ('audit_entry', 'read_entry', 'block', 'consent_event', 'erasure_receipt', 'wording')
                AND has_table_privilege('obhut_runtime', c.oid, p.privilege)
            """)
        #expect(changes.isEmpty)
        let owned = try await rows(
            """
            SELECT c.relname::text, 'owned' FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
            WHERE c.relnamespace = 'public'::regnamespace AND r.rolname = 'obhut_runtime'
            """)
        #expect(owned.isEmpty)
    }

    @Test("R-10 not even the owner changes an append-only row")
    func appendOnly() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let world = ConsentWorld(fixture: fixture)
            try await world.ask(id)
            try await world.reduce(.withdrawal, id)
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            // The oldest transaction of the cluster, perhaps of another test, holds sealing up.
            while try await Sequencer(fixture.store).sealAll(fixture.tenant.id).blocks == 0 {}
            let client = fixture.database.client(as: .owner)
            let enter: PostgresQuery = "SELECT set_config('app.tenant', \(fixture.tenant.id.uuidString), true)"
            let insert: PostgresQuery = """
                INSERT INTO read_entry (tenant_id, id, at, actor_kind, role, purpose, action)
                VALUES (\(fixture.tenant.id), \(UUID()), \(Date()), 'system', 'owner', 'test', 'person.read')
                """
            let tables = [
                "audit_entry", "read_entry", "erasure_receipt", "block", "wording", "purpose_text", "consent_event",
                "reduction", "subscription_form_version",
            ]
            for table in tables {
                let name = try PostgresIdentifier(table)
                let statements: [PostgresQuery] = [
                    "UPDATE \(identifier: name) SET tenant_id = tenant_id", "DELETE FROM \(identifier: name)",
                    "TRUNCATE \(identifier: name) CASCADE",
                ]
                for statement in statements {
                    let error = await #expect(throws: PostgresError.self, "\(statement)") {
                        try await client.segment([enter, insert, statement], lane: .write)
                    }
                    #expect(error?.sqlState == "23001", "\(statement)")
                }
            }
        }
    }

    @Test("The law's rows are the ones that the rules were written with")
    func policyRows() async throws {
        let stored = try await rows(
            "SELECT code || ' ' || since, value || ' ' || unit || ' ' || minimum || '-' || maximum || ' ' || direction FROM policy_parameter"
        )
        let shipped = PolicyParameters.shipped.map {
            [
                "\($0.code) \($0.since)",
                "\($0.value) \($0.unit.rawValue) \($0.minimum)-\($0.maximum) \($0.direction.rawValue)",
            ]
        }
        #expect(Set(stored) == Set(shipped))
    }
}
