package import FoundationEssentials

/// A migration the database remembers.
package struct AppliedMigration: Sendable, Equatable {
    /// The number in the name.
    package let version: Int
    /// The name of the file.
    package let name: String
    /// The checksum the file had when it ran.
    package let checksum: String
    /// When its transaction began.
    package let appliedAt: Date
}
