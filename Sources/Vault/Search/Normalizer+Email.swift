import CIdn2
import Foundation

extension Normalizer {
    /// The normal form of an e-mail address: local part in NFKC and case-folded, domain in A-labels and lower case.
    ///
    /// Dots and plus tags in the local part are kept: whether they mean the same mailbox is known to its server
    /// alone, and a wrong guess would merge two people. Bounds of RFC 5321: 64 bytes before the `@`, 254 in all.
    /// Quoted local parts and address literals are refused. Characters of the local part: those of the HTML
    /// standard's “valid e-mail address”, and letters, digits and marks beyond ASCII (RFC 6531).
    package static func email(_ raw: String) throws(NormalizationError) -> NormalizedValue {
        let text = compatibilityForm(try trimmed(raw))
        guard let at = text.lastIndex(of: "@") else { throw .notAnAddress }
        let local = compatibilityFolded(String(text[..<at]))
        guard !local.isEmpty else { throw .notAnAddress }
        guard local.unicodeScalars.allSatisfy(isLocalCharacter) else { throw .badCharacter }
        guard local.utf8.count <= 64 else { throw .tooLong }
        let domain = try asciiDomain(String(text[text.index(after: at)...]))
        guard local.utf8.count + 1 + domain.utf8.count <= 254 else { throw .tooLong }
        return NormalizedValue(.email, "\(local)@\(domain)")
    }

    private static let localSymbols = Set(".!#$%&'*+/=?^_`{|}~-".unicodeScalars)

    private static func isLocalCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return (48...57).contains(scalar.value) || (97...122).contains(scalar.value)
                || localSymbols.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }

    /// The domain in A-labels (UTS 46, non-transitional, so that straße.de and strasse.de stay two), one final dot
    /// dropped.
    private static func asciiDomain(_ domain: String) throws(NormalizationError) -> String {
        // Until Unicode 15.1 the mapping table made ss of the capital sharp s, since then ß; we pin the new rule.
        var name = domain.replacing("\u{1E9E}", with: "ß")
        if name.hasSuffix(".") { name.removeLast() }
        let labels = try asciiLabels(name)
        guard labels.allSatisfy(isHostLabel) else { throw .badDomain }
        let joined = labels.joined(separator: ".")
        guard joined.utf8.count <= 253 else { throw .badDomain }
        return joined
    }

    private static func asciiLabels(_ name: String) throws(NormalizationError) -> [Substring] {
        guard !name.isEmpty, !name.utf8.contains(0) else { throw .badDomain }
        if name.utf8.allSatisfy({ $0 < 0x80 }), !name.contains("--") {
            // Plain ASCII labels are A-labels already; only what looks like one needs checking.
            return name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        }
        var output: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NONTRANSITIONAL.rawValue) | Int32(IDN2_NFC_INPUT.rawValue)
        let result = unsafe idn2_to_ascii_8z(name, &output, flags)
        guard result == IDN2_OK.rawValue, let ascii = unsafe output else { throw .badDomain }
        defer { unsafe idn2_free(ascii) }
        return unsafe String(cString: ascii).lowercased().split(separator: ".", omittingEmptySubsequences: false)
    }

    /// Letters, digits and inner hyphens, 1 to 63 (RFC 1123, section 2.1).
    private static func isHostLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
    }
}
