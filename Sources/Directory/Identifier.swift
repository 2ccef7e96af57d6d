import Foundation

/// A person's id in the form in which it is compared quickly; the order is that of its bytes.
struct Identifier: Sendable, Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    init(_ id: UUID) {
        (high, low) = withUnsafeBytes(of: id.uuid) {
            (
                UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    var uuid: UUID {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    static func < (left: Identifier, right: Identifier) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
