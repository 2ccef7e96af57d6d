import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Imports people from a file.
struct ImportPeopleFile: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Import people from CSV, vCard or an export package; rows that cannot come in wait in quarantine.",
        discussion: """
            Columns are guessed from German and English headers unless --mapping names them. --purpose, --basis and \
            --source apply to rows without columns of their own for them; a row left without is quarantined. What a person \
            takes along from another business is read as it is in her package: portability/data.json, person.vcf or person.csv.
            """)

    @Argument(help: "The file; - reads standard input.", completion: .file())
    var file: String

    @Option(
        help: "Which column goes where: {\"columns\":{\"Vorname\":\"givenName\"}}.",
        completion: .file(extensions: ["json"]))
    var mapping: String?

    @Option(help: "The purpose of rows that name none.")
    var purpose: String?

    @Option(help: "The legal basis of rows that name none, Art. 6(1) GDPR.")
    var basis: LegalBasis?

    @Option(help: "Where the data of rows that name no source comes from.")
    var source: String?

    @Option(help: "What the file is; told by its content unless given.")
    var format: ImportFormat?

    @Option(help: "What happens with people who are there already.")
    var duplicates = ImportBatch.DuplicatePolicy.skip

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { [file] + (mapping.map { [$0] } ?? []) }

    func run(_ session: Session) async throws -> Answer {
        let mapping = try mapping.map { try session.files.bytes($0, limit: ColumnMappingFile.maximumBytes) }
            .map { bytes throws(Refusal) in try ColumnMappingFile(json: bytes) }
        let order = ImportOrder(
            format: format, mapping: mapping, purpose: purpose, legalBasis: basis, source: source,
            duplicates: duplicates,
            isDryRun: global.dryRun)
        let (store, actor) = try await session.tenant(changes: true)
        let pieces = try session.files.pieces(file)
        let bar = ProgressBar(session.console, Words("Zeilen", "Rows")[session.language])
        defer { bar.finish() }
        let result = try await ImportPeople(store).result(
            order, by: actor, progress: { bar.show($0.rows, share: pieces.share) }, next: { try pieces.next() })
        return answer(result, in: session.language)
    }

    /// The counts, and what was read as what, what was left out and why rows were kept back. Columns are counted: what
    /// stands in a header, or is a property of somebody's own, may be about a person.
    private func answer(_ result: ImportPeople.Result, in language: Language) -> Answer {
        var answer = ImportShow.answer(result.batch, isDryRun: global.dryRun, in: language)
        let terms = Texts.in(language).terms
        let properties = result.unreadProperties.filter { terms.cardProperty($0) != $0 }
        let others = result.unreadProperties.count - properties.count
        let reasons = result.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if case .object(var members)? = answer.document {
            members["columns"] = .array(
                result.columns.map {
                    .object(["column": .count($0.column + 1), "target": .string($0.target.rawValue)])
                })
            members["unreadColumns"] = .array(result.unreadColumns.map { .count($0) })
            members["unreadProperties"] = .array(properties.map { .string($0) })
            members["reasons"] = .object(
                Dictionary(reasons.map { ($0.key, .count($0.value)) }, uniquingKeysWith: { first, _ in first }))
            answer.document = .object(members)
        }
        let column = Words("Spalte", "Column")[language]
        let columns = result.columns.map { "\(column) \($0.column + 1) → \(terms.columnTarget($0.target.rawValue))" }
        let left =
            result.unreadColumns.map { "\(column) \($0)" } + properties.map { terms.cardProperty($0) }
            + (others > 0 ? ["+ \(others)"] : [])
        let kept = reasons.map { "\($0.value) × \(Texts.in(language).importReason($0.key))" }
        for (words, lines) in [
            (Words("Gelesen", "Read"), columns), (Words("Nicht übernommen", "Left out"), left),
            (Words("Zurückgehalten", "Kept back"), kept),
        ] where !lines.isEmpty {
            answer.text += "\n\(words[language]):\n"
            answer.text += lines.map { "  \($0)\n" }.joined()
        }
        return answer
    }
}

extension ImportFormat: ExpressibleByArgument {}
extension LegalBasis: ExpressibleByArgument {}
extension ImportBatch.DuplicatePolicy: ExpressibleByArgument {}
