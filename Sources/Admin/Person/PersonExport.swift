import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Texts

/// Writes the export package of a person (Art. 15, 20 GDPR).
struct PersonExport: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything that is kept of a person into a ZIP archive for her.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "A directory; the archive in it is readable by its owner alone.", completion: .directory)
    var output: String

    @Option(help: "de or en; the tenant's language where nothing is said.")
    var language: Language?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputDirectories: [String] { global.dryRun ? [] : [output] }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let package = try await DisclosePerson(store)(id.uuid, in: language, by: actor)
        let (path, size) = try await PackageFile.write(package, to: output, session, isDryRun: global.dryRun)
        return .details(
            .object([
                "personId": .id(id.uuid), "file": .string(path), "size": .count(size), "dryRun": .bool(global.dryRun),
            ]), in: session.language,
            [
                (Words("Auskunft", "Answer"), path),
                (Words("Größe", "Size"), "\(size >> 10) kB"),
            ])
    }
}

extension Language: ExpressibleByArgument {}
