import Domain
import Foundation
import Installation
import Operations
import Postgres
import Store
import Texts
import Vault

/// The backup of every day and the restore for practice of every week, as `maintenance run` does them.
struct ScheduledBackup {
    /// How old the newest backup gets, in seconds.
    static let interval: TimeInterval = 86_400
    /// How old the last drill gets, in seconds.
    static let drillInterval: TimeInterval = 7 * 86_400

    private static let keyCopy = "key-copy"

    let session: Session
    let store: Store

    /// Makes a backup where one is due, and copies the keystore to every place whose newest copy is older than that, or than
    /// the keys.
    ///
    /// - Returns: How many backups were made.
    func back() async throws -> Int {
        let settings = try session.settings()
        var made = 0
        try await [make, copyKeys].eachInTurn { made += try await $0(settings) }
        return made
    }

    /// Makes a backup where one is due, and removes those that are too old.
    private func make(_ settings: Settings) async throws -> Int {
        guard settings.schedulesBackups, let cluster = try await session.entrance.enter().cluster, try isDue(settings)
        else { return 0 }
        let shelf = try BackupShelf(settings.backupDirectory)
        // Another process may have made one while this one waited for nothing.
        guard try isDue(settings) else { return 0 }
        let age = TimeInterval(settings.backupHorizonDays) * 86_400
        return try await noting("backup", shelf) { status in
            let moment = store.clock.now
            // Those that are too old make room for the new one; what is the newest until then goes after it.
            _ = try shelf.prune(olderThan: age, now: moment, real: SystemClock().now)
            let place = try shelf.begin(size: try cluster.size())
            let manifest = try await DatabaseBackup(session: session, store: store, cluster: cluster).make(in: place)
            try Failpoint.hit("backup.shelf.before-name")
            let backup = try shelf.finish(at: moment)
            status.backup = BackupStatus.Made(name: backup.name, at: moment, size: manifest.size)
            _ = try shelf.prune(olderThan: age, now: moment, real: SystemClock().now)
            return 1
        }
    }

    /// Copies the keystore to every place whose newest copy is older than the newest backup, or than the keys, until it lies
    /// there. Between two backups the last copy takes the place of those before it.
    ///
    /// What is wrapped under a key that no copy holds is lost with the keystore, so a turn of keys does not wait for a backup.
    /// Where others back the database up, a copy is due when the newest is a day old.
    ///
    /// - Returns: 0; what counts is the backup that they belong to.
    private func copyKeys(_ settings: Settings) async throws -> Int {
        // Copies are named by the machine's time, to the second.
        let now = SystemClock().now
        let backups = BackupShelf.backups(in: settings.backupDirectory).map(\.madeAt.timeIntervalSince1970)
        let newest = max(backups.max() ?? 0, now.timeIntervalSince1970 - Self.interval).rounded(.down)
        try store.vault.reload()
        let generation = try store.vault.summary().generation
        let due = settings.keyBackupDirectories.filter { place in
            // A place that cannot be looked into is tried, and says why.
            let copies = (try? Vault.copies(in: place)) ?? []
            let copy = copies.last { $0.at <= now }
            return copy.map { $0.at.timeIntervalSince1970 < newest || $0.generation != generation } ?? true
        }
        guard !due.isEmpty || Self.status(settings).failure?.task == Self.keyCopy else { return 0 }
        let shelf = try BackupShelf(settings.backupDirectory)
        return try await noting(Self.keyCopy, shelf) { _ in
            _ = try await KeystoreBackup.copy(session, to: due, replacingSince: Date(timeIntervalSince1970: newest))
            return 0
        }
    }

    /// Restores the newest backup beside the database, looks whether the keystore opens it and its logs hold, and throws it
    /// away, where that is due.
    ///
    /// - Returns: How many were tried.
    /// - Throws: `Failure` 1 `backup-drill-failed`, with what is wrong noted beside the backups.
    func drill() async throws -> Int {
        let settings = try session.settings()
        let premises = try await session.entrance.enter()
        guard settings.schedulesBackups, premises.cluster != nil, isDrillDue(settings) else { return 0 }
        guard let backup = newest(settings) else { return 0 }
        let shelf = try BackupShelf(settings.backupDirectory)
        return try await noting("drill", shelf) { status in
            let proof = try await prove(backup, shelf, premises)
            let passed = proof.findings == 0
            status.drill = BackupStatus.Drill(name: backup.name, at: store.clock.now, passed: passed, proof: proof)
            guard passed else {
                throw Failure(
                    .failed, "backup-drill-failed", rule: "A backup that was never restored is none.",
                    "The newest backup was restored for practice, and its logs do not hold: 'obhut audit verify'.")
            }
            return 1
        }
    }

