import Domain
import Foundation
import Operations
import Synchronization

/// What became of people who were tagged, until the page that tells it is asked for; for a minute, in memory only.
///
/// So the form is answered by a redirect, and loading the page again sends nothing again. What is lost with the process is
/// the sentence and the way back, never what was done.
final class TaggingOutcomes: Sendable {
    /// What was done with a tag.
    struct Tagging: Sendable {
        let outcome: TagPeople.Outcome
        let tag: Tag
        let isRemoval: Bool
    }

    private struct Entry {
        let tagging: Tagging
        let owner: [UUID?]
        let until: ContinuousClock.Instant
    }

    private static let lifetime: Duration = .seconds(60)
    private static let capacity = 500
    private let waiting = Mutex<[UUID: Entry]>([:])

    /// Keeps an outcome for whoever caused it; answers its id.
    func keep(_ tagging: Tagging, for actor: Actor) -> UUID {
        let id = UUID()
        let now = ContinuousClock.now
        waiting.withLock { waiting in
            waiting = waiting.filter { $0.value.until > now }
            if waiting.count >= Self.capacity { waiting.removeAll() }
            waiting[id] = Entry(tagging: tagging, owner: [actor.tenant, actor.member], until: now + Self.lifetime)
        }
        return id
    }

    /// Takes an outcome out; nil for one that is unknown, told, old or somebody else's.
    func take(_ id: UUID, by actor: Actor) -> Tagging? {
        let now = ContinuousClock.now
        return waiting.withLock { waiting in
            guard let entry = waiting[id], entry.owner == [actor.tenant, actor.member] else { return nil }
            waiting[id] = nil
            return entry.until > now ? entry.tagging : nil
        }
    }
}
