/// How long one document has to be kept, and under which key.
package struct RetentionTerm: Sendable, Hashable {
    /// The class it was found by.
    package let statutoryClass: StatutoryClass
    /// The last day it has to be kept.
    package let lastDay: CalendarDay
    /// The norm, as the policy row cites it.
    package let norm: String

    /// The term number of the document's key: class × 10000 + expiry year.
    package var keyTerm: UInt32 {
        statutoryClass.kind.number * 10_000 + UInt32(max(0, lastDay.year))
    }

    /// The term of a document; nil where the country has no such class, so nothing demands to keep it.
    ///
    /// It starts at the end of the calendar year of the document's date and runs whole years. The years are those of
    /// the row that holds on `today` where the old term had not run out by the row's first day (Art. 97 § 19a EGAO), so
    /// a shortened term applies to papers whose old term still ran, and never revives one that had ended.
    package static func of(
        _ document: CalendarDay, _ statutoryClass: StatutoryClass, today: CalendarDay,
        parameters: [PolicyParameter] = PolicyParameters.shipped
    ) -> RetentionTerm? {
        let rows =
            parameters
            .filter { $0.code == statutoryClass.parameterCode && $0.since <= max(today, document) }
            .sorted { $0.since < $1.since }
        var term: RetentionTerm?
        for row in rows {
            if let term, term.lastDay < row.since { break }
            term = RetentionTerm(
                statutoryClass: statutoryClass, lastDay: document.yearEnd.adding(years: row.value), norm: row.source)
        }
        return term
    }
}
