package import Foundation

/// One import as it stands: what came, what became of it. Holds no personal value.
package struct ImportBatch: Sendable, Equatable {
    /// Where an import stands.
    package enum State: String, Sendable {
        /// Rows are being taken in.
        case running
        /// Every row is in or in quarantine.
        case completed
        /// It stopped; what came in stays and can be undone, a repeat adds what is missing.
        case failed
        /// It is being taken back; an undo that was cut off goes on with the next start of the service.
        case undoing
        /// Everything it brought is gone again.
        case undone
    }

    /// What happens with a row whose person is there already.
    package enum DuplicatePolicy: String, Sendable, CaseIterable {
        /// The row is counted and left out.
        case skip
        /// The living person takes the row's values.
        case update
        /// The row becomes a person of its own.
        case both
    }

    /// Counts of rows.
    package struct Counts: Sendable, Equatable {
        /// Data rows read.
        package var rows: Int64 = 0
        /// People created.
        package var imported: Int64 = 0
        /// People changed.
        package var updated: Int64 = 0
        /// Rows left out because the person is there.
        package var duplicates: Int64 = 0
        /// Rows in quarantine.
        package var quarantined: Int64 = 0

        /// Nothing counted yet.
        package init() {}
    }

    /// Its id.
    package let id: UUID
    /// `csv`, `vcard` or `portability`.
    package let format: String
    /// Where it stands.
    package let state: State
    /// What happens with duplicates.
    package let duplicates: DuplicatePolicy
    /// What came of its rows so far.
    package let counts: Counts
    /// When it began.
    package let createdAt: Date
    /// When it ended, if it has.
    package let finishedAt: Date?
}

extension ImportBatch {
    /// What an import would have become, for a dry run; stored nowhere.
    package static func preview(
        id: UUID, format: String, duplicates: DuplicatePolicy, counts: Counts, at now: Date
    ) -> ImportBatch {
        ImportBatch(
            id: id, format: format, state: .completed, duplicates: duplicates, counts: counts, createdAt: now,
            finishedAt: now)
    }
}
