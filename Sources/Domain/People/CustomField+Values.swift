import Foundation

/// Values of a field: typed outside, one spelling inside.
extension CustomField {
    /// Bytes of a text or an address.
    private static let textBytes = 2_000
    /// The largest number that is kept exactly.
    private static let largest = 1e15

    /// The one spelling of a value; nil where it is empty.
    ///
    /// - Throws: `Refusal` naming `path` for a value of another kind, a day that is none, what is not among the choices.
    package func canonical(_ value: CustomFieldValue, at path: String) throws(Refusal) -> String? {
        switch (kind, value) {
        case (.text, .text(let text)): return try TextRule.clean(text, maximum: Self.textBytes, at: path)
        case (.number, .number(let number)):
            guard number.isFinite, number.magnitude <= Self.largest else { throw wrong(path) }
            return Self.spelled(number)
        case (.flag, .flag(let flag)): return flag ? "true" : "false"
        case (.date, .text(let text)):
            guard let clean = try TextRule.clean(text, maximum: 40, at: path) else { return nil }
            guard let day = CalendarDay(clean) else { throw wrong(path, RefusalCode.dateInvalid) }
            return "\(day)"
        case (.choice, .text(let text)):
            guard let clean = try TextRule.clean(text, maximum: 200, at: path) else { return nil }
            guard choices.contains(clean) else { throw wrong(path) }
            return clean
        case (.url, .text(let text)):
            guard let clean = try TextRule.clean(text, maximum: Self.textBytes, at: path) else { return nil }
            guard let url = URL(string: clean), ["http", "https"].contains(url.scheme?.lowercased()),
                url.host()?.isEmpty == false, url.user() == nil
            else { throw wrong(path) }
            return clean
        default: throw wrong(path)
        }
    }

    /// The one spelling of what somebody typed into a form: numbers with a comma or a point, `yes` and `no`.
    ///
    /// - Throws: `Refusal` as ``canonical(_:at:)``.
    package func canonical(typed text: String, at path: String) throws(Refusal) -> String? {
        guard let clean = try TextRule.clean(text, maximum: Self.textBytes, at: path) else { return nil }
        switch kind {
        case .text, .date, .choice, .url: return try canonical(.text(clean), at: path)
        case .flag:
            guard let flag = ["yes": true, "true": true, "no": false, "false": false][clean] else { throw wrong(path) }
            return try canonical(.flag(flag), at: path)
        case .number:
            guard let number = Self.number(typed: clean) else { throw wrong(path) }
            return try canonical(.number(number), at: path)
        }
    }

    /// The typed value behind a spelling; nil for one that this version does not read.
    package func value(_ canonical: String) -> CustomFieldValue? {
        switch kind {
        case .text, .date, .choice, .url: .text(canonical)
        case .flag: canonical == "true" ? .flag(true) : canonical == "false" ? .flag(false) : nil
        case .number: Double(canonical).map { .number($0) }
        }
    }

    private static func spelled(_ number: Double) -> String {
        Int64(exactly: number).map(String.init) ?? "\(number)"
    }

    /// `1.234,5`, `1,234.5` and `1234.5` are the same; of two kinds of marks the last one begins the fraction.
    private static func number(typed text: String) -> Double? {
        var digits = text.filter { !$0.isWhitespace && $0 != "'" && $0 != "’" }
        let comma = digits.lastIndex(of: ",")
        let point = digits.lastIndex(of: ".")
        switch (comma, point) {
        case (.some(let comma), .some(let point)) where comma > point: digits.removeAll { $0 == "." }
        case (.some, .some): digits.removeAll { $0 == "," }
        default: break
        }
        digits = digits.replacingOccurrences(of: ",", with: ".")
        guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.".contains($0)) }) else { return nil }
        return Double(digits)
    }

    private func wrong(_ path: String, _ code: RefusalCode = .notAllowedValue) -> Refusal {
        let rule =
            switch kind {
            case .text: "A text."
            case .number: "A number of at most fifteen digits before the point."
            case .date: "A day such as 2026-11-23."
            case .choice: "One of the field's choices."
            case .flag: "true or false."
            case .url: "An address that begins with http:// or https://."
            }
        return Refusal(.invalid, code, field: path, rule: rule)
    }
}
