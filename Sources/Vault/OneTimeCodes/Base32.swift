/// Base32 without padding (RFC 4648 §6), as apps take secrets and people type codes.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The bytes as text.
    package static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var accumulator = 0
        var bits = 0
        for byte in bytes {
            accumulator = (accumulator << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                output.append(alphabet[accumulator >> bits & 31])
            }
        }
        if bits > 0 { output.append(alphabet[accumulator << (5 - bits) & 31]) }
        return String(decoding: output, as: UTF8.self)
    }
}
