package import Domain
package import Foundation

/// Whom to hand out, what for, and as what.
package struct ExportOrder: Sendable {
    /// What the file is.
    package enum Format: String, Sendable, CaseIterable, Codable {
        /// A sheet with the columns asked for.
        case csv
        /// vCard 4.0; everything a card has a place for.
        case vcard
    }

    /// What the file is.
    package var format: Format
    /// The code of the purpose the people are handed out for.
    package var purpose: String
    /// These people only; nil for everybody.
    package var ids: [UUID]?
    /// What a sheet has of them.
    package var columns: Set<PeopleColumnGroup>
    /// Whether the headers of a sheet are German; English otherwise.
    package var isGerman: Bool
    /// The word for a stage.
    package var words: @Sendable (Lifecycle) -> String
    /// A day as the reader writes it.
    package var day: @Sendable (Date) -> String

    /// People that may be named at once.
    package static let maximumPeople = 10_000

    /// States what to hand out; a sheet has every column unless told otherwise.
    package init(
        format: Format, purpose: String, ids: [UUID]? = nil,
        columns: Set<PeopleColumnGroup> = Set(PeopleColumnGroup.allCases), isGerman: Bool,
        words: @escaping @Sendable (Lifecycle) -> String = { $0.rawValue }, day: @escaping @Sendable (Date) -> String
    ) {
        self.format = format
        self.purpose = purpose
        self.ids = ids
        self.columns = columns
        self.isGerman = isGerman
        self.words = words
        self.day = day
    }
}
