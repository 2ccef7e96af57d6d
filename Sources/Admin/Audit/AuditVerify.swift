import ArgumentParser
import Domain
import Store
import Texts

/// Walks the signed blocks and compares entries and rows with them.
struct AuditVerify: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify signed blocks, the entries in them and the rows they vouch for; without --tenant, of all.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        let tenants = try await session.tenants(in: store)
        var results: [Result] = []
        let bar = ProgressBar(session.console, Words("Mandanten", "Tenants")[session.language])
        defer { bar.finish() }
        for (position, tenant) in tenants.enumerated() {
            bar.show(position, share: Double(position) / Double(tenants.count))
            results.append(Result(slug: tenant.slug, report: try await AuditVerifier(store).verify(tenant.id)))
        }
        return Self.answer(results, in: session.language)
    }

    /// What was found in one tenant.
    private struct Result {
        let slug: String
        let report: AuditReport
    }

    private static func answer(_ results: [Result], in language: Language) -> Answer {
        var answer = Answer.list(
            results, in: language,
            columns: [
                Column("Mandant", "Tenant") { $0.slug },
                Column("Blöcke", "Blocks", .right) { String($0.report.blocks) },
                Column("Einträge", "Entries", .right) { String($0.report.entries) },
                Column("Noch offen", "Unsealed", .right) { String($0.report.unsealed) },
                Column("Zeilen", "Rows", .right) { String($0.report.rows) },
                Column("Ergebnis", "Result") { $0.report.isIntact ? "ok" : "\($0.report.findingCount) ✗" },
            ], item: document)
        let isIntact = results.allSatisfy(\.report.isIntact)
        if case .object(var members) = answer.document {
            members["valid"] = .bool(isIntact)
            answer.document = .object(members)
        }
        guard !isIntact else { return answer }
        answer.notes = results.flatMap { result in result.report.findings.map { "\(result.slug): \($0)" } }
        answer.failure = Failure(
            .refused, "audit-broken",
            Words(
                "Protokoll oder Daten sind nicht, wie sie geschrieben wurden.",
                "The log or the data is not as it was written.")[language])
        return answer
    }

    private static func document(_ result: Result) -> CanonicalJSON {
        let report = result.report
        return .object([
            "tenant": .string(result.slug), "valid": .bool(report.isIntact), "blocks": .count(report.blocks),
            "entries": .count(report.entries), "unsealed": .count(report.unsealed), "rows": .count(report.rows),
            "findingCount": .count(report.findingCount),
            "findings": .array(
                report.findings.map { .object(["code": .string($0.code), "detail": .string("\($0)")]) }),
        ])
    }
}
