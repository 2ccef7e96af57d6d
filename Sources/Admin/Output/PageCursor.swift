import Domain
import Foundation

/// Where a page ended, as text: a moment or number and an id.
enum PageCursor {
    /// The text of a position in a list by time.
    static func text(_ position: (at: Date, id: UUID)) -> String {
        text(UInt64(bitPattern: Int64(clampedMicroseconds(position.at))), position.id)
    }

    /// The text of a position in a list by number.
    static func text(_ number: UInt64, _ id: UUID) -> String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        return Hexadecimal.text(bytes + withUnsafeBytes(of: id.uuid) { Array($0) })
    }

    /// The position a text names.
    ///
    /// - Throws: `Failure` 64 for anything that no list answered.
    static func position(_ text: String?) throws(Failure) -> (number: UInt64, id: UUID)? {
        guard let text else { return nil }
        guard let bytes = Hexadecimal.bytes(text), bytes.count == 24 else {
            throw .usage("--cursor takes the nextCursor of the page before")
        }
        let id = UUID(uuid: bytes.dropFirst(8).withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
        return (bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, id)
    }

    /// The position in a list by time.
    static func moment(_ text: String?) throws(Failure) -> (at: Date, id: UUID)? {
        try position(text).map { number, id in
            (Date(timeIntervalSince1970: Double(Int64(bitPattern: number)) / 1_000_000), id)
        }
    }

    private static func clampedMicroseconds(_ date: Date) -> Double {
        min(max((date.timeIntervalSince1970 * 1_000_000).rounded(), -9e15), 9e15)
    }
}
