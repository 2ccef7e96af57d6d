import Foundation

/// Secrets as people and links carry them: base64url without padding.
package enum SecretText {
    /// The text of a secret.
    package static func encode(_ secret: [UInt8]) -> String {
        Data(secret).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The secret of a text; nil unless it is exactly 32 bytes.
    package static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.count == 43 else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/") + "="
        guard let data = Data(base64Encoded: standard), data.count == 32 else { return nil }
        return Array(data)
    }
}
