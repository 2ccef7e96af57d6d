import ArgumentParser
import Domain
import Foundation
import Installation
import Texts

/// Looks whether values lie anywhere in the files of the installation.
struct ErasureScan: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract:
            "Look for values in every file of the installation, in whatever encoding: what is erased must be found nowhere.",
        discussion: """
            Reads the state directory with database, write-ahead log and logs, the backups, the keystore and its copies, and \
            every --path: exports lie where somebody put them. Each value is looked for as UTF-8, UTF-16, hexadecimal, base64 \
            and URL encoding. What is found is named by file, place and line of the needle file, never by itself. Exit code 0: \
            nothing was found and everything was read; 1 otherwise.

            With --canary no file is needed: a synthetic person is made in --tenant and erased again, and what was entered of her \
            is looked for: given name 1, family name 2, e-mail address 3, street 4, town 5, source 6.
            """)

    @Option(
        help: "File with the values, one a line, each at least 8 bytes; - reads standard input.", completion: .file())
    var needleFile: String?

    @Flag(help: "Make a synthetic person in --tenant, erase her, and look for what was entered of her.")
    var canary = false

    @Option(help: "Another directory or file to look into; may stand several times.", completion: .directory)
    var path: [String] = []

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { needleFile.map { [$0] } ?? [] }

    func validate() throws {
        guard (needleFile == nil) == canary else {
            throw ValidationError("What to look for comes from --needle-file FILE or from --canary")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let settings = try session.settings()
        let named = try needleFile.map { try Self.needles(try session.files.bytes($0, limit: 1 << 20)) }
        let places = Self.places(settings) + path
        if global.dryRun {
            return Answer(
                .object(["dryRun": .bool(true), "needles": .count(named?.count ?? 0), "places": .strings(places)]),
                text: places.map { $0 + "\n" }.joined(), notes: Self.notes(settings, session.language))
        }
        let needles: [Needle]
        if let named { needles = named } else { needles = try await Canary().liveAndDie(session) }
        let scan = FileScan(
            NeedleSearch(needles), below: places,
            excluding: try needleFile.flatMap { FileIdentity(try session.files.file($0)) })
        let bar = ScanProgress(session, total: try scan.size())
        defer { bar.finish() }
        let report = try scan.run { bar.show($0) }
        var answer = Self.answer(report, session.language)
        answer.notes = Self.notes(settings, session.language)
        return answer
    }

    private static func needles(_ bytes: [UInt8]) throws -> [Needle] {
        do throws(NeedleFile.Problem) {
            return try NeedleFile.needles(in: bytes)
        } catch {
            let rule =
                switch error {
                case .tooShort(let line):
                    "Line \(line) is shorter than \(Needle.minimumSize) bytes: it would be found by chance."
                case .empty: "The file names no value."
                case .tooMany: "The file names more than \(NeedleFile.maximumCount) values."
                }
            throw Failure(.refused, "needle-file", rule: rule, field: "needle-file", rule)
        }
    }

    /// Where the installation keeps anything.
    private static func places(_ settings: Settings) -> [String] {
        let own = [settings.stateDirectory, settings.backupDirectory, settings.keystoreDirectory]
        return (own + settings.keyBackupDirectories).filter { FileManager.default.fileExists(atPath: $0) }
    }

    private static func notes(_ settings: Settings, _ language: Language) -> [String] {
        guard !settings.usesEmbeddedDatabase else { return [] }
        return [
            Words(
                "Die Dateien der Datenbank liegen nicht hier: --path nennt ihr Verzeichnis, dort wo sie läuft.",
                "The files of the database are not here: --path names its directory, where it runs.")[language]
        ]
    }

    private static func answer(_ report: ScanReport, _ language: Language) -> Answer {
        var text = report.hits.map { "\($0.file): \($0.offset) \($0.form.rawValue) #\($0.needle)\n" }.joined()
        text += report.unread.map { $0 + Words(": nicht gelesen\n", ": not read\n")[language] }.joined()
        text +=
            Words(
                "\(report.files) Dateien, \(report.bytes >> 20) MB, \(report.count) Funde\n",
                "\(report.files) files, \(report.bytes >> 20) MB, \(report.count) hits\n")[language]
        var answer = Answer(
            .object([
                "files": .count(report.files), "bytes": .count(report.bytes), "hits": .count(report.count),
                "unread": .count(report.unreadCount),
                "items": .array(
                    report.hits.map { hit in
                        .object([
                            "file": .string(hit.file), "offset": .count(hit.offset),
                            "encoding": .string(hit.form.rawValue), "needle": .count(hit.needle),
                        ])
                    }),
                "unreadFiles": .strings(report.unread),
            ]), text: text)
        if report.count > 0 {
            answer.failure = Failure(
                .failed, "needle-found", "\(report.count) places hold a value that was looked for.")
        } else if report.unreadCount > 0 {
            answer.failure = Failure(
                .failed, "scan-incomplete", "\(report.unreadCount) files or directories could not be read.")
        }
        return answer
    }
}
