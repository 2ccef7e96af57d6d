import CSodium
import Foundation

/// A password on its way to be hashed or checked: in guarded memory, in NFKC as NIST SP 800-63B recommends.
///
/// The form field it comes from is a string, and what the HTTP library keeps of that is out of our reach; this copy
/// is wiped.
package final class Password: Sendable {
    /// Longest password in UTF-8 bytes.
    package static let maximumSize = 1_024

    let buffer: SecretBuffer

    /// Takes a password of 1 to `maximumSize` bytes.
    package init(_ text: String) throws(PasswordError) {
        guard text.utf8.count <= Self.maximumSize else { throw .tooLong }
        var normalized = text.precomposedStringWithCompatibilityMapping
        guard !normalized.isEmpty else { throw .empty }
        do {
            buffer = try SecretBuffer(count: normalized.utf8.count)
        } catch {
            throw .outOfMemory
        }
        let destination = unsafe buffer.mutablePointer
        normalized.withUTF8 { bytes in
            for index in bytes.indices { unsafe destination[index] = bytes[index] }
        }
    }
}
