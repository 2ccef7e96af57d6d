/// The head of a column that a list can be sorted by.
struct SortHeader: Sendable {
    let label: String
    let href: String
    /// How screen readers hear it: `ascending`, `descending` or `none`.
    let direction: String
    /// The arrow beside the column that the list is sorted by; nil beside the others.
    let arrow: String?

    /// `startsDescending` is whether the first click asks for the newest first.
    init(_ label: String, sort: String, startsDescending: Bool = false, in listing: SubjectListing) {
        self.label = label
        let isCurrent = listing.sort == sort
        let isDescending = isCurrent && listing.isDescending
        href =
            listing.with {
                $0.sort = sort
                $0.isDescending = isCurrent ? !isDescending : startsDescending
            }.path
        direction = isCurrent ? (isDescending ? "descending" : "ascending") : "none"
        arrow = isCurrent ? (isDescending ? "↓" : "↑") : nil
    }
}
