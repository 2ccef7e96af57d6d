import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// Writes the package of whose request it is.
struct RequestPackage: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "package", abstract: "Write everything that is kept of whose request it is into a ZIP archive.")

    @Argument(help: "The request's id.")
    var id: Identifier

    @Option(help: "A directory; the archive in it is readable by its owner alone.", completion: .directory)
    var output: String

    @Option(help: "de or en; the request's language where nothing is said.")
    var language: Language?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputDirectories: [String] { global.dryRun ? [] : [output] }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let requests = RequestUseCases(store, declaration: try session.declaration())
        let (request, package) = try await requests.answer.archive(id.uuid, in: language, by: actor)
        let (path, size) = try await PackageFile.write(
            package, to: output, session, isDryRun: global.dryRun)
        return .details(
            .object([
                "id": .id(request.id), "personId": request.person.map(CanonicalJSON.id) ?? .null, "file": .string(path),
                "size": .count(size), "dryRun": .bool(global.dryRun),
            ]), in: session.language,
            [
                (Words("Auskunft", "Answer"), path),
                (Words("Größe", "Size"), "\(size >> 10) kB"),
            ])
    }
}
