import Domain
import Foundation
import HTTPSupport
import Store

/// Keeps the answers of POSTs with an `Idempotency-Key` in the tenant's table.
struct StoreIdempotency: IdempotencyStorage {
    let store: Store

    func claim(_ claim: IdempotencyClaim, now: Date) async throws -> IdempotencyState {
        let record = try await store.scoped(to: claim.actor).claimIdempotency(
            key: claim.key, request: claim.request, lease: TimeInterval(IdempotencyClaim.lease),
            lifetime: TimeInterval(IdempotencyClaim.lifetime))
        return switch record {
        case .claimed: .claimed
        case .underWay: .underWay
        case .usedDifferently: .usedDifferently
        case .answered(let status, let location): .answered(IdempotentAnswer(status: status, location: location))
        }
    }

    func complete(_ claim: IdempotencyClaim, answer: IdempotentAnswer, now: Date) async throws {
        // The first id in the path is the person's where the path leads to one: her erasure takes the record along.
        let resource = answer.location?.split(separator: "/").lazy.compactMap { UUID(uuidString: String($0)) }.first
        try await store.scoped(to: claim.actor).completeIdempotency(
            key: claim.key, request: claim.request, status: answer.status, location: answer.location, resource: resource
        )
    }

    func release(_ claim: IdempotencyClaim) async throws {
        try await store.scoped(to: claim.actor).releaseIdempotency(key: claim.key)
    }
}
