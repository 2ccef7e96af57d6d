import Domain
import Foundation
import Installation
import Operations
import Texts

/// A search of the installation's files, as `erasure scan` and `maintenance run` do it.
struct Scan {
    let session: Session
    let source: ScanRecord.Source
    let needles: [Needle]
    /// Places besides those of the installation.
    var paths: [String] = []
    /// A file that is passed over: the one that holds the needles.
    var excluded: FileIdentity?

    /// Where the installation keeps anything.
    static func places(_ settings: Settings) -> [String] {
        let own = [settings.stateDirectory, settings.backupDirectory, settings.keystoreDirectory]
        return (own + settings.keyBackupDirectories).filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// Has the server's memory written out, reads everything, and keeps the report.
    func run() async throws -> ScanRecord {
        let settings = try session.settings()
        let memory = try await ServerMemory.flush(session)
        let scan = FileScan(NeedleSearch(needles), below: Self.places(settings) + paths, excluding: excluded)
        let bar = ScanProgress(session, total: try scan.size())
        defer { bar.finish() }
        let report = try scan.run { bar.show($0) }
        var record = ScanRecord(
            at: Date.now, source: source, needles: needles.count, memory: memory)
        record.files = report.files
        record.bytes = report.bytes
        record.count = report.count
        record.hits = report.hits.map { hit in
            ScanRecord.Hit(file: hit.file, offset: hit.offset, encoding: hit.form.rawValue, needle: hit.needle)
        }
        record.unreadCount = report.unreadCount
        record.unread = report.unread
        // Whoever may read but not write here has the answer, and no report is kept.
        try? ScanNotes.keep(report: record.document.text + "\n", in: StateDirectory(settings.stateDirectory))
        return record
    }

    /// The answer of a command.
    static func answer(_ record: ScanRecord, in language: Language) -> Answer {
        var text = record.hits.map { "\($0.file): \($0.offset) \($0.encoding) #\($0.needle)\n" }.joined()
        text += record.unread.map { $0 + Words(": nicht gelesen\n", ": not read\n")[language] }.joined()
        text +=
            Words(
                "\(record.files) Dateien, \(record.bytes >> 20) MB, \(record.count) Funde\n",
                "\(record.files) files, \(record.bytes >> 20) MB, \(record.count) hits\n")[language]
        var answer = Answer(record.document, text: text)
        if let note = ServerMemory.note(record.memory) { answer.notes.append(note[language]) }
        answer.failure = failure(record)
        return answer
    }

    static func failure(_ record: ScanRecord) -> Failure? {
        if record.count > 0 {
            return Failure(.failed, "needle-found", "\(record.count) places hold a value that was looked for.")
        }
        guard record.unreadCount > 0 else { return nil }
        return Failure(.failed, "scan-incomplete", "\(record.unreadCount) files or directories could not be read.")
    }
}
