import Domain
import Foundation
import Postgres

extension TenantScope {
    /// Which of these reductions, none of them known to the database, have no effect in it.
    ///
    /// An erasure is not lost where its subject is erased all the same, a restriction not where its subject is restricted,
    /// erased or not there, a withdrawal or an objection not where its subject is erased or not there.
    func lost(among reductions: [Reduction]) async throws -> [Reduction] {
        let rows = try await read(
            """
            SELECT id, state FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(reductions.compactMap(\.subject)))
            """)
        var states: [UUID: String] = [:]
        for row in rows.first ?? [] {
            let (id, state) = try row.decode(UUID.self, String.self)
            states[id] = state
        }
        let unnamed = reductions.filter { $0.subject == nil && $0.isRestriction }.map(\.id)
        let ended = unnamed.isEmpty ? [] : Set(try await endedRestrictions(among: unnamed))
        return reductions.filter { reduction in
            guard let subject = reduction.subject else { return !ended.contains(reduction.id) }
            let state = states[subject]
            return switch reduction.act {
            case .erasure: state != "erased"
            case .restriction: state == "active"
            case .ending: state != nil && state != "erased"
            }
        }
    }
}
