import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Store

/// Where a page of a list ends: a number that orders the list, and the id of the last item.
struct ListCursor: Sendable {
    /// What a cursor is bound to, so that no other list, tenant or order takes it.
    struct Scope: Sendable {
        let bytes: [UInt8]

        init(_ list: StaticString, _ context: APIRequestContext, _ query: ListQuery, of owner: UUID? = nil) {
            let order = (query.isDescending ? "-" : "") + (query.sort ?? "")
            let parts =
                [
                    "\(list)", context.actor.tenant.uuidString, owner?.uuidString ?? "", order, query.search ?? "",
                ] + query.filters.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
            bytes = Array(parts.joined(separator: "\0").utf8)
        }
    }

    let number: UInt64
    let id: UUID

    init(number: UInt64, id: UUID) {
        self.number = number
        self.id = id
    }

    /// A cursor of a list in the order of time; microseconds are what the database keeps.
    init(at: Date, id: UUID) {
        self.init(number: UInt64(bitPattern: Int64((at.timeIntervalSince1970 * 1_000_000).rounded())), id: id)
    }

    /// The cursor of a request's query, if it has one.
    init?(_ query: ListQuery, _ codec: CursorCodec, _ scope: Scope) throws {
        guard let text = query.cursor else { return nil }
        let bytes = try codec.decode(text, scope: scope.bytes)
        guard bytes.count == 24 else { throw ListQuery.bad("cursor", "A cursor of this list.") }
        number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        id = UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    /// The time, in a list in the order of time.
    var at: Date { Date(timeIntervalSince1970: Double(Int64(bitPattern: number)) / 1_000_000) }

    func text(_ codec: CursorCodec, _ scope: Scope) -> String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        return codec.encode(bytes + withUnsafeBytes(of: id.uuid) { Array($0) }, scope: scope.bytes)
    }
}

extension ListCursor {
    /// Makes a page of a list that was asked for one item more than the page holds.
    static func page<Item, Body: Encodable & Sendable>(
        _ items: [Item], _ query: ListQuery, _ codec: CursorCodec, _ scope: Scope, body: (Item) -> Body,
        end: (Item) -> ListCursor
    ) -> ListAnswer<Body> {
        let last = items.count > query.limit ? items.prefix(query.limit).last : nil
        return ListAnswer(
            items: items.prefix(query.limit).map(body), nextCursor: last.map { end($0).text(codec, scope) })
    }

    /// Makes a page of a list that is short enough to be read as a whole: the cursor counts the items before the page.
    static func page<Item, Body: Encodable & Sendable>(
        of list: StaticString, _ request: Request, _ context: APIRequestContext, _ codec: CursorCodec,
        body: (Item) -> Body, all: () async throws -> [Item]
    ) async throws -> ListAnswer<Body> {
        let query = try ListQuery(request)
        let scope = Scope(list, context, query)
        let before = try ListCursor(query, codec, scope).map { Int(clamping: $0.number) } ?? 0
        let rest = Array(try await all().enumerated().dropFirst(before))
        return page(
            rest, query, codec, scope, body: { body($0.element) },
            end: { ListCursor(number: UInt64($0.offset + 1), id: context.actor.tenant) })
    }
}
