import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Loads invented people.
struct DemoLoad: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Add invented people on .example addresses, as an import that can be undone.")

    @Option(help: "How many.")
    var people = 200

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard (1...LoadDemo.maximum).contains(people) else {
            throw ValidationError("--people takes a number from 1 to \(LoadDemo.maximum)")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        if global.dryRun {
            return Answer(.object(["dryRun": .bool(true), "rows": .count(people)]), text: "")
        }
        let bar = ProgressBar(session.console, Words("Personen", "People")[session.language])
        defer { bar.finish() }
        let batch = try await LoadDemo(store)(people: people, by: actor) {
            bar.show($0, share: Double($0) / Double(people))
        }
        return ImportShow.answer(batch, in: session.language)
    }
}
