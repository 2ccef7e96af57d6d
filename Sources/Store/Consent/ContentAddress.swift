package import Domain
import Vault

/// The address of a text about a purpose: whoever has the text finds the hash, and no other text has it.
package enum ContentAddress {
    /// The language of words that were spoken, or came from another system.
    package static let undetermined = "und"

    /// BLAKE2b-256 over `obhut text 1`, the kind and the language, a zero byte behind each, and the text in UTF-8.
    package static func of(_ text: String, _ kind: WordingKind, language: String) -> [UInt8] {
        let head = "obhut text 1\0\(kind.rawValue)\0\(language)\0"
        return Blake2b.hash(Array(head.utf8) + Array(text.utf8), size: 32)
    }
}
