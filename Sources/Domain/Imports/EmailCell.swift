/// E-mail addresses in a cell.
enum EmailCell {
    /// The addresses of a cell: one, or several between `;`, `,`, blanks or Google's `:::`; `Anna <a@b.example>` gives
    /// the part in brackets, `mailto:` is dropped. A placeholder such as `-` gives none.
    static func addresses(_ text: String) -> [String] {
        if text.isEmpty || CellPlaceholder.contains(text) { return [] }
        // The common cell: one address, nothing to split.
        if isAddress(text) { return [text] }
        if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close,
            text[..<open].firstIndex(of: "<") == nil
        {
            return [String(text[text.index(after: open)..<close])]
        }
        return text.split { $0 == ";" || $0 == "," || $0.isWhitespace }.compactMap {
            if $0 == ":::" { return nil }
            return $0.lowercased().hasPrefix("mailto:") ? String($0.dropFirst(7)) : String($0)
        }
    }

    /// Whether a text has the shape of an address: RFC 5321 lengths, one `@`, dot-atom before it, a dotted host after
    /// it.
    static func isAddress(_ text: String) -> Bool {
        var local = 0
        var label = 0
        var labels = 0
        var isHost = false
        var isASCII = true
        var previous: UInt8 = 0x2E
        guard text.utf8.count <= TextRule.emailBytes else { return false }
        for byte in text.utf8 {
            switch byte {
            case 0x40 where !isHost && local > 0 && previous != 0x2E:
                isHost = true
                (previous, label) = (0x2E, 0)
                continue
            case 0x2E where previous == 0x2E || isHost && previous == 0x2D:
                return false
            case 0x2E where isHost:
                labels += 1
                label = 0
            case 0x2D where isHost && label == 0:
                return false
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x80...0xFF:
                label += 1
            default:
                if isHost || !Self.isAtom(byte) { return false }
            }
            if byte >= 0x80 { isASCII = false }
            if !isHost { local += 1 }
            if local > 64 || isHost && label > 63 { return false }
            previous = byte
        }
        guard isHost, labels >= 1, label > 0, previous != 0x2D, previous != 0x2E else { return false }
        // A mark that leans on the @ or on a dot belongs to no label.
        return isASCII || text.count { $0 == "@" } == 1 && !text.unicodeScalars.contains { $0.properties.isWhitespace }
    }

    /// The other bytes of an atom, RFC 5322 §3.2.3.
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
