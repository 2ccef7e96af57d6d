import Directory
import HTTPSupport

/// Which people a list shows: everybody, sorted and narrowed, or those who were found.
enum PeopleSource: Sendable, Equatable {
    /// Everybody.
    case listing(SubjectListing)
    /// Who was found by a text, from where the page begins.
    case search(String, cursor: String?)

    /// Bytes of what can be searched for.
    static let longestSearch = 254

    /// The list that a form on its page belongs to.
    ///
    /// - Throws: `HTTPFailure` 400 naming what is no part of a list.
    init(_ form: FormData) throws {
        guard form.isTicked("q") else {
            self = .listing(try SubjectListing(form))
            return
        }
        guard let text = form["q"], text.utf8.count <= Self.longestSearch else {
            throw ListQuery.bad("q", "1 to \(Self.longestSearch) bytes.")
        }
        self = .search(text, cursor: form["cursor"])
    }

    /// What the directory is asked for the list as a whole.
    var query: DirectoryQuery {
        switch self {
        case .listing(let listing):
            listing.query ?? DirectoryQuery(order: .createdAt, isDescending: listing.isDescending)
        case .search(let text, _): DirectoryQuery(search: text)
        }
    }

    /// What a form on the list's page says about it.
    var fields: [HiddenField] {
        switch self {
        case .listing(let listing): listing.fields
        case .search(let text, let cursor):
            [HiddenField("q", text)] + (cursor.map { [HiddenField("cursor", $0)] } ?? [])
        }
    }
}
