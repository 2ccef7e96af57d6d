import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird

/// What a list of people is sorted by and narrowed to, as the page's address says it; the address names nobody.
struct PeopleListing: Sendable, Equatable {
    /// Orders of the list; the first one turned round is the list's own.
    static let sorts = ["createdAt", "name", "updatedAt"]
    private static let filters = ["lifecycle", "town", "tag", "owner"]

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
        let query = try ListQuery(request, sorts: Self.sorts, filters: Self.filters)
        try self.init(order: query.sort.map { (query.isDescending ? "-" : "") + $0 }, cursor: query.cursor) {
            query.filters[$0]?.trimmingCharacters(in: .whitespaces)
        }
    }

    /// Reads a form whose fields are named as in an address, one of them left aside.
    ///
    /// - Throws: `HTTPFailure` 400 naming the field.
    init(_ form: FormData, without left: String? = nil) throws {
        try self.init(order: form["sort"], cursor: form["cursor"]) { $0 == left ? nil : form[$0] }
    }

    private init(order: String?, cursor: String?, _ value: (String) -> String?) throws {
        func filter(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
        func identifier(_ name: String) throws -> UUID? {
            guard let text = filter(name) else { return nil }
            guard let id = UUID(uuidString: text) else { throw ListQuery.bad(name, "One of the list's own.") }
            return id
        }
        if let order {
            isDescending = order.hasPrefix("-")
            sort = isDescending ? String(order.dropFirst()) : order
            guard Self.sorts.contains(sort) else { throw ListQuery.bad("sort", "One of the list's orders.") }
        }
        lifecycle = filter("lifecycle")
        if let lifecycle, Lifecycle(rawValue: lifecycle) == nil {
            throw ListQuery.bad("lifecycle", "One of the list's stages.")
        }
        town = filter("town")
        if let town, !Self.isTown(town) { throw ListQuery.bad("town", "The name of a town.") }
        tag = try identifier("tag")
        owner = try identifier("owner")
        self.cursor = cursor
    }

    /// Whether a text can be the name of a town. It stands in the page's address, so nothing else may: no digit, no `@`.
    static func isTown(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                    || " -–./()'’".unicodeScalars.contains(scalar)
            }
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

    /// What an address or a form says of this list; its own order goes without saying.
    var fields: [HiddenField] {
        let values: [(String, String?)] = [
            ("sort", order == Self().order ? nil : order), ("lifecycle", lifecycle), ("town", town),
            ("tag", tag?.path), ("owner", owner?.path), ("cursor", cursor),
        ]
        return values.compactMap { name, value in value.map { HiddenField(name, $0) } }
    }

    /// The address of this list.
    var path: String {
        let parts = fields.map { "\($0.name)=\(FormEncoding.encode($0.value))" }
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
