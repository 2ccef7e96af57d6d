package import Domain
package import Foundation

/// One version of a purpose's words or notice, in both languages.
package struct PurposeText: Sendable {
    /// A text and its content address.
    package struct Text: Sendable {
        /// 32 bytes; see ``ContentAddress``.
        package let hash: [UInt8]
        /// The text.
        package let body: String

        /// Joins a text with its address.
        package init(hash: [UInt8], body: String) {
            self.hash = hash
            self.body = body
        }
    }

    /// The purpose's code.
    package let purpose: String
    /// Words or notice.
    package let kind: WordingKind
    /// 1 for the first.
    package let version: Int32
    /// Whether no later version is there.
    package let isCurrent: Bool
    /// In German.
    package let german: Text
    /// In English.
    package let english: Text
    /// Since when.
    package let createdAt: Date

    /// Puts a version together.
    package init(
        purpose: String, kind: WordingKind, version: Int32, isCurrent: Bool, german: Text, english: Text,
        createdAt: Date
    ) {
        self.purpose = purpose
        self.kind = kind
        self.version = version
        self.isCurrent = isCurrent
        self.german = german
        self.english = english
        self.createdAt = createdAt
    }

    /// The text in a language, `de` or `en`.
    package func text(_ language: String) -> Text { language == "en" ? english : german }
}
