/// Writes a double as ECMAScript does (`Number::toString`), which is what RFC 8785 §3.2.2.3 asks for.
enum CanonicalNumber {
    /// The shortest digits that read back as the same double, laid out by ECMAScript's rules; for finite numbers.
    static func text(of number: Double) -> String {
        guard number != 0 else { return "0" }
        let (digits, point) = shortest(number.magnitude)  // at most 17 digits
        let sign = number < 0 ? "-" : ""
        let count = digits.count
        switch point {
        case count...21: return sign + digits + zeros(point - count)
        case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0: return sign + "0." + zeros(-point) + digits
        default:
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            return sign + digits.prefix(1) + fraction + "e" + (point > 0 ? "+" : "-") + String(abs(point - 1))
        }
    }

    /// The digits without zeros at either end, and where the decimal point stands: the number is 0.digits × 10^point.
    ///
    /// Swift's description of a double has the shortest digits, and of those the closest, as ECMAScript wants them.
    private static func shortest(_ number: Double) -> (digits: String, point: Int) {
        let parts = number.description.split(separator: "e", maxSplits: 1)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", maxSplits: 1)
        let (whole, fraction) = (mantissa[0], mantissa.count > 1 ? mantissa[1] : "")
        let all = whole + fraction
        let leading = all.prefix { $0 == "0" }.count
        let digits = all.dropFirst(leading)
        let trailing = digits.reversed().prefix { $0 == "0" }.count
        return (String(digits.dropLast(trailing)), whole.count + exponent - leading)
    }

    private static func zeros(_ count: Int) -> String {
        String(repeating: "0", count: count)
    }
}
