/// Where a campaign stands; the code in the database and on the wire.
package enum CampaignState: String, Sendable, CaseIterable, Codable {
    /// Being written.
    case draft
    /// Goes out, one message after the other.
    case sending
    /// Halted; goes on where it stopped.
    case paused
    /// Done.
    case sent
}
