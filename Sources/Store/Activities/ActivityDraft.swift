package import Domain
package import Foundation

/// What an activity is to say, validated.
package struct ActivityDraft: Sendable {
    /// What was done.
    package var kind: ActivityKind
    /// When it happened.
    package var happenedAt: Date
    /// Subject line and text.
    package var content: ActivityContent
    /// The people who take part besides the primary subject, each once.
    package var participants: [UUID]

    /// Describes an activity; nothing is stored by this.
    package init(kind: ActivityKind, happenedAt: Date, content: ActivityContent, participants: [UUID] = []) {
        self.kind = kind
        self.happenedAt = happenedAt
        self.content = content
        self.participants = participants
    }
}
