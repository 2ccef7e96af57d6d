import Foundation
import Installation
import Logging
import Postgres
import Testing
import Vault

struct InstallationFirstStartTests {
    @Test(
        "What a start may make follows from what it finds",
        arguments: [
            // database, keystore, holds tenants, unfinished, --migrate → keystore, cluster, schema, missing
            (StartFacts.Database.embedded(exists: false), "     ", "KCS", nil),
            (.embedded(exists: false), "   u ", "KCS", nil), (.embedded(exists: false), "k    ", " CS", nil),
            (.embedded(exists: false), "k  u ", " CS", nil), (.embedded(exists: false), "kt   ", "   ", .database),
            (.embedded(exists: false), "kt um", "   ", .database), (.embedded(exists: true), "k    ", "  S", nil),
            (.embedded(exists: true), "kt   ", "  S", nil), (.embedded(exists: true), "     ", "   ", .keystore),
            (.embedded(exists: true), "    m", "  S", .keystore), (.embedded(exists: true), "   u ", "K S", nil),
            (.external, "     ", "   ", .keystore), (.external, "    m", "  S", .keystore),
            (.external, "   u ", "   ", .keystore), (.external, "kt   ", "   ", nil), (.external, "kt  m", "  S", nil),
        ] as [(StartFacts.Database, String, String, StartDecision.Missing?)])
    func table(database: StartFacts.Database, found: String, made: String, missing: StartDecision.Missing?) {
        let facts = StartFacts(
            database: database, keystoreExists: found.contains("k"), keystoreHoldsTenants: found.contains("t"),
            isUnfinished: found.contains("u"), mayMigrate: found.contains("m"))
        let decision = StartDecision.decide(facts)
        #expect(decision.makesKeystore == made.contains("K"))
        #expect(decision.makesCluster == made.contains("C"))
        #expect(decision.migrates == made.contains("S"))
        #expect(decision.missing == missing)
        #expect(decision.isSealed == (missing != nil))
    }

    private static func premises(_ path: String) throws -> Premises {
        let settings = try Settings(reading: SettingsSources(environment: ["OBHUT_STATE_DIR": path]))
        return Premises(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("The first start makes cluster, schema and keystore; the second one makes nothing and finds them bound")
    func twice() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let premises = try Self.premises(folder.path + "/state")
                let first = try await premises.start(mayMigrate: false)
                #expect(
                    first == StartDecision.decide(StartFacts(database: .embedded(exists: false), keystoreExists: false))
                )
                #expect(FileManager.default.fileExists(atPath: folder.path + "/state/keystore/recovery.key"))
                let key = try premises.openVault(.reader).signingKeyID
                await premises.cluster?.stop()

                let again = try Self.premises(folder.path + "/state")
                let second = try await again.start(mayMigrate: false)
                #expect(!second.makesKeystore && !second.makesCluster && !second.isSealed)
                #expect(try again.openVault(.reader).signingKeyID == key)
                let runtime = try again.configuration(.runtime, name: "test").connectionString
                #expect(try Tool.psql(runtime, "SELECT count(*) FROM installation") == "1")
                await again.cluster?.stop()
            }
        }
    }

    @Test("A first start cut short after the keystore goes on with the database")
    func resumed() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let premises = try Self.premises(folder.path + "/state")
                try premises.makeKeystore()
                let key = try premises.openVault(.reader).signingKeyID
                try folder.write("state/first-start", "")
                let decision = try await premises.start(mayMigrate: false)
                #expect(decision.makesCluster && !decision.makesKeystore && !decision.isSealed)
                #expect(try premises.openVault(.reader).signingKeyID == key)
                #expect(!FileManager.default.fileExists(atPath: folder.path + "/state/first-start"))
                await premises.cluster?.stop()
            }
        }
    }

    @Test("A database without its keystore keeps the service sealed, and no keystore is made")
    func lostKeystore() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let state = folder.path + "/state"
                let first = try Self.premises(state)
                _ = try await first.start(mayMigrate: false)
                await first.cluster?.stop()
                try FileManager.default.removeItem(atPath: state + "/keystore")
                let sealed = try Self.premises(state)
                #expect(try await sealed.start(mayMigrate: false).missing == .keystore)
                #expect(!FileManager.default.fileExists(atPath: state + "/keystore"))
                await sealed.cluster?.stop()
            }
        }
    }

    @Test("Keys of tenants without a database keep the service sealed, and no empty database is made")
    func lostDatabase() async {
        await #expect(processExitsWith: .success) {
            try await ServiceUser.run { folder in
                let premises = try Self.premises(folder.path + "/state")
                try premises.makeKeystore()
                try premises.openVault(.writer).addTenant(UUID())
                let decision = try await premises.start(mayMigrate: true)
                #expect(decision.missing == .database)
                #expect(premises.cluster?.exists == false)
            }
        }
    }

    @Test("With an external database the owner's address is asked for only where it is needed")
    func external() throws {
        let settings = try Settings(
            reading: SettingsSources(environment: ["OBHUT_DATABASE_URL": "postgresql://db.example/obhut"]))
        let premises = Premises(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(premises.cluster == nil)
        #expect(try premises.configuration(.runtime, name: "x").connectionString == "postgresql://db.example/obhut")
        let error = #expect(throws: SettingsError.self) { try premises.configuration(.owner, name: "x") }
        #expect(error?.problems.first?.key == "OBHUT_OWNER_DATABASE_URL")
    }
}
