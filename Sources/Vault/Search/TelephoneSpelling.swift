import Foundation

/// The one spelling in which telephone numbers are searched through: `+`, calling code, trunk prefix, national number.
///
/// `030 / 23125-001` and `+49 (0)30 23125001` both become `+49` `0` `3023125001`, so that what somebody types of a
/// number, from home or from abroad, stands in it as it is.
package struct TelephoneSpelling: Sendable {
    private let home: TelephoneRegion?

    /// Reads national numbers by the rules of `region` (ISO 3166-1 alpha-2).
    package init(region: String) {
        home = TelephoneRegion.named(region)
    }

    /// Hands the bytes of a number's spelling to `write`; what is no number is written as its digits.
    package func spell(_ raw: UnsafeRawBufferPointer, _ write: (UInt8) -> Void) {
        guard let (isInternational, digits) = unsafe Self.digits(raw) else {
            return unsafe spellSlowly(String(decoding: raw, as: UTF8.self), write)
        }
        if isInternational { return Self.spell(international: digits[...], write) }
        if digits.starts(with: [0, 0]) { return Self.spell(international: digits.dropFirst(2), write) }
        guard let home else { return Self.write(digits[...], write) }
        let trunk = home.trunkPrefix.utf8.map { $0 - UInt8(ascii: "0") }
        let national = !trunk.isEmpty && digits.starts(with: trunk) ? digits.dropFirst(trunk.count) : digits[...]
        Self.spell(home, national, write)
    }

    /// The spellings in which a part of a number can stand, whatever notation it is typed in; none for text that is no
    /// part of a number, or that has fewer than three digits.
    package func parts(of text: String) -> [[UInt8]] {
        var text = text
        let isAbroad = text.contains("+") || text.hasPrefix("00")
        if isAbroad { text = text.replacing("(0)", with: "") }
        let found = unsafe Array(text.utf8).withUnsafeBytes { unsafe Self.digits($0) }
        guard let (isInternational, digits) = found, digits.count >= 3 else { return [] }
        func spelled(_ digits: ArraySlice<UInt8>) -> [UInt8] {
            var bytes: [UInt8] = []
            Self.spell(international: digits) { bytes.append($0) }
            return bytes
        }
        if isInternational { return [spelled(digits[...])] }
        if digits.starts(with: [0, 0]) { return [spelled(digits.dropFirst(2))] }
        let plain = digits.map(Self.character)
        // A calling code without its plus is told from an area code by nothing but what is found.
        guard digits.first != 0, digits.count >= 6, Self.region(digits[...]) != nil else { return [plain] }
        return [plain, spelled(digits[...])]
    }

    private func spellSlowly(_ raw: String, _ write: (UInt8) -> Void) {
        if let number = try? Normalizer.telephone(raw, defaultRegion: home?.code ?? "DE") {
            return Self.spell(
                international: number.text.utf8.dropFirst().map { $0 - UInt8(ascii: "0") }[...], write)
        }
        for byte in raw.utf8 where Self.value(byte) != nil { write(byte) }
    }

    private static func spell(international digits: ArraySlice<UInt8>, _ write: (UInt8) -> Void) {
        guard let region = region(digits) else {
            write(UInt8(ascii: "+"))
            return Self.write(digits, write)
        }
        var national = digits.dropFirst(region.callingCode.utf8.count)
        let trunk = region.trunkPrefix.utf8.map { $0 - UInt8(ascii: "0") }
        if !trunk.isEmpty, national.starts(with: trunk) { national = national.dropFirst(trunk.count) }
        spell(region, national, write)
    }

    private static func spell(_ region: TelephoneRegion, _ national: ArraySlice<UInt8>, _ write: (UInt8) -> Void) {
        write(UInt8(ascii: "+"))
        for byte in region.callingCode.utf8 { write(byte) }
        guard !national.isEmpty else { return }
        for byte in region.trunkPrefix.utf8 { write(byte) }
        Self.write(national, write)
    }

    private static func write(_ digits: ArraySlice<UInt8>, _ write: (UInt8) -> Void) {
        for digit in digits { write(character(digit)) }
    }

    /// Digits without their separators, and whether a plus stood before them; nil where anything else stands among
    /// them.
    private static func digits(_ raw: UnsafeRawBufferPointer) -> (isInternational: Bool, digits: [UInt8])? {
        var isInternational = false
        var digits: [UInt8] = []
        for index in raw.indices {
            let byte = unsafe raw[index]
            if let value = value(byte) {
                digits.append(value)
            } else if byte == UInt8(ascii: "+") {
                guard digits.isEmpty, !isInternational else { return nil }
                isInternational = true
            } else if !separators.contains(byte) {
                return nil
            }
        }
        return digits.isEmpty || digits.count > 24 ? nil : (isInternational, digits)
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? byte - UInt8(ascii: "0") : nil
    }

    private static func character(_ digit: UInt8) -> UInt8 { digit + UInt8(ascii: "0") }

    private static let separators = Set(" -/.()[]\t".utf8)

    /// The region whose calling code the digits begin with.
    private static func region(_ digits: ArraySlice<UInt8>) -> TelephoneRegion? {
        var code = 0
        for digit in digits.prefix(3) {
            code = code * 10 + Int(digit)
            if let region = byCallingCode[code] { return region }
        }
        return nil
    }

    private static let byCallingCode: [Int: TelephoneRegion] = Dictionary(
        TelephoneRegion.all.compactMap { region in Int(region.callingCode).map { ($0, region) } },
        uniquingKeysWith: { first, _ in first })
}
