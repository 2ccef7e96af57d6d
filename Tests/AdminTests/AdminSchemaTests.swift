import Admin
import Domain
import Foundation
import Postgres
import Store
import TestSupport
import Testing

struct AdminSchemaTests {
    private func findings(after statement: PostgresQuery? = nil) async throws -> [SchemaFinding] {
        try await TestDatabase.lease { database in
            let superuser = database.client(as: .superuser)
            if let statement { _ = try await superuser.withSession { try await $0.query(statement) } }
            return SchemaRules.findings(in: try await SchemaFacts(reading: database.client(as: .owner)))
        }
    }

    @Test("The schema of the migrations passes every check")
    func sound() async throws {
        #expect(try await findings() == [])
    }

    /// One way to weaken a database, and the check that must notice it.
    struct Weakness: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statement: PostgresQuery
        let check: SchemaFinding.Check
        let object: String

        init(_ name: String, _ statement: PostgresQuery, _ check: SchemaFinding.Check, _ object: String) {
            testDescription = name
            self.statement = statement
            self.check = check
            self.object = object
        }
    }

    private static let weaknesses = [
        Weakness("RLS off", "ALTER TABLE person DISABLE ROW LEVEL SECURITY", .rowSecurity, "person"),
        Weakness("RLS not forced", "ALTER TABLE consent NO FORCE ROW LEVEL SECURITY", .rowSecurity, "consent"),
        Weakness("second policy", "CREATE POLICY more ON person USING (true)", .rowSecurity, "person"),
        Weakness("policy gone", "DROP POLICY tenant_isolation ON member", .rowSecurity, "member"),
        Weakness(
            "policy widened", "ALTER POLICY tenant_isolation ON member USING (true)", .rowSecurity, "member"),
        Weakness(
            "policy lets foreign rows in", "ALTER POLICY credential_or_tenant ON session WITH CHECK (true)",
            .rowSecurity, "session"),
        Weakness(
            "policy for one role", "ALTER POLICY tenant_isolation ON person TO obhut_audit", .rowSecurity, "person"),
        Weakness("table without tenant", "CREATE TABLE note (id uuid, body text)", .rowSecurity, "note"),
        Weakness("table nobody declared", "CREATE TABLE note (tenant_id uuid, body text)", .catalogue, "note.body"),
        Weakness("view", "CREATE VIEW everybody AS SELECT * FROM person", .rowSecurity, "everybody"),
        Weakness("column nobody declared", "ALTER TABLE person ADD nickname text", .catalogue, "person.nickname"),
        Weakness("declared column gone", "ALTER TABLE job DROP attempts", .catalogue, "job.attempts"),
        Weakness("foreign owner", "ALTER TABLE person OWNER TO obhut_runtime", .ownership, "obhut_runtime"),
        Weakness("right to create", "GRANT CREATE ON SCHEMA public TO obhut_runtime", .ownership, "obhut_runtime"),
        Weakness(
            "function with its owner's rights",
            "CREATE FUNCTION sudo() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", .ownership, "sudo"),
        Weakness("right to truncate", "GRANT TRUNCATE ON person TO obhut_runtime", .grants, "person"),
        Weakness("right to forge proof", "GRANT UPDATE ON audit_entry TO obhut_runtime", .grants, "audit_entry"),
        Weakness(
            "right to change a column of proof", "GRANT UPDATE (at) ON read_entry TO obhut_runtime", .grants,
            "read_entry"),
        Weakness(
            "right to rewrite a basis", "GRANT UPDATE ON processing_ground TO obhut_runtime", .grants,
            "processing_ground"),
        Weakness("right of everybody", "GRANT SELECT ON tenant TO PUBLIC", .grants, "tenant"),
        Weakness("right to make tenants", "GRANT INSERT ON tenant TO obhut_runtime", .grants, "tenant"),
        Weakness("trigger gone", "DROP TRIGGER append_only ON audit_entry", .appendOnly, "audit_entry"),
        Weakness("trigger off", "ALTER TABLE block DISABLE TRIGGER append_only_all", .appendOnly, "block"),
        Weakness("erased no longer terminal", "DROP TRIGGER erased_is_terminal ON subject", .appendOnly, "subject"),
        Weakness("unique key without tenant", "CREATE UNIQUE INDEX one ON person (lifecycle)", .keys, "person"),
        Weakness(
            "foreign key without tenant",
            "ALTER TABLE job ADD UNIQUE (tenant_id, kind), ADD FOREIGN KEY (reference) REFERENCES tenant (id)", .keys,
            "job"),
        Weakness("reference to people without index", "DROP INDEX activity_author", .indexes, "activity"),
        Weakness("index that leaves references out", "DROP INDEX restriction_subject", .indexes, "restriction"),
    ]

    @Test("Every weakening of the database is found", arguments: weaknesses)
    func found(weakness: Weakness) async throws {
        let found = try await findings(after: weakness.statement)
        #expect(found.contains { $0.check == weakness.check && $0.object == weakness.object }, "\(found)")
    }

    /// Roles belong to the cluster, so they are judged from facts alone.
    @Test("A role that can do more than it must is found")
    func roles() async throws {
        let facts = try await TestDatabase.lease { try await SchemaFacts(reading: $0.client(as: .owner)) }
        let changes: [@Sendable (inout SchemaFacts.Role) -> Void] = [
            { $0.isSuperuser = true }, { $0.bypassesRowSecurity = true }, { $0.createsRoles = true },
            { $0.createsDatabases = true }, { $0.replicates = true }, { $0.memberOf = ["obhut_owner"] },
        ]
        for change in changes {
            var changed = facts
            let place = try #require(changed.roles.firstIndex { $0.name == "obhut_runtime" })
            change(&changed.roles[place])
            #expect(SchemaRules.findings(in: changed).map(\.object) == ["obhut_runtime"])
        }
        var missing = facts
        missing.roles.removeAll { $0.name == "obhut_audit" }
        #expect(SchemaRules.findings(in: missing).map(\.check) == [.roles])
    }

    @Test("database check answers per check, and ends with 2 when one fails")
    func command() async throws {
        try await TestDatabase.lease { database in
            let environment = [
                "OBHUT_DATABASE_URL": database.connectionString(as: .runtime),
                "OBHUT_OWNER_DATABASE_URL": database.connectionString(as: .owner), "HOME": "/tmp",
            ]
            let sound = await AdminRun(["database", "check", "--json"], environment: environment)
            #expect(sound.status == .done, "\(sound.output)")
            #expect(try #require(sound.items).allSatisfy { $0["state"] as? String == "passed" })
            let superuser = database.client(as: .superuser)
            _ = try await superuser.withSession { try await $0.query("ALTER TABLE person NO FORCE ROW LEVEL SECURITY") }
            let weak = await AdminRun(["database", "check", "--json"], environment: environment)
            #expect(weak.status == .refused)
            #expect(weak.error?["code"] as? String == "database-unsafe")
            #expect(weak.items?.contains { $0["state"] as? String == "failed" } == true)
            let table = await AdminRun(["database", "check"], environment: environment)
            #expect(table.errors.contains("person") && table.output.contains("row-security"))
        }
    }
}
