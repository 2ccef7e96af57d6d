import Foundation

extension Normalizer {
    /// The normal form of a telephone number: E.164, `+` and at most 15 digits.
    ///
    /// - International form: `+49 …` or `0049 …`, also behind `tel:`. The `(0)` that Germans and others write after
    ///   the calling code, with or without parentheses, is dropped where the country has such a trunk prefix; Italy
    ///   and San Marino keep their 0.
    /// - National form: read by the rules of `defaultRegion` (ISO 3166-1 alpha-2), trunk prefix dropped. Without
    ///   trunk prefix a number is taken only in a length in which it is surely complete; a local number without area
    ///   code is refused.
    /// - Spaces, hyphens of all kinds, slashes, dots and parentheses are dropped. A hyphen before a German direct
    ///   dial is such a separator; a marked extension (`ext. 12`, `x12`, `;ext=12`, `Durchwahl 3`, `#3`) is refused,
    ///   because two people of one company would get one token.
    /// - Calling codes outside the table are taken in international form if 7 to 15 digits follow the `+`.
    package static func telephone(
        _ raw: String, defaultRegion: String
    ) throws(NormalizationError) -> NormalizedValue {
        var text = compatibilityFolded(try trimmed(raw))
        if text.hasPrefix("tel:") { text.removeFirst(4) }
        let (international, digits) = try telephoneDigits(text)
        if international { return try internationalNumber(digits[...]) }
        // All storage countries dial 00 abroad; no area code begins with 0 behind a trunk prefix.
        if digits.hasPrefix("00") { return try internationalNumber(digits.dropFirst(2)) }
        guard let region = TelephoneRegion.named(defaultRegion) else { throw .unknownRegion }
        return try nationalNumber(digits[...], region)
    }

    /// Drops separators; says whether a `+` stood in front.
    private static func telephoneDigits(
        _ text: String
    ) throws(NormalizationError) -> (international: Bool, digits: String) {
        var international = false
        var digits = ""
        for scalar in text.unicodeScalars {
            if (48...57).contains(scalar.value) {
                digits.unicodeScalars.append(scalar)
            } else if scalar == "+" {
                guard digits.isEmpty, !international else { throw .badCharacter }
                international = true
            } else if scalar.properties.isAlphabetic || scalar == ";" || scalar == "#" || scalar == "," {
                throw digits.isEmpty ? .badCharacter : .hasExtension
            } else if !isTelephoneSeparator(scalar) {
                throw .badCharacter
            }
        }
        guard !digits.isEmpty else { throw .badCharacter }
        guard digits.utf8.count <= 24 else { throw .tooLong }
        return (international, digits)
    }

    private static func isTelephoneSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", ")", "/", ".", "[", "]", "·", "\u{2212}": true
        default: isMargin(scalar) || scalar.properties.generalCategory == .dashPunctuation
        }
    }

    private static func internationalNumber(_ digits: Substring) throws(NormalizationError) -> NormalizedValue {
        guard let region = TelephoneRegion.owning(digits) else {
            guard digits.first != "0" else { throw .incompleteNumber }
            guard digits.count >= 7 else { throw .tooShort }
            guard digits.count <= 15 else { throw .tooLong }
            return NormalizedValue(.telephone, "+\(digits)")
        }
        var national = digits.dropFirst(region.callingCode.count)
        // From abroad the trunk prefix is wrong, but people write it; national numbers never begin with it.
        if region.trunkPrefix == "06", national.hasPrefix("06") {
            national.removeFirst(2)
        } else if !region.trunkPrefix.isEmpty, national.hasPrefix("0") {
            national.removeFirst()
        }
        return try assembled(national, region)
    }

    private static func nationalNumber(
        _ digits: Substring, _ region: TelephoneRegion
    ) throws(NormalizationError) -> NormalizedValue {
        guard !region.trunkPrefix.isEmpty else { return try assembled(digits, region) }
        if digits.hasPrefix(region.trunkPrefix) {
            return try assembled(digits.dropFirst(region.trunkPrefix.count), region)
        }
        // Lithuania dialled 8 before 2025 and much of what is stored still says so.
        if region.code == "LT", digits.hasPrefix("8"), digits.count == 9 {
            return try assembled(digits.dropFirst(), region)
        }
        guard digits.first != "0", let bare = region.bareLengths, bare.contains(digits.count) else {
            throw .incompleteNumber
        }
        return try assembled(digits, region)
    }

    private static func assembled(
        _ national: Substring, _ region: TelephoneRegion
    ) throws(NormalizationError) -> NormalizedValue {
        guard national.count >= region.lengths.lowerBound else { throw .tooShort }
        guard national.count <= region.lengths.upperBound, national.count + region.callingCode.count <= 15 else {
            throw .tooLong
        }
        let keepsZero = region.code == "IT" || region.code == "SM"
        guard keepsZero || national.first != "0" else { throw .incompleteNumber }
        return NormalizedValue(.telephone, "+\(region.callingCode)\(national)")
    }
}
