import Domain
import Foundation
import Store

/// A saved view of a list on the wire.
struct ListViewBody: Encodable, Sendable {
    let id: String
    let kind: String
    let name: String
    let isShared: Bool
    let isOwn: Bool
    let sort: String
    let filters: [String: String]
    let columns: [String]

    init(_ view: StoredListView, for member: UUID?) {
        id = view.id.uuidString.lowercased()
        kind = view.kind.rawValue
        name = view.record.name
        isShared = view.isShared
        isOwn = view.member == member
        sort = view.record.order
        columns = view.record.columns.map(\.code)
        let pairs = view.record.filters.map { filter in
            let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        filters = Dictionary(pairs) { first, _ in first }
    }
}

/// The body of `POST /views`.
struct ListViewRequest: Decodable, Sendable {
    /// What the list is narrowed to.
    struct Filters: Decodable, Sendable {
        let lifecycle: String?
        let town: String?
        let tag: String?
        let owner: String?
        let consent: String?

        var kept: [String] {
            [("lifecycle", lifecycle), ("town", town), ("tag", tag), ("owner", owner), ("consent", consent)]
                .compactMap { name, value in value.map { "\(name)=\($0)" } }
        }
    }

    let kind: String
    let name: String
    let isShared: Bool?
    let sort: String?
    let filters: Filters?
    let columns: [String]?

    /// The list that is meant.
    ///
    /// - Throws: `Refusal` naming `kind`.
    func list() throws(Refusal) -> SubjectKind {
        guard let kind = SubjectKind(rawValue: kind) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "kind", rule: "person or organization.")
        }
        return kind
    }

    /// What the view is to show; the list's own order and the standard columns where nothing is said.
    ///
    /// - Throws: `Refusal` naming `columns[n]`.
    func record() throws(Refusal) -> ListViewRecord {
        var chosen: [ListColumn] = []
        for (position, code) in (columns ?? ListColumn.standard.map(\.code)).enumerated() {
            guard let column = ListColumn(code: code) else {
                throw Refusal(
                    .invalid, RefusalCode.notAllowedValue, field: "columns[\(position)]",
                    rule: "One of the list's columns.")
            }
            chosen.append(column)
        }
        return ListViewRecord(
            name: name, order: sort ?? "-createdAt",
            filters: filters?.kept ?? [], columns: chosen)
    }
}