    private func prove(
        _ backup: ShelvedBackup, _ shelf: BackupShelf, _ premises: Premises
    ) async throws -> ProveBackup.Outcome {
        let manifest = try manifest(of: backup)
        let archive = try FileHandle(forReadingFrom: URL(filePath: backup.archive))
        let (size, digest) = try ArchiveDigest.of(archive)
        guard size == manifest.size, Hexadecimal.text(digest) == manifest.digest else {
            throw OpenedBackup.damaged(in: .english)
        }
        let cluster = premises.scratchCluster(try await shelf.beginDrill(size: manifest.size))
        let outcome: Result<ProveBackup.Outcome, any Error>
        do {
            try await cluster.drill(with: archive)
            try Failpoint.hit("backup.drill.running")
            outcome = .success(try await look(at: cluster, manifest, premises))
        } catch {
            outcome = .failure(error)
        }
        await cluster.stop()
        try await shelf.endDrill()
        return try outcome.get()
    }

    private func look(
        at cluster: EmbeddedCluster, _ manifest: BackupManifest, _ premises: Premises
    ) async throws -> ProveBackup.Outcome {
        let client = premises.client(of: cluster, name: "obhut drill")
        do {
            let session = session
            let restored = try premises.store(client, vault: store.vault)
            let outcome = try await ProveBackup(restored)(manifest) { session.operatorActor(in: $0) }
            await client.shutdown()
            return outcome
        } catch {
            await client.shutdown()
            throw error
        }
    }

    /// Runs a task and notes beside the backups what came of it.
    private func noting(
        _ task: String, _ shelf: BackupShelf, _ body: (inout BackupStatus) async throws -> Int
    ) async throws -> Int {
        var status = BackupStatus(reading: BackupShelf.status(in: shelf.path) ?? [])
        do {
            let count = try await body(&status)
            if status.failure?.task == task { status.failure = nil }
            try shelf.note(status: status.document.text + "\n")
            return count
        } catch {
            status.failure = BackupStatus.Failed(task: task, at: store.clock.now, code: Failure(error).code)
            // The disk may be full: then the exit code alone says it.
            try? shelf.note(status: status.document.text + "\n")
            throw error
        }
    }

    /// What is known of the scheduled backups.
    static func status(_ settings: Settings) -> BackupStatus {
        BackupStatus(reading: BackupShelf.status(in: settings.backupDirectory) ?? [])
    }

    /// The newest backup that is not still to come, made in a drill.
    private func newest(_ settings: Settings) -> ShelvedBackup? {
        BackupShelf.backups(in: settings.backupDirectory).last { $0.at <= store.clock.now }
    }

    /// A backup is due when the newest is a day old, or was made under keys that are destroyed while a drill is due.
    private func isDue(_ settings: Settings) throws -> Bool {
        guard let newest = newest(settings), !isOver(Self.interval, since: newest.at) else { return true }
        guard isDrillDue(settings) else { return false }
        guard let manifest = try? manifest(of: newest) else { return true }
        return try !manifest.destroyedEpochs(store.vault).isEmpty
    }

    private func isDrillDue(_ settings: Settings) -> Bool {
        let last = Self.status(settings).drill
        return last?.passed != true || isOver(Self.drillInterval, since: last?.at)
    }

    private func manifest(of backup: ShelvedBackup) throws -> BackupManifest {
        try BackupManifest(
            try [UInt8](Data(contentsOf: URL(filePath: backup.manifest))), trusting: store.vault.exportPublicKeys())
    }

    /// A moment that is still to come was noted while the clock was set forward for a drill, and counts for nothing.
    private func isOver(_ interval: TimeInterval, since moment: Date?) -> Bool {
        guard let moment else { return true }
        let age = store.clock.now.timeIntervalSince(moment)
        return age < -1 || age >= interval
    }
}
