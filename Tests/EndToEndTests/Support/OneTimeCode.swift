import Foundation
import Testing

/// Codes as an app on a telephone shows them (RFC 6238), made by another program than ours.
enum OneTimeCode {
    /// The code of this moment for the secret that waits to be proven.
    static func pending(_ staff: StaffSession, _ installation: Installation) async throws -> String {
        let page = try await staff.get("/account/second-factor").text
        let secret = try #require(page.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/)?.output.1)
        let step = UInt64(Date().timeIntervalSince1970) / 30
        let message = try installation.write("step", withUnsafeBytes(of: step.bigEndian) { Array($0) })
        let answer = try await installation.run(
            "/usr/bin/openssl", ["dgst", "-sha1", "-mac", "HMAC", "-macopt", "hexkey:\(hexadecimal(secret))", message])
        let digest = answer.split(separator: " ").last.map { $0.filter(\.isHexDigit) } ?? ""
        let bytes = stride(from: 0, to: digest.count - 1, by: 2).compactMap { place -> UInt32? in
            let start = digest.index(digest.startIndex, offsetBy: place)
            return UInt32(digest[start..<digest.index(start, offsetBy: 2)], radix: 16)
        }
        try #require(bytes.count == 20, "\(answer)")
        let place = Int(bytes[19] & 15)
        let number =
            (bytes[place] & 0x7F) << 24 | bytes[place + 1] << 16 | bytes[place + 2] << 8 | bytes[place + 3]
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - text.count) + text
    }

    private static func hexadecimal(_ base32: Substring) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = base32.compactMap { alphabet.firstIndex(of: $0) }.map { value in
            let text = String(value, radix: 2)
            return String(repeating: "0", count: 5 - text.count) + text
        }.joined()
        return stride(from: 0, to: bits.count - 7, by: 8).compactMap { place -> String? in
            let start = bits.index(bits.startIndex, offsetBy: place)
            guard let byte = UInt8(bits[start..<bits.index(start, offsetBy: 8)], radix: 2) else { return nil }
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
