import Foundation
import Installation
import Testing

/// Which backups of a shelf go.
struct InstallationBackupShelfTests {
    private static let day: TimeInterval = 86_400

    @Test("A backup is as old as its name says, however young its files are; one of a drill as old as its files")
    func age() throws {
        let folder = try TemporaryFolder()
        let real = try Date("2026-11-28T12:00:00Z", strategy: .iso8601)
        let written = [
            // Copied yesterday from another disk.
            "20260801T050000Z": real - Self.day,
            "20261127T050000Z": real - Self.day,
            // Made today, with the clock set forward.
            "20270301T050000Z": real,
            "20270302T050000Z": real,
        ]
        for (name, moment) in written {
            let manifest = try folder.write("\(name)/\(BackupFolder.manifest)", "{}")
            try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: manifest)
        }
        let shelf = try BackupShelf(folder.path)
        #expect(try shelf.prune(olderThan: 30 * Self.day, now: real, real: real) == 1)
        let left = BackupShelf.backups(in: folder.path).map(\.name)
        #expect(left == ["20261127T050000Z", "20270301T050000Z", "20270302T050000Z"])
    }

    @Test("What is left of a backup whose removal was cut short goes; what never was one stays")
    func rest() throws {
        let folder = try TemporaryFolder()
        let rest = try folder.write("20261127T050000Z/\(BackupFolder.archive)", "the people")
        let other = try folder.write("notes/\(BackupFolder.archive)", "the operator's own")
        let now = try Date("2026-11-28T12:00:00Z", strategy: .iso8601)
        #expect(try BackupShelf(folder.path).prune(olderThan: 30 * Self.day, now: now, real: now) == 0)
        #expect(!FileManager.default.fileExists(atPath: rest))
        #expect(FileManager.default.fileExists(atPath: other))
    }
}
