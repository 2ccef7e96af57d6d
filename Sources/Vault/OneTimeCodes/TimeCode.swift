package import Foundation

/// Time-based one-time codes (RFC 6238) as telephones make them: HMAC-SHA-1, 30 seconds, six digits.
///
/// SHA-1 is what the apps understand; HMAC does not need it to be free of collisions (RFC 6238 §1.2).
package enum TimeCode {
    /// Bytes of a secret: the length of the hash, as RFC 4226 §4 recommends.
    package static let secretSize = 20
    /// Seconds of one step.
    package static let period: Int64 = 30
    /// Digits of a code.
    package static let digits = 6

    /// A fresh secret.
    package static func makeSecret() -> [UInt8] { randomBytes(secretSize) }

    /// The step that `date` falls into.
    package static func step(at date: Date) -> Int64 {
        Int64(date.timeIntervalSince1970.rounded(.down)) / period
    }

    /// The code of one step.
    package static func code(_ secret: [UInt8], step: Int64) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = SHA1.authenticate(message, key: secret)
        let offset = Int((mac.last ?? 0) & 15)
        let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, one step early or late allowed; nil where none fits, or where it is not later than
    /// `last`: a code is good for one use.
    ///
    /// Compares all three in constant time.
    package static func step(of typed: String, _ secret: [UInt8], at date: Date, after last: Int64) -> Int64? {
        let typed = Array(typed.utf8)
        guard typed.count == digits else { return nil }
        let current = step(at: date)
        var found: Int64?
        for step in [current - 1, current, current + 1] {
            let isEqual = ConstantTime.equal(typed, Array(code(secret, step: step).utf8))
            if isEqual, step > last { found = step }
        }
        return found
    }
}
