import Domain
package import Foundation

/// One entry of a timeline.
package struct TimelineEvent: Sendable {
    /// What it is.
    package enum Content: Sendable {
        /// What was said or done.
        case activity(StoredActivity)
        /// A consent became this state (its DPV name), by purpose and channel.
        case consent(purpose: String, channel: String, state: String)
        /// The data changed: a code of the audit log, such as `person.update`, or `person.import`.
        case change(action: String)
    }

    /// Its id: the activity's, the consent event's or the audit entry's.
    package let id: UUID
    /// When it happened.
    package let at: Date
    /// What it is.
    package let content: Content

    /// Puts an entry together.
    package init(id: UUID, at: Date, content: Content) {
        self.id = id
        self.at = at
        self.content = content
    }
}
