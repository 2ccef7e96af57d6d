import Domain
import Foundation
import HTTPSupport

/// Cursors over a time and an id.
struct TimeCursor: Sendable {
    let at: Date
    let id: UUID

    init(at: Date, id: UUID) {
        self.at = at
        self.id = id
    }

    /// The cursor of a request's query, if it has one.
    init?(_ query: ListQuery, _ codec: CursorCodec, scope: [UInt8]) throws {
        guard let text = query.cursor else { return nil }
        let bytes = try codec.decode(text, scope: scope)
        guard bytes.count == 24 else { throw ListQuery.bad("cursor", "A cursor of this list.") }
        let microseconds = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        at = Date(timeIntervalSince1970: Double(Int64(bitPattern: microseconds)) / 1_000_000)
        id = UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
    }

    func text(_ codec: CursorCodec, scope: [UInt8]) -> String {
        let microseconds = UInt64(bitPattern: Int64((at.timeIntervalSince1970 * 1_000_000).rounded()))
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: microseconds >> (56 - 8 * $0)) }
        return codec.encode(bytes + withUnsafeBytes(of: id.uuid) { Array($0) }, scope: scope)
    }

    /// What a cursor of this list is bound to.
    static func scope(_ list: StaticString, _ context: APIRequestContext) -> [UInt8] {
        Array("\(list)/\(context.actor.tenant)".utf8)
    }
}
