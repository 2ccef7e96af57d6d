package import Foundation

/// Some of a tenant's people: those whom a statement asks for when the directory is filled or brought up to date.
package enum DirectoryPart: Sendable {
    /// People with ids in these bounds, both included.
    case between(UUID, UUID)
    /// These people.
    case people([UUID])

    /// How many people one part holds at most, about. Ids are random: each part reads nearly every page of the tenant's tables
    /// once, so few large parts cost PostgreSQL half of what many small ones do; all that are read at once lie in memory.
    private static let size = 16_384

    /// Cuts a tenant of `count` people into parts of similar size; ids are random, so equal ranges hold equally many.
    package static func parts(of count: Int) -> [DirectoryPart] {
        var bits = 0
        while bits < 16, count >> bits > size { bits += 1 }
        return (0..<1 << bits).map { number in
            let first = UInt16(number) << UInt16(16 - bits)
            let last = bits == 16 ? first : first | (UInt16.max >> UInt16(bits))
            return .between(bound(first, filling: 0), bound(last, filling: 0xFF))
        }
    }

    private static func bound(_ prefix: UInt16, filling byte: UInt8) -> UUID {
        UUID(
            uuid: (
                UInt8(prefix >> 8), UInt8(prefix & 0xFF), byte, byte, byte, byte, byte, byte, byte, byte, byte, byte,
                byte, byte, byte, byte
            ))
    }
}
