/// Lowercase hexadecimal of fixed length.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Sixteen digits of `value`.
    static func string(_ value: UInt64) -> String {
        String(decoding: (0..<16).map { digits[Int((value >> UInt64((15 - $0) * 4)) & 0xF)] }, as: UTF8.self)
    }

    /// Two digits a byte.
    static func string(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }
}
