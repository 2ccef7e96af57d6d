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
        let resource = answer.location.flatMap { IdempotentRequest.resource(in: $0) }
        try await store.scoped(to: claim.actor).completeIdempotency(
            key: claim.key, request: claim.request, status: answer.status, location: answer.location, resource: resource
        )
    }

    func release(_ claim: IdempotencyClaim) async throws {
        try await store.scoped(to: claim.actor).releaseIdempotency(key: claim.key)
    }

    func working<Answer: Sendable>(
        on claim: IdempotencyClaim, path: String, _ work: () async throws -> Answer
    ) async throws -> Answer {
        try await IdempotentRequest.$current.withValue(IdempotentRequest(key: claim.key, path: path)) {
            try await work()
        }
    }
}
