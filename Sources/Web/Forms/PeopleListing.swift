import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird

/// What a list of people is sorted by and narrowed to, as the page's address says it; the address names nobody.
struct PeopleListing: Sendable, Equatable {
    /// Orders of the list; the first one turned round is the list's own.
    static let sorts = ["createdAt", "name", "updatedAt"]

    var sort = "createdAt"
    var isDescending = true
    var lifecycle: String?
    var town: String?
    var tag: UUID?
    var owner: UUID?
    /// Where the page begins.
    var cursor: String?

    init() {}

    /// Reads an address; what a form sends empty counts as not sent.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter.
    init(_ request: Request) throws {
        let query = try ListQuery(request, sorts: Self.sorts, filters: ["lifecycle", "town", "tag", "owner"])
        if let order = query.sort {
            sort = order
            isDescending = query.isDescending
        }
        if let code = query.filters["lifecycle"], !code.isEmpty {
            guard Lifecycle(rawValue: code) != nil else {
                throw ListQuery.bad("lifecycle", "One of the list's stages.")
            }
            lifecycle = code
        }
        if let name = query.filters["town"]?.trimmingCharacters(in: .whitespaces), !name.isEmpty {
            guard name.utf8.count <= 200 else { throw ListQuery.bad("town", "At most 200 bytes.") }
            town = name
        }
        tag = try Self.identifier("tag", query)
        owner = try Self.identifier("owner", query)
        cursor = query.cursor
    }

    private static func identifier(_ name: String, _ query: ListQuery) throws -> UUID? {
        guard let text = query.filters[name], !text.isEmpty else { return nil }
        guard let id = UUID(uuidString: text) else { throw ListQuery.bad(name, "One of the list's own.") }
        return id
    }

    var isFiltered: Bool { lifecycle != nil || town != nil || tag != nil || owner != nil }

    /// The order as the address writes it.
    var order: String { (isDescending ? "-" : "") + sort }

    /// What a cursor of this list is bound to.
    var scope: String {
        [order, lifecycle ?? "", town ?? "", tag?.path ?? "", owner?.path ?? ""].joined(separator: "\0")
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
        ]
        return DirectoryQuery(
            town: town, attributes: attributes.compactMap { $0 }, order: order, isDescending: isDescending)
    }

    /// The address of this list.
    var path: String {
        var parts: [String] = []
        func add(_ name: String, _ value: String?) {
            guard let value = value?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) else { return }
            parts.append("\(name)=\(value)")
        }
        if order != Self().order { parts.append("sort=\(order)") }
        add("lifecycle", lifecycle)
        add("town", town)
        if let tag { parts.append("tag=\(tag.path)") }
        if let owner { parts.append("owner=\(owner.path)") }
        if let cursor { parts.append("cursor=\(cursor)") }
        return parts.isEmpty ? "/people" : "/people?" + parts.joined(separator: "&")
    }

    /// The same list from its beginning, with one thing changed.
    func with(_ change: (inout PeopleListing) -> Void) -> PeopleListing {
        var other = self
        other.cursor = nil
        change(&other)
        return other
    }
}
