import Admin
import Domain
import Foundation
import Postgres
import Store
import TestSupport
import Testing
import Vault

struct AdminTamperingTests {
    /// One way to change the past behind Obhut's back, and what `audit verify` calls it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statement: PostgresQuery
        let code: String
    }

    private static let tamperings = [
        Tampering(
            testDescription: "a flipped byte of a person",
            statement: "UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)", code: "row-changed"),
        Tampering(
            testDescription: "a person removed", statement: "DELETE FROM person", code: "row-missing"),
        Tampering(
            testDescription: "a removed entry",
            statement: "DELETE FROM audit_entry WHERE action = 'person.create'", code: "entry-missing"),
        Tampering(
            testDescription: "a changed entry", statement: "UPDATE audit_entry SET operator = 'somebody'",
            code: "entry-changed"),
        Tampering(
            testDescription: "a flipped byte of a block",
            statement: "UPDATE block SET header = set_byte(header, 20, get_byte(header, 20) # 1)", code: "chain-broken"),
        Tampering(testDescription: "blocks removed", statement: "DELETE FROM block", code: "block-lost"),
    ]

    @Test("audit verify finds what was changed behind the log, and ends with 2", arguments: tamperings)
    func found(tampering: Tampering) async throws {
        try await TestDatabase.lease(.schema) { database in
            let folder = try TemporaryFolder()
            let environment = [
                "OBHUT_STATE_DIR": folder.path + "/state", "OBHUT_KEYSTORE_DIR": folder.path + "/keys",
                "OBHUT_DATABASE_URL": database.connectionString(as: .runtime),
                "OBHUT_OWNER_DATABASE_URL": database.connectionString(as: .owner), "HOME": folder.path,
            ]
            let file = try folder.write("k.csv", "Vorname;Nachname;E-Mail\nErika;Groß;erika@kunden.example\n")
            for line in [
                "keystore init", "tenant create --slug a --name A --country DE --owner-email o@a.example",
                "import people \(file) --tenant a --purpose customer-care --basis contract --source Alt",
                "audit verify --tenant a",
            ] {
                let run = await AdminRun(line.split(separator: " ").map(String.init), environment: environment)
                #expect(run.status == .done, "\(line): \(run.errors)")
            }
            try await sealEverything(database, keystore: folder.path + "/keys")
            _ = try await database.client(as: .superuser).withSession { session in
                _ = try await session.query("SET session_replication_role = replica")
                return try await session.query(tampering.statement)
            }
            let run = await AdminRun(["audit", "verify", "--tenant", "a", "--json"], environment: environment)
            #expect(run.status == .refused, "\(run.output)")
            #expect(run.document?["valid"] as? Bool == false && run.error?["code"] as? String == "audit-broken")
            let findings = run.items?.first?["findings"] as? [[String: Any]] ?? []
            #expect(findings.contains { $0["code"] as? String == tampering.code }, "\(run.output)")
        }
    }

    /// Seals what the commands left open: a transaction of another test on this server may have been older than theirs.
    private func sealEverything(_ database: TestDatabase, keystore: String) async throws {
        let store = Store(
            postgres: database.smallClient(as: .owner),
            vault: try Vault.open(directory: keystore, root: .file("\(keystore)/root.key"), mode: .reader),
            ledgerFile: try ErasureLedgerFile.open(directory: keystore), clock: SystemClock(), logger: .quiet)
        let tenant = try await store.node.tenant(slug: "a").id
        repeat {
            try await Sequencer(store).sealAll(tenant)
        } while try await AuditVerifier(store).verify(tenant).unsealed > 0
    }
}
