extension Normalizer {
    /// The normal form of a customer number: NFKC, case-folded, without any white space; at most 64 bytes.
    package static func customerNumber(_ raw: String) throws(NormalizationError) -> NormalizedValue {
        let folded = compatibilityFolded(try trimmed(raw))
        let kept = folded.unicodeScalars.filter { !$0.properties.isWhitespace }
        guard kept.allSatisfy({ !isMargin($0) }) else { throw .badCharacter }
        let text = String(String.UnicodeScalarView(kept))
        guard text.utf8.count <= 64 else { throw .tooLong }
        return NormalizedValue(.customerNumber, text)
    }
}
