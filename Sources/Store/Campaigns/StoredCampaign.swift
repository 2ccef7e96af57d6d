package import Domain
package import Foundation

/// A campaign as read.
package struct StoredCampaign: Sendable {
    /// Names it.
    package let id: UUID
    /// What it says, and whom it is meant for.
    package let content: CampaignContent
    /// Where it stands.
    package let state: CampaignState
    /// Why it was halted by itself; nil where somebody did, or nothing did.
    package let pauseCode: String?
    /// Grows with every change.
    package let version: Int32
    /// When it was made.
    package let createdAt: Date
    /// When it last changed.
    package let updatedAt: Date
    /// When it began to go out.
    package let startedAt: Date?
    /// When it was known to whom it goes.
    package let plannedAt: Date?
    /// When it was done.
    package let finishedAt: Date?
    /// How its messages stand.
    package let counts: CampaignCounts

    /// Puts a campaign together.
    package init(
        id: UUID, content: CampaignContent, state: CampaignState, pauseCode: String?, version: Int32, createdAt: Date,
        updatedAt: Date, startedAt: Date?, plannedAt: Date?, finishedAt: Date?, counts: CampaignCounts
    ) {
        self.id = id
        self.content = content
        self.state = state
        self.pauseCode = pauseCode
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.startedAt = startedAt
        self.plannedAt = plannedAt
        self.finishedAt = finishedAt
        self.counts = counts
    }
}
