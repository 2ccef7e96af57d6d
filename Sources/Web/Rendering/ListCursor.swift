import Domain
import Foundation
import HTTPSupport
import Hummingbird

/// Where a list goes on: a time and an id, signed for one list of one tenant.
struct ListCursor: Sendable, Equatable {
    let at: Date
    let id: UUID

    init(at: Date, id: UUID) {
        self.at = at
        self.id = id
    }

    /// The cursor of a request's query; nil on the first page.
    init?(_ request: Request, list: StaticString, actor: Actor, _ codec: CursorCodec) throws {
        guard let text = try ListQuery(request).cursor else { return nil }
        let bytes = try codec.decode(text, scope: Self.scope(list, actor))
        guard bytes.count == 24 else { throw ListQuery.bad("cursor", "A cursor of this list.") }
        let microseconds = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        at = Date(timeIntervalSince1970: Double(Int64(bitPattern: microseconds)) / 1_000_000)
        id = UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    /// The text that stands in an address.
    func text(list: StaticString, actor: Actor, _ codec: CursorCodec) -> String {
        let microseconds = UInt64(bitPattern: Int64((at.timeIntervalSince1970 * 1_000_000).rounded()))
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: microseconds >> (56 - 8 * $0)) }
        return codec.encode(bytes + withUnsafeBytes(of: id.uuid) { Array($0) }, scope: Self.scope(list, actor))
    }

    private static func scope(_ list: StaticString, _ actor: Actor) -> [UInt8] {
        Array("page/\(list)/\(actor.tenant)".utf8)
    }
}
