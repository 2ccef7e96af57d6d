package import Domain
package import Foundation

/// An activity as read, with its opened words.
package struct StoredActivity: Sendable {
    /// How long a deleted activity can be brought back before maintenance removes it.
    package static let undoTime: TimeInterval = 7 * 86_400

    /// Its id.
    package let id: UUID
    /// What was done.
    package let kind: ActivityKind
    /// When it happened.
    package let happenedAt: Date
    /// The member who wrote it; nil where none did, or where nobody knows any more.
    package let author: UUID?
    /// Grows with every change; the entity tag of HTTP.
    package let version: Int32
    /// Subject line and text.
    package let content: ActivityContent
    /// Whether its primary subject, under whose key it lies, is a person or an organisation.
    package let subjectKind: SubjectKind
    /// Its primary subject.
    package let subject: UUID
    /// The people who take part besides, as far as the reader sees them.
    package let participants: [UUID]
    /// Those whom the reader does not see, because their processing is restricted; a change leaves them in.
    let concealed: [UUID]
    /// When it was stored.
    package let createdAt: Date
    /// When its row last changed.
    package let updatedAt: Date
    /// When it was deleted; it can be brought back for ``undoTime``.
    package let deletedAt: Date?

    let sealVersion: Int64
    let sealed: [UInt8]
    let key: VaultHandle.WrappedKey
}
