import Domain
import Foundation
import Vault

/// What names are sorted by: family name, then given name, word by word as DIN 5007-1 says; without a name the first
/// contact value.
enum SortKey {
    /// The key of an organisation: its name as it is called by, which begins with no particle.
    static func write(name: UnsafeRawBufferPointer, into keys: WipedBytes) { append(name, to: keys) }

    /// The key of a person.
    static func write(
        family: UnsafeRawBufferPointer?, given: UnsafeRawBufferPointer?, contact: UnsafeRawBufferPointer?,
        into keys: WipedBytes
    ) {
        guard let family else {
            if let bytes = given ?? contact { append(bytes, to: keys) }
            return
        }
        guard leadsWithParticle(family) else {
            append(family, to: keys)
            return follow(with: [given], to: keys)
        }
        // The catalogue's owner of names knows which part of `von der Leyen` leads.
        let sorted = PersonProfile(familyName: String(decoding: family, as: UTF8.self)).sortName
        let parts = sorted.split(separator: ", ", maxSplits: 1)
        Array((parts.first ?? "").utf8).withUnsafeBytes { append($0, to: keys) }
        Array((parts.count > 1 ? parts[1] : "").utf8).withUnsafeBytes { follow(with: [given, $0], to: keys) }
    }

    /// Whether a family name may begin with something that it is not sorted under.
    private static func leadsWithParticle(_ family: UnsafeRawBufferPointer) -> Bool {
        family.contains(0x20)
    }

    private static func follow(with names: [UnsafeRawBufferPointer?], to keys: WipedBytes) {
        for name in names {
            guard let name, !name.isEmpty else { continue }
            keys.append(0)
            append(name, to: keys)
        }
    }

    /// A hyphen parts words as a blank does, which sorts before every letter; full stops and apostrophes say nothing.
    private static func append(_ name: UnsafeRawBufferPointer, to keys: WipedBytes) {
        let start = keys.count
        Folding.fold(name, .plain, to: keys)
        keys.rewrite(from: start) { byte in
            switch byte {
            case UInt8(ascii: "-"): 0x20
            case UInt8(ascii: "."), UInt8(ascii: "'"): nil
            default: byte
            }
        }
    }
}
