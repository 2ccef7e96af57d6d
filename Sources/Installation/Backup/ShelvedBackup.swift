package import Foundation

/// A scheduled backup by its place: `20261128T051100Z` is the moment of its making.
package struct ShelvedBackup: Sendable, Equatable {
    /// Its directory.
    package let path: String
    /// When it was made, to the second.
    package let at: Date

    private static let style = Date.ISO8601FormatStyle(
        dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZoneSeparator: .omitted,
        includingFractionalSeconds: false, timeZone: .gmt)

    init(at moment: Date, in directory: String) {
        path = "\(directory)/\(Self.style.format(moment))"
        at = Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down))
    }

    /// Reads a name; nil for what is no backup.
    init?(name: String, in directory: String) {
        guard name.utf8.count == 16, let at = try? Self.style.parse(name), Self.style.format(at) == name else {
            return nil
        }
        path = "\(directory)/\(name)"
        self.at = at
    }

    /// How much its name may be ahead of its files, in seconds, before the clock must have been set forward for it.
    private static let tolerance: TimeInterval = 60

    /// When it was made, by the machine's time: what its name says, for files that were copied may be younger than what is in
    /// them; when its manifest was written where a drill gave it its name.
    package var madeAt: Date { isOfDrill ? written : at }

    /// Whether it was made while the clock was set forward for a drill (`OBHUT_CLOCK_OFFSET`).
    package var isOfDrill: Bool { at > written.addingTimeInterval(Self.tolerance) }

    private var written: Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: manifest)
        return attributes?[.modificationDate] as? Date ?? at
    }

    /// The last part of its path.
    package var name: String { (path as NSString).lastPathComponent }
    /// Its signed manifest.
    package var manifest: String { "\(path)/\(BackupFolder.manifest)" }
    /// The archive of the database.
    package var archive: String { "\(path)/\(BackupFolder.archive)" }
}
