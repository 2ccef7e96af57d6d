/// A data row of an imported sheet and what it says.
package struct PeopleSheetRow: Sendable, Equatable {
    /// The row as it stands in the file, for the quarantine.
    package let record: CSVRecord
    /// What it says.
    package let outcome: ImportRowOutcome

    /// Joins a row and what it says.
    package init(record: CSVRecord, outcome: ImportRowOutcome) {
        self.record = record
        self.outcome = outcome
    }
}
