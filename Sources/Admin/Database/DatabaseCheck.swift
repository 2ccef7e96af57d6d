import ArgumentParser
import Domain
import Migrations
import Postgres
import Store
import Texts

/// Checks what protects the data inside the database.
struct DatabaseCheck: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check roles, row-level security, keys, triggers, rights, and that catalogue and schema agree.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let client = try await session.database()
        let status = try await Migrator(files: EmbeddedMigrations.files).status(client)
        guard status.isCurrent else {
            throw Failure(
                .notReady, "schema-missing",
                (status.problems + ["The schema is not that of this version: 'obhut database migrate'."])
                    .joined(separator: " "))
        }
        return Self.answer(SchemaRules.findings(in: try await SchemaFacts(reading: client)), in: session.language)
    }

    static func answer(_ findings: [SchemaFinding], in language: Language) -> Answer {
        var answer = Answer.list(
            SchemaFinding.Check.allCases, in: language,
            columns: [
                Column("Prüfung", "Check") { $0.rawValue },
                Column("Ergebnis", "Result") { check in
                    let count = findings.count { $0.check == check }
                    return count == 0 ? "ok" : "\(count) ✗"
                },
            ]
        ) { check in
            let found = findings.filter { $0.check == check }
            return .object([
                "check": .string(check.rawValue), "state": .string(found.isEmpty ? "passed" : "failed"),
                "findings": .array(
                    found.map { .object(["object": .string($0.object), "problem": .string($0.problem)]) }),
            ])
        }
        answer.notes = findings.map { "\($0.check.rawValue): \($0.object): \($0.problem)" }
        if !findings.isEmpty {
            answer.failure = Failure(
                .refused, "database-unsafe",
                Words(
                    "Die Datenbank schützt die Daten nicht, wie sie muss.",
                    "The database does not protect the data as it must.")[language])
        }
        return answer
    }
}
