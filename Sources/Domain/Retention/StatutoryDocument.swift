package import Foundation

/// A document that the law keeps longer than its person.
package struct StatutoryDocument: Sendable, Equatable {
    /// Names the document.
    package let id: UUID
    /// Its class.
    package let statutoryClass: StatutoryClass
    /// Its date.
    package let date: CalendarDay
    /// Whether an assessment it matters for is still open (§ 147(3) AO): then its term does not end.
    package let assessmentOpen: Bool

    /// Makes a document.
    package init(id: UUID, statutoryClass: StatutoryClass, date: CalendarDay, assessmentOpen: Bool = false) {
        self.id = id
        self.statutoryClass = statutoryClass
        self.date = date
        self.assessmentOpen = assessmentOpen
    }
}
