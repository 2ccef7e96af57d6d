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

    /// The last part of its path.
    package var name: String { (path as NSString).lastPathComponent }
    /// Its signed manifest.
    package var manifest: String { "\(path)/\(BackupFolder.manifest)" }
    /// The archive of the database.
    package var archive: String { "\(path)/\(BackupFolder.archive)" }
}
