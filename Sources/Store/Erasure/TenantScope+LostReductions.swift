import Domain
import Foundation
import Postgres

extension TenantScope {
    /// Which of these reductions, none of them known to the database, have no effect in it.
    ///
    /// An erasure is not lost where its subject is erased all the same, a restriction not where its subject is restricted,
    /// erased or not there, all else not where its subject is erased or not there. One that she asked for herself is lost where
    /// nothing but a hold restricts her. A hold is not lost where it stands, or stood, at the one whom it is about; its end only
    /// where it stands without that, or is lost itself. A suppression is lost where the list lacks it, or where an exception
    /// came back that it had ended.
    ///
    /// `holds`: Holds of earlier pages that are lost.
    func lost(among reductions: [Reduction], behind holds: Set<UUID> = []) async throws -> [Reduction] {
        let rows = try await read(
            """
            SELECT s.id, s.state, \(fragment: Self.isRestrictedOtherwise) FROM subject s
            WHERE s.tenant_id = \(tenant) AND s.id = ANY (\(reductions.compactMap(\.subject)))
            """,
            """
            SELECT id, subject_id, lifted_at IS NOT NULL FROM legal_hold
            WHERE tenant_id = \(tenant) AND id = ANY (\(reductions.filter(\.isHold).map(\.id)))
            """)
        guard rows.count == 2 else { throw StoreError.missingRow }
        let unblocked = try await lostSuppressions(among: reductions)
        var states: [UUID: (state: String, isRestrictedForHerself: Bool)] = [:]
        for row in rows[0] {
            let (id, state, isRestricted) = try row.decode(UUID.self, String.self, Bool.self)
            states[id] = (state, isRestricted)
        }
        var placed: [UUID: (subject: UUID, isLifted: Bool)] = [:]
        for row in rows[1] {
            let (id, subject, isLifted) = try row.decode(UUID.self, UUID.self, Bool.self)
            placed[id] = (subject, isLifted)
        }
        var lostHolds = holds
        for reduction in reductions where reduction.isHold && !reduction.isLift {
            guard let subject = reduction.subject, let state = states[subject]?.state, state != "erased" else {
                continue
            }
            if placed[reduction.id]?.subject != subject { lostHolds.insert(reduction.id) }
        }
        let unnamed = reductions.filter { $0.subject == nil && $0.isRestriction }.map(\.id)
        let ended = unnamed.isEmpty ? [] : Set(try await endedRestrictions(among: unnamed))
        return reductions.filter { reduction in
            if reduction.isSuppression { return unblocked.contains(reduction.sequence) }
            guard let subject = reduction.subject else { return !ended.contains(reduction.id) }
            let state = states[subject]?.state
            let isThere = state != nil && state != "erased"
            return switch reduction.act {
            case .erasure: state != "erased"
            case .restriction(let isHeld):
                state == "active" || isThere && !isHeld && states[subject]?.isRestrictedForHerself == false
            case .ending: isThere
            case .hold: lostHolds.contains(reduction.id)
            case .suppression: false
            case .lift: isThere && (lostHolds.contains(reduction.id) || placed[reduction.id]?.isLifted == false)
            }
        }
    }
}
