import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Shows root, signing and tenant keys; nothing secret.
struct KeyStatus: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which keys are in use, the public keys that verify receipts, and what is left to do.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let settings = try session.settings()
        let vault = try await session.vault()
        let summary = try vault.summary()
        var warnings = summary.warning.map { [$0] } ?? []
        if settings.keyBackupDirectories.isEmpty {
            warnings.append("OBHUT_KEY_BACKUP_DIRS is not set: the only copy of the keys is on this machine")
        }
        let backups = ScheduledBackup.status(settings)
        warnings += Self.warnings(of: backups, settings)
        let canary = ScheduledCanary.status(settings)
        warnings += Self.warnings(of: canary)
        let usage = await KeyUsage.ask(session, of: summary.tenants)
        let tenants = try summary.tenants.filter(vault.hasTenant).map { tenant in
            TenantKeyState(
                tenant: tenant, epoch: try vault.activeEpoch(tenant), epochs: try vault.epochs(tenant),
                indexes: try vault.indexKeys(tenant),
                usage: usage[tenant])
        }
        let memory = MemoryProtection.current()
        if !memory.keysLocked { warnings.append("keys are not locked into memory: raise LimitMEMLOCK or ulimit -l") }
        if tenants.contains(where: { $0.indexes.contains { $0.isTurning } }) {
            warnings.append("a turn of index keys was begun: give 'obhut key rotate index' once more")
        }
        if summary.isRootTurning {
            warnings.append(
                "a turn of the root key was begun: give 'obhut key rotate root' once more, with the options it was given"
            )
        }
        let signing = vault.exportPublicKeys()
        let holding = Holding(
            kind: summary.rootKind.code, version: summary.rootVersion, areLocked: memory.keysLocked,
            oldestBundle: try vault.oldestSupersededBundle(), horizonDays: settings.backupHorizonDays)
        var answer = Answer(
            .object([
                "root": .object([
                    "kind": .string(holding.kind), "version": .count(holding.version),
                    "isTurning": .bool(summary.isRootTurning),
                ]),
                "generation": .count(summary.generation),
                "memory": .object([
                    "keysLocked": .bool(memory.keysLocked), "lockLimit": memory.lockLimit.map { .count($0) } ?? .null,
                ]),
                "signing": .array(signing.map(Self.document)), "tenants": .array(tenants.map(\.document)),
                "oldestSupersededBundle": .time(holding.oldestBundle),
                "bundleHorizonDays": .count(holding.horizonDays),
                "backups": backups.document, "canary": canary.shown, "warnings": .strings(warnings),
            ]), text: Self.text(holding, signing, tenants, backups, canary, in: session.language))
        answer.notes = warnings.map { Words("Warnung: ", "Warning: ")[session.language] + $0 }
        return answer
    }

    /// What holds all keys, and for how long former ones can be brought back.
    struct Holding {
        let kind: String
        let version: UInt32
        /// Whether this process keeps keys out of swap; the service logs its own state when it starts.
        let areLocked: Bool
        /// When the oldest recovery bundle of a former key was superseded.
        let oldestBundle: Date?
        let horizonDays: Int
    }

    /// What is known of a tenant's keys.
    struct TenantKeyState {
        let tenant: UUID
        let epoch: UInt32
        let epochs: [TenantEpoch]
        let indexes: [TenantIndexKey]
        /// Nil where the database does not say.
        let usage: KeyUsage?

        /// When the key of the active epoch was made.
        var since: Date? { epochs.first { $0.epoch == epoch }?.createdAt }
        /// The last key that was destroyed.
        var lastDestroyed: Date? { epochs.compactMap(\.destroyedAt).max() }
        /// The index keys that exist, each with its tokens where the database counts them.
        var searched: [(key: TenantIndexKey, tokens: Int?)] {
            indexes.filter { $0.state != .retired }.map { key in
                (key, usage?.indexes.first { $0.use == key.use && $0.version == key.version }?.tokens)
            }
        }
        /// Whether a turn was begun and not finished.
        var isTurning: Bool { epochs.contains { [.prepared, .retiring].contains($0.state) } }

        var document: CanonicalJSON {
            .object([
                "tenant": .id(tenant), "epoch": .count(epoch), "since": .time(since), "isTurning": .bool(isTurning),
                "lastDestroyedAt": .time(lastDestroyed), "keys": usage.map { .count($0.keys) } ?? .null,
                "keysOnOldEpochs": usage.map { .count($0.old) } ?? .null,
                "newestGeneration": usage.map { .count($0.generation) } ?? .null,
                "indexKeys": .array(
                    searched.map { key, tokens in
                        .object([
                            "use": .string(key.use.code), "version": .count(key.version),
                            "isActive": .bool(key.state == .active), "since": .time(key.createdAt),
                            "tokens": tokens.map { .count($0) } ?? .null,
                        ])
                    }),
            ])
        }
    }

    /// What the operator has to know of the scheduled backups.
    private static func warnings(of status: BackupStatus, _ settings: Settings) -> [String] {
        guard settings.schedulesBackups, settings.usesEmbeddedDatabase else { return [] }
        var warnings: [String] = []
        if let failure = status.failure {
            warnings.append("the last \(failure.task) failed with \(failure.code) at \(InternetTime.text(failure.at))")
        }
        if status.backup == nil { warnings.append("no backup was made yet in \(settings.backupDirectory)") }
        if let drill = status.drill {
            if !drill.passed { warnings.append("the backup \(drill.name) does not hold: see 'obhut audit verify'") }
        } else if status.backup != nil {
            warnings.append("no backup was restored for practice yet")
        }
        return warnings
    }

    /// What the operator has to know of the synthetic people of the schedule.
    private static func warnings(of status: CanaryStatus) -> [String] {
        guard let proof = status.proof, !proof.isClean else { return [] }
        let what =
            proof.hits > 0
            ? "\(proof.hits) places held values of a synthetic person whose keys are gone"
            : "\(proof.unread) files could not be searched for a synthetic person whose keys are gone"
        return ["\(what), at \(InternetTime.text(proof.at)): 'obhut erasure scan --last' names them"]
    }

    private static func document(_ key: PublicSigningKey) -> CanonicalJSON {
        .object([
            "publicKeyId": .string(Hexadecimal.text(key.keyID)), "publicKey": .string(Hexadecimal.text(key.publicKey)),
            "createdAt": .time(key.createdAt), "retiredAt": .time(key.retiredAt),
        ])
    }
}
