package import Foundation

/// The new versions of one receipt, and the level they end at.
package struct ReceiptVersions: Sendable {
    /// Names the erasure.
    package let erasure: UUID
    /// Signed documents by version, ascending.
    package let documents: [(version: Int, document: String)]
    /// The highest level reached.
    package let level: Int

    /// Pairs documents with the level they prove.
    package init(erasure: UUID, documents: [(version: Int, document: String)], level: Int) {
        self.erasure = erasure
        self.documents = documents
        self.level = level
    }
}
