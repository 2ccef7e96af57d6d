import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Texts
import Vault

/// Copies the sealed keystore to every place of its own.
struct KeystoreBackup: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Copy the sealed keystore to every directory of OBHUT_KEY_BACKUP_DIRS, and remove copies that are too old.",
        discussion: "Root key and recovery key are copied nowhere.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let places = try session.settings().keyBackupDirectories
        guard !places.isEmpty else {
            throw Failure(
                .refused, "key-backup-places", field: SettingKey.keyBackupDirs.environment,
                Words(
                    "OBHUT_KEY_BACKUP_DIRS nennt keine Orte für Schlüsselkopien.",
                    "OBHUT_KEY_BACKUP_DIRS names no places for copies of the keystore.")[session.language])
        }
        if global.dryRun {
            return Answer(
                .object(["dryRun": .bool(true), "keyBackups": .strings(places)]),
                text: places.map { $0 + "\n" }.joined())
        }
        let copies = try await Self.copy(session)
        return Answer(
            .object(["keyBackups": .strings(copies.map(\.path))]), text: copies.map { $0.path + "\n" }.joined())
    }

    /// Makes the copies and removes those whose time is over, as recovery bundles go. A place that fails keeps no other
    /// waiting.
    ///
    /// `chosen`: Some of the places; nil takes all.
    /// `moment`: Copies made since then go once a newer one lies beside them; nil keeps them for their time.
    static func copy(
        _ session: Session, to chosen: [String]? = nil, replacingSince moment: Date? = nil
    ) async throws -> [KeystoreCopy] {
        let settings = try session.settings()
        let places = chosen ?? settings.keyBackupDirectories
        guard !places.isEmpty else { return [] }
        let retention = TimeInterval(settings.backupHorizonDays) * 86_400
        let vault = try await session.entrance.enter().openVault(.writer)
        var copies: [KeystoreCopy] = []
        try await places.eachInTurn { place in
            copies.append(try vault.copy(to: place))
            _ = try vault.pruneCopies(in: place, after: retention, replacedSince: moment)
        }
        return copies
    }
}
