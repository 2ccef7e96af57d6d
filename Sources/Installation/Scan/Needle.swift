import Foundation

/// A value that must be found nowhere.
///
/// It never leaves the process: reports name it by its number.
package struct Needle: Sendable {
    /// Fewer bytes than these stand somewhere by chance.
    package static let minimumSize = 8

    /// Its line in the file it came from, from 1.
    package let number: Int
    let bytes: [UInt8]

    /// Names a value of at least 8 bytes.
    package init?(number: Int, _ bytes: [UInt8]) {
        guard bytes.count >= Self.minimumSize else { return nil }
        self.number = number
        self.bytes = bytes
    }

    /// Every form it may lie in, each spelling once.
    var spellings: [(form: NeedleForm, bytes: [UInt8])] {
        var known: Set<[UInt8]> = []
        return candidates.filter { known.insert($0.bytes).inserted }
    }

    private var candidates: [(form: NeedleForm, bytes: [UInt8])] {
        var spelled: [(form: NeedleForm, bytes: [UInt8])] = [(.plain, bytes)]
        if let text = String(validating: bytes, as: UTF8.self) {
            spelled.append((.utf16LittleEndian, text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
            spelled.append((.utf16BigEndian, text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
        }
        spelled.append((.lowerHex, Self.hex(bytes, Self.lowerDigits)))
        spelled.append((.upperHex, Self.hex(bytes, Self.upperDigits)))
        for offset in 0..<3 {
            let standard = Self.base64(bytes, offset: offset)
            spelled.append((.base64, standard))
            spelled.append((.base64URL, standard.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }))
        }
        for digits in [Self.upperDigits, Self.lowerDigits] {
            spelled.append((.url, Self.percent(bytes, digits, blank: nil)))
            spelled.append((.url, Self.percent(bytes, digits, blank: UInt8(ascii: "+"))))
        }
        return spelled
    }

    private static let lowerDigits = Array("0123456789abcdef".utf8)
    private static let upperDigits = Array("0123456789ABCDEF".utf8)
    private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

    private static func hex(_ bytes: [UInt8], _ digits: [UInt8]) -> [UInt8] {
        bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// Percent-encoding (RFC 3986); `blank` stands for a space in forms.
    private static func percent(_ bytes: [UInt8], _ digits: [UInt8], blank: UInt8?) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            if byte == 0x20, let blank { return [blank] }
            if unreserved.contains(byte) { return [byte] }
            return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    /// The digits of base64 that depend on nothing but `bytes`, where `offset` bytes stand before them in their group.
    private static func base64(_ bytes: [UInt8], offset: Int) -> [UInt8] {
        let all = [UInt8](repeating: 0, count: offset) + bytes
        var digits: [UInt8] = []
        var (bits, width) = (UInt32(0), 0)
        for byte in all {
            bits = bits << 8 | UInt32(byte)
            width += 8
            while width >= 6 {
                width -= 6
                digits.append(base64Digits[Int(bits >> UInt32(width)) & 63])
                bits &= (1 << UInt32(width)) - 1
            }
        }
        return Array(digits.dropFirst((offset * 8 + 5) / 6))
    }
}
