import ArgumentParser
import Domain
import Store
import Texts

/// Opens what is sealed, to see that it opens.
struct KeyVerify: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Open a sample of everything that is sealed, to see that it opens; without --tenant, of all tenants.",
        discussion: """
            What does not open is named by table and row. Nothing that is opened is shown or noted as read. Ends with 1 where \
            something does not open.
            """)

    @Flag(help: "Open everything instead of a sample of \(KeyVerifier.sample) rows of each table.")
    var all = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        let tenants = try await session.tenants(in: store)
        let bar = ProgressBar(session.console, Words("Zeilen", "Rows")[session.language])
        defer { bar.finish() }
        var results: [Result] = []
        let total = Double(tenants.count)
        for tenant in tenants {
            let (before, done) = (results.map(\.report.checked).reduce(0, +), Double(results.count))
            let report = try await KeyVerifier(store).verify(tenant.id, sample: all ? nil : KeyVerifier.sample) {
                bar.show(before + $0, share: (done + $1) / total)
            }
            results.append(Result(slug: tenant.slug, report: report))
        }
        return Self.answer(results, in: session.language)
    }

    /// What was found in one tenant.
    private struct Result {
        let slug: String
        let report: KeyReport
    }

    private static func answer(_ results: [Result], in language: Language) -> Answer {
        var table = TextTable([
            (Words("Mandant", "Tenant")[language], .left), (Words("Tabelle", "Table")[language], .left),
            (Words("Geprüft", "Checked")[language], .right), (Words("Geöffnet", "Opened")[language], .right),
            (Words("Beschädigt", "Damaged")[language], .right),
            (Words("Epoche unbekannt", "Epoch unknown")[language], .right),
        ])
        for result in results {
            for count in result.report.counts where count.checked > 0 {
                table.add([
                    result.slug, count.name, String(count.checked), String(count.opened), String(count.damaged),
                    String(count.unknownEpoch),
                ])
            }
        }
        let isSound = results.allSatisfy(\.report.isSound)
        var answer = Answer(
            .object([
                "items": .array(results.map(document)), "nextCursor": .null, "valid": .bool(isSound),
            ]), text: table.text)
        guard !isSound else { return answer }
        answer.notes = results.flatMap { result in
            result.report.findings.map { "\(result.slug): \($0.name) \($0.row) \($0.code.rawValue)" }
        }
        answer.failure = Failure(
            .failed, "keys-broken",
            Words(
                "Nicht alles, was verschlüsselt ist, lässt sich öffnen.", "Not everything that is sealed can be opened."
            )[
                language])
        return answer
    }

    private static func document(_ result: Result) -> CanonicalJSON {
        let report = result.report
        return .object([
            "tenant": .string(result.slug), "valid": .bool(report.isSound), "checked": .count(report.checked),
            "tables": .array(
                report.counts.map { count in
                    .object([
                        "table": .string(count.name), "checked": .count(count.checked), "opened": .count(count.opened),
                        "damaged": .count(count.damaged), "unknownEpoch": .count(count.unknownEpoch),
                        "ended": .count(count.ended),
                    ])
                }),
            "findingCount": .count(report.findingCount),
            "findings": .array(
                report.findings.map {
                    .object([
                        "code": .string($0.code.rawValue), "table": .string($0.name), "row": .string($0.row),
                    ])
                }),
        ])
    }
}
