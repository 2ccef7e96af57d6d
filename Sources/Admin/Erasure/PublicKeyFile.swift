import Domain
import Foundation

/// Public Ed25519 keys as files hold them: raw bytes, hexadecimal, base64 or PEM.
package enum PublicKeyFile {
    /// The 32-byte keys of a file, in its order.
    ///
    /// - Throws: `Failure` 1 `public-key-unreadable` when there is none, or something else.
    package static func keys(in bytes: [UInt8]) throws -> [[UInt8]] {
        if bytes.count == size { return [bytes] }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable }
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
        let words = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("-----") }
        let keys = words.compactMap(key)
        guard !keys.isEmpty, keys.count == words.count else { throw unreadable }
        return keys
    }

    private static let size = 32
    /// What precedes the key in a SubjectPublicKeyInfo of Ed25519 (RFC 8410).
    private static let header: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

    private static func key(_ word: String) -> [UInt8]? {
        if word.utf8.count == size * 2, let bytes = Hexadecimal.bytes(word) { return bytes }
        let standard = word.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: standard + padding).map(Array.init) else { return nil }
        if bytes.count == size { return bytes }
        return bytes.count == header.count + size && bytes.starts(with: header) ? Array(bytes.suffix(size)) : nil
    }

    private static var unreadable: Failure {
        Failure(
            .failed, "public-key-unreadable", field: "public-key",
            "The file holds no public key: 64 hexadecimal digits, base64 or PEM, one a line.")
    }
}
