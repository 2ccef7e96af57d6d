import Domain
import HTTPTypes

/// Cursors that only we can write: a payload and its keyed check, in base64url.
///
/// A cursor stands in addresses and logs of others, so its payload holds ids, times and numbers, never a person's
/// value.
package struct CursorCodec: Sendable {
    private let hasher: HTTPHasher

    /// Makes a codec.
    package init(hasher: HTTPHasher) {
        self.hasher = hasher
    }

    /// The cursor for `payload`; it is good for the same `scope` only: list, tenant, order and filters.
    package func encode(_ payload: [UInt8], scope: [UInt8]) -> String {
        Base64URL.encode(check(payload, scope) + payload)
    }

    /// The payload of a cursor.
    ///
    /// - Throws: `HTTPFailure` 400 naming `cursor` for one that is not ours or belongs to another list.
    package func decode(_ cursor: String, scope: [UInt8]) throws(HTTPFailure) -> [UInt8] {
        guard let bytes = Base64URL.decode(cursor), bytes.count >= Self.checkLength,
            case let payload = Array(bytes.dropFirst(Self.checkLength)),
            ConstantTime.equal(Array(bytes.prefix(Self.checkLength)), check(payload, scope))
        else { throw ListQuery.bad("cursor", "A cursor of this list.") }
        return payload
    }

    private static let checkLength = 16

    private func check(_ payload: [UInt8], _ scope: [UInt8]) -> [UInt8] {
        Array(hasher.keyed("cursor", scope, payload).prefix(Self.checkLength))
    }
}
