import Domain
import Foundation
import HTTPSupport
import Operations

/// People chosen in a list: those who are ticked, or everybody in it.
struct PeopleSelection: Sendable, Equatable {
    /// The list.
    let source: PeopleSource
    /// Who is ticked.
    let ids: [UUID]
    /// Whether everybody in the list is meant.
    let isWhole: Bool
    /// The tag as it was typed.
    let label: String

    init(source: PeopleSource, ids: [UUID], isWhole: Bool, label: String) {
        self.source = source
        self.ids = ids
        self.isWhole = isWhole
        self.label = label
    }

    /// What a form says; `ids` are one field with commas, or `id` once for each.
    ///
    /// - Throws: `HTTPFailure` 400 naming what is no part of a list.
    init(_ form: FormData) throws {
        source = try PeopleSource(form)
        let names = (form["ids"]?.split(separator: ",").map(String.init) ?? []) + form.all("id")
        ids = names.prefix(FindPeople.maximumChosen + 1).compactMap { UUID(uuidString: $0) }
        isWhole = form["scope"] == "all"
        label = form.raw("label") ?? ""
    }
}
