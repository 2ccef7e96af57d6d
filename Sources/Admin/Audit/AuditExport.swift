import ArgumentParser
import Domain
import Operations
import Store

/// Prints the audit log.
struct AuditExport: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the whole audit log as CSV, newest first; with --json one page of it.")

    @Option(help: "Write to this file instead of standard output.", completion: .file(extensions: ["csv"]))
    var output: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputs: [String] { output.map { [$0] } ?? [] }

    func run(_ session: Session) async throws -> Answer {
        let start = try PageCursor.position(page.cursor).map { LogCursor(transaction: $0.number, id: $0.id) }
        let (store, actor) = try await session.tenant()
        let log = ReadLog(store)
        if global.json, output == nil {
            let found = try await log.entries(after: start, limit: page.limit + 1, by: actor)
            let lines = Array(found.prefix(page.limit))
            let next = found.count > page.limit ? lines.last.map { PageCursor.text($0.transaction, $0.id) } : nil
            return Answer(.list(lines.map(Self.document), next: next), text: "")
        }
        let sink = try session.sink(output)
        var csv = CSVWriter()
        csv.write(["at", "actor", "memberId", "action", "rowId", "subjectId", "id"])
        var cursor = start
        var count = 0
        while true {
            let lines = try await log.entries(after: cursor, limit: 200, by: actor)
            for line in lines {
                csv.write([
                    InternetTime.text(line.at), Self.actor(line), line.actor?.text ?? "", line.action,
                    line.row?.text ?? "", line.subject?.text ?? "", line.id.text,
                ])
            }
            count += lines.count
            try sink.write(csv.take())
            guard let last = lines.last else { break }
            cursor = LogCursor(transaction: last.transaction, id: last.id)
        }
        return Answer(global.json ? .object(["entries": .count(count)]) : nil, text: "")
    }

    private static func actor(_ line: AuditLine) -> String {
        line.operatorName.map { "operator:\($0)" } ?? line.actorKind
    }

    private static func document(_ line: AuditLine) -> CanonicalJSON {
        .object([
            "id": .id(line.id), "at": .time(line.at), "actor": .string(actor(line)),
            "memberId": line.actor.map(CanonicalJSON.id) ?? .null, "action": .string(line.action),
            "rowId": line.row.map(CanonicalJSON.id) ?? .null, "subjectId": line.subject.map(CanonicalJSON.id) ?? .null,
        ])
    }
}
