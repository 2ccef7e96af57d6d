package import Foundation

/// Writes people as vCard 4.0 (RFC 6350) in UTF-8: lines of at most 75 bytes, CRLF, everything escaped.
///
/// Labels stand twice: as `TYPE`, which every program understands, and as they are in `X-ABLabel`, so that reading the
/// file back gives the same people.
package struct VCardWriter: Sendable {
    /// The bytes written and not yet taken.
    package private(set) var bytes: [UInt8] = []

    /// A writer at the beginning of a file.
    package init() {}

    /// Writes a person; `id` is ours and stands in `UID`.
    package mutating func write(_ profile: PersonProfile, id: UUID) {
        line("BEGIN:VCARD")
        line("VERSION:4.0")
        line("UID:urn:uuid:\(id.uuidString.lowercased())")
        line("FN:\(VCardText.escaped(profile.displayName))")
        let names = [
            profile.familyName, profile.givenName, profile.additionalName, profile.honorificPrefix,
            profile.honorificSuffix,
        ]
        line("N:\(Self.structured(names))")
        if let nickname = profile.nickname { line("NICKNAME:\(VCardText.escaped(nickname))") }
        if let jobTitle = profile.jobTitle { line("TITLE:\(VCardText.escaped(jobTitle))") }
        if let salutation = profile.salutation { line("\(VCardInterpreter.salutation):\(salutation.rawValue)") }
        var group = 0
        for point in profile.contactPoints {
            let name = point.kind == .email ? "EMAIL" : "TEL"
            write(name, VCardText.escaped(point.value), point.label, isPrimary: point.isPrimary, &group)
        }
        for address in profile.addresses {
            let parts = [
                nil, nil, address.streetAddress, address.addressLocality, nil, address.postalCode,
                address.addressCountry,
            ]
            write("ADR", Self.structured(parts), address.label, isPrimary: false, &group)
        }
        line("END:VCARD")
    }

    /// Hands over what was written and goes on empty, for writing in pieces.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func write(
        _ name: String, _ value: String, _ label: String?, isPrimary: Bool, _ group: inout Int
    ) {
        let types = label.map(VCardLabel.types) ?? []
        var head = name
        if !types.isEmpty {
            let list = types.sorted().map { $0.lowercased() }.joined(separator: ",")
            head += types.count > 1 ? ";TYPE=\"\(list)\"" : ";TYPE=\(list)"
        }
        if isPrimary { head += ";PREF=1" }
        guard let label else {
            line("\(head):\(value)")
            return
        }
        group += 1
        line("item\(group).\(head):\(value)")
        line("item\(group).X-ABLabel:\(VCardText.escaped(label))")
    }

    private static func structured(_ parts: [String?]) -> String {
        parts.map { VCardText.escaped($0 ?? "") }.joined(separator: ";")
    }

    /// Writes a content line, folded so that no line has more than 75 bytes and no character is cut (§3.2).
    private mutating func line(_ text: String) {
        var room = 75
        for scalar in text.unicodeScalars {
            let units = UTF8.encode(scalar)
            let count = units?.count ?? 0
            if count > room {
                bytes += [CSVByte.carriageReturn, CSVByte.lineFeed, CSVByte.space]
                room = 74
            }
            if let units { bytes += units }
            room -= count
        }
        bytes += [CSVByte.carriageReturn, CSVByte.lineFeed]
    }
}
