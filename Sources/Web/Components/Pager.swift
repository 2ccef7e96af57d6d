/// The way through a long list, page by page without counting it.
struct Pager: Sendable {
    /// Back to the beginning; nil on the first page.
    let first: String?
    /// The next page; nil on the last one.
    let next: String?

    /// Nil where the list has one page.
    init?(path: String, next cursor: String?, isFirst: Bool) {
        guard cursor != nil || !isFirst else { return nil }
        first = isFirst ? nil : path
        next = cursor.map { "\(path)?cursor=\($0)" }
    }

    /// The way through a list that is sorted and narrowed; nil where it has one page.
    init?(_ listing: SubjectListing, next cursor: String?) {
        self.init(
            first: listing.cursor == nil ? nil : listing.with { _ in }.path,
            next: cursor.map { cursor in
                var page = listing
                page.cursor = cursor
                return page.path
            })
    }

    /// Joins two addresses; nil where there is neither.
    init?(first: String?, next: String?) {
        guard first != nil || next != nil else { return nil }
        self.first = first
        self.next = next
    }
}
