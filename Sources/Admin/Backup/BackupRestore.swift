import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Restores a backup: database, replay of the erasures since, verification, in one step.
struct BackupRestore: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract:
            "Put the database of a backup in the place of the present one, erase again whoever was erased since, and verify.",
        discussion: """
            obhutd must be stopped. The present database is moved aside, the keystore and the erasure ledger stay as they are. \
            Cut off after the database is in its place, the node is fenced and 'obhut erasure replay' goes on.
            """)

    @Option(help: "The backup's directory.", completion: .directory)
    var input: String

    @Option(
        help: "File with the recovery key, for a backup that is older than the last turn of a key.",
        completion: .file())
    var recoveryKey: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { OpenedBackup.files(input) + (recoveryKey.map { [$0] } ?? []) }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let premises = try await session.entrance.enter()
        guard let cluster = premises.cluster else { throw Failure.externalDatabase }
        let backup = try await OpenedBackup(input, session)
        let vault = try await session.vault()
        guard backup.manifest.node == Hexadecimal.text(Store.nodeID(of: vault)) else {
            throw StoreError.foreignKeystore
        }
        try backup.verify(session)
        let destroyed = try backup.destroyedEpochs(vault)
        if try Self.isOutlived(backup, destroyed, vault) { throw Self.keysDestroyed }
        if let recoveryKey {
            try vault.expectBundles(of: Array(destroyed.keys), openWith: session.recoveryKey(recoveryKey))
        } else if !destroyed.isEmpty {
            throw Self.needsRecoveryKey
        }
        if global.dryRun {
            return Answer(
                .object(["dryRun": .bool(true), "createdAt": .time(backup.manifest.createdAt)]),
                text: InternetTime.text(backup.manifest.createdAt) + "\n")
        }
        try session.confirm(
            Words(
                "Die Datenbank durch die Sicherung vom \(InternetTime.text(backup.manifest.createdAt)) ersetzen?",
                "Replace the database by the backup of \(InternetTime.text(backup.manifest.createdAt))?"))
        let former = try await cluster.restore(from: backup.archive)
        _ = try await session.database()
        try await premises.migrate(binding: false)
        let replayed = try await Replay(session: session, recoveryKey: recoveryKey).run()
        let findings = try await Self.findings(session)
        return Self.answer(backup, former, replayed, findings, in: session.language)
    }

    /// How many flaws the logs of all tenants show after the replay.
    private static func findings(_ session: Session) async throws -> Int {
        let store = try await session.store()
        let bar = ProgressBar(session.console, Words("Mandanten geprüft", "Tenants verified")[session.language])
        defer { bar.finish() }
        var count = 0
        for (position, tenant) in try await store.node.tenants().enumerated() {
            bar.show(position, share: nil)
            count += try await AuditVerifier(store).verify(tenant.id).findingCount
        }
        return count
    }

    private static func answer(
        _ backup: OpenedBackup, _ former: String?, _ replayed: Replay.Result, _ findings: Int, in language: Language
    ) -> Answer {
        var members = replayed.members
        members["createdAt"] = .time(backup.manifest.createdAt)
        members["formerDatabase"] = .optional(former)
        members["findings"] = .count(findings)
        var answer = Answer.details(
            .object(members), in: language,
            [
                (Words("Stand der Sicherung", "Backup of"), InternetTime.text(backup.manifest.createdAt)),
                (Words("Bisherige Datenbank", "Former database"), former),
            ] + replayed.lines + [(Words("Befunde", "Findings"), String(findings))])
        answer.notes = replayed.notes(in: language)
        if former != nil {
            answer.notes.append(
                Words(
                    "Die bisherige Datenbank liegt noch da; wer sie nicht mehr braucht, löscht ihr Verzeichnis.",
                    "The former database still lies there; remove its directory when nobody needs it any more.")[
                        language])
        }
        if !replayed.outcome.isOpen {
            answer.failure = .fenced
        } else if findings > 0 {
            answer.failure = Failure(
                .refused, "audit-broken",
                Words(
                    "Die zurückgespielte Datenbank ist nicht, wie sie geschrieben wurde: 'obhut audit verify'.",
                    "The restored database is not as it was written: 'obhut audit verify'.")[language])
        }
        return answer
    }

    /// Whether no tenant of the backup could be read: keys of all are destroyed, and the bundles that held them have expired.
    private static func isOutlived(
        _ backup: OpenedBackup, _ destroyed: [UUID: UInt32], _ vault: Vault
    ) throws -> Bool {
        let present = backup.manifest.epochs.keys.filter { vault.hasTenant($0) }
        guard !present.isEmpty else { return false }
        return try present.allSatisfy { tenant in
            guard let epoch = destroyed[tenant] else { return false }
            return try vault.traces(of: tenant).oldestInBundles.map { $0 > epoch } ?? true
        }
    }

    private static var keysDestroyed: Failure {
        Failure(
            .refused, "keys-destroyed",
            rule: "A backup in which nobody can be read takes the place of no database.",
            "The keys of this backup were destroyed, and the recovery bundles that held them have expired: it is of use to nobody."
        )
    }

    private static var needsRecoveryKey: Failure {
        Failure(
            .refused, "recovery-key-needed",
            rule: "What was wrapped before a key was turned opens with the recovery key only.",
            field: "--recovery-key",
            "The keys of this backup were turned and destroyed since: name the recovery key with --recovery-key.")
    }
}
