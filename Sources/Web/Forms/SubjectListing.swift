import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

/// What a list of people or organisations is sorted by and narrowed to, as the page's address says it; the address names
/// nobody.
struct SubjectListing: Sendable, Equatable {
    let kind: SubjectKind
    var sort = "createdAt"
    var isDescending = true
    var lifecycle: String?
    var town: String?
    var tag: UUID?
    var owner: UUID?
    /// The state of a consent, `purpose:channel:state`.
    var consent: DirectoryRow.Consent?
    /// The saved view that the list was opened by, whose columns it has.
    var view: UUID?
    /// Where the page begins.
    var cursor: String?

    init(_ kind: SubjectKind = .person) { self.kind = kind }

    /// Reads an address; what a form sends empty counts as not sent.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter.
    init(_ request: Request, _ kind: SubjectKind = .person) throws {
        let query = try ListQuery(request, sorts: ListViewRecord.orders, filters: Self.filters(kind))
        try self.init(kind, order: query.sort.map { (query.isDescending ? "-" : "") + $0 }, cursor: query.cursor) {
            query.filters[$0]?.trimmingCharacters(in: .whitespaces)
        }
    }

    /// Reads a form whose fields are named as in an address, one of them left aside.
    ///
    /// - Throws: `HTTPFailure` 400 naming the field.
    init(_ form: FormData, _ kind: SubjectKind = .person, without left: String? = nil) throws {
        let filters = Set(Self.filters(kind))
        try self.init(kind, order: form["sort"], cursor: form["cursor"]) {
            $0 == left || !filters.contains($0) ? nil : form[$0]
        }
    }

    /// What a saved view keeps.
    init(_ view: StoredListView) {
        let values = Dictionary(
            view.record.filters.map { filter in
                let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }
        ) { first, _ in first }
        let read = try? SubjectListing(view.kind, order: view.record.order, cursor: nil) { values[$0] }
        self = read ?? SubjectListing(view.kind)
        self.view = view.id
    }

    private init(
        _ kind: SubjectKind, order: String?, cursor: String?, _ value: (String) -> String?
    ) throws {
        func filter(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
        func identifier(_ name: String) throws -> UUID? {
            guard let text = filter(name) else { return nil }
            guard let id = UUID(uuidString: text) else { throw ListQuery.bad(name, "One of the list's own.") }
            return id
        }
        self.kind = kind
        if let order {
            isDescending = order.hasPrefix("-")
            sort = isDescending ? String(order.dropFirst()) : order
            guard ListViewRecord.orders.contains(sort) else { throw ListQuery.bad("sort", "One of the list's orders.") }
        }
        lifecycle = filter("lifecycle")
        if let lifecycle, Lifecycle(rawValue: lifecycle) == nil {
            throw ListQuery.bad("lifecycle", "One of the list's stages.")
        }
        town = filter("town")
        if let town, !Self.isTown(town) { throw ListQuery.bad("town", "The name of a town.") }
        tag = try identifier("tag")
        owner = try identifier("owner")
        if let text = filter("consent") {
            guard let known = DirectoryRow.Consent(text) else {
                throw ListQuery.bad("consent", "One of the list's consents.")
            }
            consent = known
        }
        view = try identifier("view")
        self.cursor = cursor
    }

    private static func filters(_ kind: SubjectKind) -> [String] { kind.listFilters + ["view"] }

    /// Whether a text can be the name of a town. It stands in the page's address, so nothing else may: no digit, no `@`.
    static func isTown(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                    || " -–./()'’".unicodeScalars.contains(scalar)
            }
    }
}

extension SubjectListing {
    var isFiltered: Bool { lifecycle != nil || town != nil || tag != nil || owner != nil || consent != nil }

    /// The order as the address writes it.
    var order: String { (isDescending ? "-" : "") + sort }

    /// What a cursor of this list is bound to.
    var scope: String {
        [order, lifecycle ?? "", town ?? "", tag?.path ?? "", owner?.path ?? "", consent?.text ?? ""]
            .joined(separator: "\0")
    }

    /// What the directory is asked; nil for the plain list by time, which the database has an index for.
    var query: DirectoryQuery? {
        guard isFiltered || sort != "createdAt" else { return nil }
        let order: DirectoryOrder =
            switch sort {
            case "name": .name
            case "updatedAt": .updatedAt
            default: .createdAt
            }
        let attributes: [Attribute?] = [
            lifecycle.map { .lifecycle($0) }, tag.map { .tag($0) }, owner.map { .owner($0) },
            consent.map { .consent($0) },
        ]
        return DirectoryQuery(
            town: town, attributes: attributes.compactMap { $0 }, order: order, isDescending: isDescending)
    }

    /// One of the list's filters as an address writes it.
    private func value(of filter: String) -> String? {
        switch filter {
        case "lifecycle": lifecycle
        case "town": town
        case "tag": tag?.path
        case "owner": owner?.path
        case "consent": consent?.text
        case "view": view?.path
        default: nil
        }
    }

    /// What an address or a form says of this list; its own order goes without saying, but for a view's, whose own may
    /// be another.
    var fields: [HiddenField] {
        let sort = order == Self(kind).order && view == nil ? nil : order
        let filters = Self.filters(kind).map { ($0, value(of: $0)) }
        return ([("sort", sort)] + filters + [("cursor", cursor)]).compactMap { name, value in
            value.map { HiddenField(name, $0) }
        }
    }

    /// Whether an address says nothing but which view is meant.
    static func isViewAlone(_ request: Request) -> Bool {
        request.uri.queryParameters.count == 1 && request.uri.queryParameters["view"] != nil
    }

    /// What a saved view keeps of what this list is narrowed to.
    var keptFilters: [String] {
        kind.listFilters.compactMap { name in value(of: name).map { "\(name)=\($0)" } }
    }

    /// The address of this list.
    var path: String {
        let parts = fields.map { "\($0.name)=\(FormEncoding.encode($0.value))" }
        return parts.isEmpty ? kind.listPath : "\(kind.listPath)?" + parts.joined(separator: "&")
    }

    /// The same list from its beginning, with one thing changed.
    func with(_ change: (inout SubjectListing) -> Void) -> SubjectListing {
        var other = self
        other.cursor = nil
        change(&other)
        return other
    }
}
