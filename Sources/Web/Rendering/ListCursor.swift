import Domain
import Foundation
import HTTPSupport
import Hummingbird

/// Where a list goes on: a number that orders it and an id, signed for one list of one tenant.
struct ListCursor: Sendable, Equatable {
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

    /// The cursor of a request's query, in a list without other parameters; nil on the first page.
    init?(_ request: Request, list: StaticString, actor: Actor, _ codec: CursorCodec) throws {
        try self.init(try ListQuery(request).cursor, list: list, actor: actor, codec)
    }

    /// Reads a cursor; nil where there is none. `detail` is what the list is sorted by and narrowed to.
    init?(_ text: String?, list: StaticString, detail: String = "", actor: Actor, _ codec: CursorCodec) throws {
        guard let text, !text.isEmpty else { return nil }
        let bytes = try codec.decode(text, scope: Self.scope(list, detail, actor))
        guard bytes.count == 24 else { throw ListQuery.bad("cursor", "A cursor of this list.") }
        number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        id = UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    /// The time, in a list in the order of time.
    var at: Date { Date(timeIntervalSince1970: Double(Int64(bitPattern: number)) / 1_000_000) }

    /// The text that stands in an address or a form.
    func text(list: StaticString, detail: String = "", actor: Actor, _ codec: CursorCodec) -> String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        return codec.encode(
            bytes + withUnsafeBytes(of: id.uuid) { Array($0) }, scope: Self.scope(list, detail, actor))
    }

    private static func scope(_ list: StaticString, _ detail: String, _ actor: Actor) -> [UInt8] {
        Array("page/\(list)/\(actor.tenant)/\(detail)".utf8)
    }
}
