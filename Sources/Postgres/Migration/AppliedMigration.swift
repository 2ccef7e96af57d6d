package import FoundationEssentials

/// A migration the database remembers.
package struct AppliedMigration: Sendable, Equatable {
    package let version: Int
    package let name: String
    package let checksum: String
    package let appliedAt: Date
}
