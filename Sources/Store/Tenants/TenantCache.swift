import Domain
import Foundation
import Synchronization

/// Tenants with what they have set up, remembered for two seconds: read with every request, and rarely changed.
///
/// Nothing that must hold at once is decided from here: foreign keys and row-level security stand behind it, and a
/// suspension reaches requests through the credential.
final class TenantCache: Sendable {
    /// What is remembered of a tenant.
    struct Facts: Sendable {
        var tenant: TenantRecord
        var purposes: [PurposeRules]
        var vocabulary: PersonVocabulary
    }

    private struct State {
        var entries: [UUID: (facts: Facts, readAt: ContinuousClock.Instant)] = [:]
        /// Grows whenever a tenant is forgotten, so that what was read before that is not remembered after it.
        var changes = 0
    }

    private static let lifetime = Duration.seconds(2)
    private static let capacity = 4_096
    private let state = Mutex(State())

    /// The remembered tenant, or what `load` finds.
    func facts(_ tenant: UUID, load: () async throws -> Facts) async throws -> Facts {
        let now = ContinuousClock.now
        let (known, changes) = state.withLock { ($0.entries[tenant], $0.changes) }
        if let known, now - known.readAt < Self.lifetime { return known.facts }
        let facts = try await load()
        state.withLock { state in
            guard state.changes == changes else { return }
            if state.entries.count >= Self.capacity { state.entries.removeAll() }
            state.entries[tenant] = (facts, now)
        }
        return facts
    }

    /// Forgets a tenant that this process changed.
    func forget(_ tenant: UUID) {
        state.withLock { state in
            state.entries[tenant] = nil
            state.changes += 1
        }
    }
}
