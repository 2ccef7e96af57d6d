import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Texts

/// Looks whether values lie anywhere in the files of the installation.
struct ErasureScan: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract:
            "Look for values in every file of the installation, in whatever encoding: what is erased must be found nowhere.",
        discussion: """
            First the database server writes what it has in memory into its files. Then this reads the state directory with \
            database, write-ahead log and logs, the backups, the keystore and its copies, and every --path, such as a folder of \
            exports. Each value is looked for as UTF-8, UTF-16, hexadecimal, base64 and URL encoding. What is found is \
            named by file, place and line of the needle file, never by itself. Exit code 0: nothing was found and everything was \
            read; 1 otherwise.

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

    @Flag(
        help: """
            Show the report of the last scan, also of one that 'obhut maintenance run' made; nothing is read again. Ends with 1 \
            after an unclean scan, 3 where there is none.
            """)
    var last = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { needleFile.map { [$0] } ?? [] }

    func validate() throws {
        guard [needleFile != nil, canary, last].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "What to look for comes from --needle-file FILE or from --canary; --last shows the last report")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let settings = try session.settings()
        if last { return try Self.lastAnswer(settings, session.language) }
        let named = try needleFile.map { try Self.needles(try session.files.bytes($0, limit: 1 << 20)) }
        if global.dryRun {
            let places = Scan.places(settings) + path
            return Answer(
                .object(["dryRun": .bool(true), "needles": .count(named?.count ?? 0), "places": .strings(places)]),
                text: places.map { $0 + "\n" }.joined(), notes: Self.notes(settings, session.language))
        }
        let scan: Scan
        if let named {
            let file = try needleFile.flatMap { FileIdentity(try session.files.file($0)) }
            scan = Scan(session: session, source: .file, needles: named, paths: path, excluded: file)
        } else {
            let (store, actor) = try await session.tenant(changes: true)
            let canary = Canary()
            let person = try await canary.live(in: store, by: actor)
            _ = try await canary.erase(person, session, in: store, by: actor)
            scan = Scan(session: session, source: .canary, needles: canary.needles, paths: path)
        }
        var answer = Scan.answer(try await scan.run(), in: session.language)
        answer.notes += Self.notes(settings, session.language)
        return answer
    }

    private static func lastAnswer(_ settings: Settings, _ language: Language) throws -> Answer {
        let report = ScanNotes.report(in: StateDirectory(settings.stateDirectory))
        guard let record = report.flatMap({ ScanRecord(reading: $0) }) else {
            throw Failure(.missing, "scan-missing", "No report of a scan is kept here: nobody has looked yet.")
        }
        var answer = Scan.answer(record, in: language)
        answer.text = InternetTime.text(record.at) + "\n" + answer.text
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

    private static func notes(_ settings: Settings, _ language: Language) -> [String] {
        guard !settings.usesEmbeddedDatabase else { return [] }
        return [
            Words(
                "Die Dateien der Datenbank liegen nicht hier: --path nennt ihr Verzeichnis, dort wo sie läuft.",
                "The files of the database are not here: --path names its directory, where it runs.")[language]
        ]
    }
}
