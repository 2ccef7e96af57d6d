import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Prints a tenant's record of processing activities.
struct ComplianceRecord: AdminCommand {
    /// How it is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case html
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "record-of-processing",
        abstract: "Print the record of processing activities of a tenant (Art. 30 GDPR), made of what is there.",
        discussion: "Without --format it is a page in the tenant's language, and JSON with --json.")

    @Option(help: "html or json.")
    var format: Format?

    @Option(help: "The language of the page: de or en; the tenant's where none is given.")
    var language: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard let language, Language(rawValue: language) == nil else { return }
        throw ValidationError("--language takes de or en")
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let record = try await ReadProcessingRecord(store)(session.installation(), by: actor)
        if (format ?? (global.json ? .json : .html)) == .json {
            return Answer(record.document, text: record.document.text + "\n")
        }
        let language = Language(rawValue: language ?? record.tenant.locale) ?? .german
        return Answer(nil, text: ProcessingRecordPage(record, language).html)
    }
}
