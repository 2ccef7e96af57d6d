import Domain
import Foundation
import Installation
import Texts

/// Whether the machine's clock is believed: under one that starts years ahead, every term is over at once, and nothing brings
/// back what is destroyed on its word.
struct MaintenanceClock {
    /// How long maintenance, hourly by its timer, may have been away, in seconds.
    private static let tolerance: TimeInterval = 8 * 86_400

    /// The last maintenance that the clock is too far ahead of; nil while it is believed.
    let distrustedSince: Date?

    private let state: StateDirectory
    private let now = SystemClock().now
    private let isMoved: Bool

    /// Compares the clock with what earlier runs of maintenance left.
    ///
    /// The service writes under the same clock, so neither the ledger file nor the database speaks for it. `--yes` is an
    /// operator's word for the clock, and so is an offset.
    init(_ session: Session) throws {
        let settings = try session.settings()
        state = StateDirectory(settings.stateDirectory)
        isMoved = settings.clockOffset != nil
        let last =
            MaintenanceNote.last(in: state)
            ?? BackupShelf.backups(in: settings.backupDirectory).last(where: { !$0.isOfDrill })?.at
        let bound = now.addingTimeInterval(-Self.tolerance)
        distrustedSince = isMoved || session.global.yes ? nil : last.flatMap { $0 < bound ? $0 : nil }
    }

    /// Notes the moment for later runs, where the clock is believed and shows the machine's time.
    func note() throws {
        guard distrustedSince == nil, !isMoved else { return }
        try MaintenanceNote.note(now, in: state)
    }

    /// Why `tasks` are not done; nil while the clock is believed.
    func refusal(of tasks: [String], in language: Language) -> Failure? {
        guard let distrustedSince else { return nil }
        let days = Int(now.timeIntervalSince(distrustedSince) / 86_400)
        let (last, names) = (InternetTime.text(distrustedSince), tasks.joined(separator: ", "))
        let message = Words(
            "Die Uhr dieses Rechners steht \(days) Tage nach der letzten Wartung (\(last)). Was Daten vernichtet, wurde darum nicht getan: \(names). Prüfen Sie Datum und Uhrzeit ('timedatectl'); stimmen sie, geht es mit 'obhut maintenance run --yes' weiter.",
            "The clock of this machine is \(days) days ahead of the last maintenance (\(last)). What destroys data was not done because of that: \(names). Check date and time ('timedatectl'); where they are right, 'obhut maintenance run --yes' goes on."
        )
        return Failure(
            .notReady, "clock-jumped", rule: "Nothing is destroyed on the word of a clock that jumped.",
            message[language], details: ["tasks": .array(tasks.map { .string($0) })])
    }
}
