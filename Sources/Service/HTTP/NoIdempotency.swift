import Foundation
import HTTPSupport

/// Keeps nothing: for the surface of a sealed service, which no POST reaches.
struct NoIdempotency: IdempotencyStorage {
    func claim(_ claim: IdempotencyClaim, now: Date) async throws -> IdempotencyState { .underWay }
    func complete(_ claim: IdempotencyClaim, answer: IdempotentAnswer, now: Date) async throws {}
    func release(_ claim: IdempotencyClaim) async throws {}

    func working<Answer: Sendable>(
        on claim: IdempotencyClaim, path: String, _ work: () async throws -> Answer
    ) async throws -> Answer {
        try await work()
    }
}
