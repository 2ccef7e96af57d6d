import Foundation
import Vault

/// Secrets as people and links carry them: base64url without padding.
package enum SecretText {
    /// 256 fresh random bits.
    package static func random() -> String { encode(randomBytes(32)) }

    /// The text of a secret.
    package static func encode(_ secret: [UInt8]) -> String {
        Data(secret).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes of a text; nil unless it is base64url of exactly `size` bytes.
    package static func decode(_ text: String, size: Int = 32) -> [UInt8]? {
        guard text.utf8.count == (size * 4 + 2) / 3 else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (3 - size % 3) % 3)
        guard let data = Data(base64Encoded: standard + padding), data.count == size else { return nil }
        return Array(data)
    }
}
