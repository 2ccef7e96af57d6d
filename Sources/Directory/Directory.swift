package import Domain
package import Foundation
package import Store
import Synchronization
import Vault

/// Finds people and organisations by what is known of them, in memory: the database holds nothing that could be searched.
///
/// It answers ids; who shows the people reads them from the database, which notes the reading and no longer knows whom an
/// erasure took. Tenants that were not asked for longest are forgotten first when memory is needed, and their bytes wiped.
package final class Directory: Sendable {
    /// Memory for all tenants together: room for about three million people.
    package static let standardByteLimit = 512 << 20

    private struct Place {
        var directory: TenantDirectory
        var lastUse: UInt64
    }

    private struct Shelfmark: Hashable {
        let tenant: UUID
        let kind: SubjectKind
    }

    private struct State {
        var places: [Shelfmark: Place] = [:]
        var uses: UInt64 = 0
    }

    private let store: Store
    private let byteLimit: Int
    private let fills = Slots(2, limit: 1_000)
    private let state = Mutex(State())

    /// Searches in the people of this store; `byteLimit` is at most 1 GiB, since columns count in 32 bits.
    package init(_ store: Store, byteLimit: Int = Directory.standardByteLimit) {
        self.store = store
        self.byteLimit = min(byteLimit, 1 << 30)
    }

    /// A page of the people or organisations whom the query asks for, as everything committed by now has them; restricted
    /// ones only for those who answer for the restriction.
    ///
    /// - Throws: `Refusal` 403, also for a state of consent that the actor may not see, or 503 when too many wait or the tenant is too large for memory.
    package func find(
        _ query: DirectoryQuery, of kind: SubjectKind = .person, by actor: Actor
    ) async throws -> DirectoryPage {
        try actor.require(.peopleRead)
        if query.attributes.contains(where: \.isConsent) { try actor.require(.consentsRead) }
        let mark = Shelfmark(tenant: actor.tenant, kind: kind)
        let page = try await directory(mark).page(query, by: actor)
        makeRoom(keeping: mark)
        return page
    }

    /// How many of the people whom the query asks for, page and text of it aside, have each state of consent; restricted ones
    /// count only for those who answer for the restriction.
    ///
    /// - Throws: `Refusal` as ``find(_:of:by:)``.
    package func consentCounts(_ query: DirectoryQuery, by actor: Actor) async throws -> ConsentCounts {
        try actor.require(.peopleRead)
        try actor.require(.consentsRead)
        let mark = Shelfmark(tenant: actor.tenant, kind: .person)
        let counts = try await directory(mark).consentCounts(query, by: actor)
        makeRoom(keeping: mark)
        return counts
    }

    private func directory(_ mark: Shelfmark) -> TenantDirectory {
        state.withLock { state in
            state.uses += 1
            let directory =
                state.places[mark]?.directory
                ?? TenantDirectory(store, mark.kind, of: mark.tenant, byteLimit: byteLimit, fills: fills)
            state.places[mark] = Place(directory: directory, lastUse: state.uses)
            return directory
        }
    }

    /// Wipes whoever is gone by now from what is held of all tenants; called once in less than a second, it keeps the bound of
    /// an erasure (level L0 of its receipt).
    ///
    /// - Throws: The first failure, after all others had their turn.
    package func forgetGone() async throws {
        var failure: (any Error)?
        // Of a tenant whose keys are destroyed nothing is held any more.
        let ended = state.withLock { Set($0.places.keys.map(\.tenant)) }.filter { !store.vault.hasTenant($0) }
        let wiped = state.withLock { state in
            let marks = state.places.keys.filter { ended.contains($0.tenant) }
            return marks.compactMap { state.places.removeValue(forKey: $0) }
        }
        withExtendedLifetime(wiped) {}
        for directory in state.withLock({ $0.places.values.map(\.directory) }) {
            do {
                try await directory.forgetGone()
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// How many people of a tenant are held and in how many bytes; nil where it is not filled.
    package func extent(of tenant: UUID) -> (people: Int, bytes: Int)? {
        let mark = Shelfmark(tenant: tenant, kind: .person)
        let directory = state.withLock { $0.places[mark]?.directory }
        guard let directory, let count = directory.count else { return nil }
        return (count, directory.byteCount)
    }

    private func makeRoom(keeping mark: Shelfmark) {
        let forgotten = state.withLock { state in
            let oldest = state.places.sorted { $0.value.lastUse < $1.value.lastUse }
            var bytes = oldest.reduce(0) { $0 + $1.value.directory.byteCount }
            var forgotten: [TenantDirectory] = []
            for (id, place) in oldest where bytes > byteLimit && id != mark {
                bytes -= place.directory.byteCount
                state.places[id] = nil
                forgotten.append(place.directory)
            }
            return forgotten
        }
        // Their memory is wiped here, outside the lock.
        withExtendedLifetime(forgotten) {}
    }
}
