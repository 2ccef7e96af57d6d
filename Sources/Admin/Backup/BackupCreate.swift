import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Makes a backup: the data stream into a directory, the key stream into its own places.
struct BackupCreate: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Back up the database while everything goes on, and copy the keystore elsewhere.",
        discussion: """
            The database goes to --output as PostgreSQL's base backup: it holds ciphertext and wrapped keys, and no key that \
            opens them. The keystore, sealed by a root key that is copied nowhere, goes to every directory of \
            OBHUT_KEY_BACKUP_DIRS, and never to the same place.
            """)

    @Option(help: "A new or an empty directory.", completion: .directory)
    var output: String

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputDirectories: [String] { global.dryRun ? [] : [output] }

    func run(_ session: Session) async throws -> Answer {
        let settings = try session.settings()
        let places = settings.keyBackupDirectories
        try Self.keepApart(output, places)
        let store = try await session.store()
        guard let cluster = try await session.entrance.enter().cluster else { throw Failure.externalDatabase }
        guard try await !store.fence().isClosed else { throw Failure.fenced }
        if global.dryRun {
            return Answer(
                .object([
                    "dryRun": .bool(true), "output": .string(output), "keyBackups": .strings(places),
                ]), text: ([output] + places).map { $0 + "\n" }.joined(), notes: Self.notes(places, session.language))
        }
        let manifest = try await DatabaseBackup(session: session, store: store, cluster: cluster)
            .make(in: try session.files.directory(output))
        let copies = try await KeystoreBackup.copy(session)
        var answer = Answer.details(
            .object([
                "output": .string(output), "size": .count(manifest.size), "blake2b256": .string(manifest.digest),
                "createdAt": .time(manifest.createdAt), "keyBackups": .strings(copies.map(\.path)),
            ]), in: session.language,
            [
                (Words("Sicherung", "Backup"), output),
                (Words("Größe", "Size"), "\(manifest.size >> 20) MB"),
                (Words("Schlüsselkopien", "Key copies"), copies.map(\.path).joined(separator: ", ")),
            ])
        answer.notes = Self.notes(places, session.language)
        return answer
    }

    /// A copy of one stream must not be a copy of both.
    private static func keepApart(_ output: String, _ places: [String]) throws(Failure) {
        func whole(_ path: String) -> String {
            URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false) + "/"
        }
        let target = whole(output)
        for place in places.map(whole) where place.hasPrefix(target) || target.hasPrefix(place) {
            throw Failure(
                .refused, "backup-place", rule: "Database and keys are never copied to the same place.",
                field: "--output",
                "--output and OBHUT_KEY_BACKUP_DIRS lie within each other: a copy of one must not be a copy of both.")
        }
    }

    private static func notes(_ places: [String], _ language: Language) -> [String] {
        guard places.isEmpty else { return [] }
        return [
            Words(
                "Warnung: OBHUT_KEY_BACKUP_DIRS ist nicht gesetzt. Ohne Schlüsselspeicher ist diese Sicherung unlesbar.",
                "Warning: OBHUT_KEY_BACKUP_DIRS is not set. Without the keystore this backup opens for nobody.")[
                    language]
        ]
    }
}

extension Failure {
    /// The database is not ours to copy or to replace.
    static var externalDatabase: Failure {
        Failure(
            .refused, "database-external",
            rule: "A PostgreSQL server of one's own is backed up with its own tools.",
            "The database is a server of its own: back it up with pg_basebackup or pgBackRest, copy the keys with 'obhut keystore backup', and after a restore run 'obhut erasure replay'."
        )
    }
}
