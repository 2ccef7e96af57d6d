package import Foundation

/// Keeps what a POST with an `Idempotency-Key` answered, for 24 hours; `Service` implements it over the table
/// `idempotency`.
package protocol IdempotencyStorage: Sendable {
    /// Claims a key, or says what is known of it. Two claims at once: one of them wins.
    ///
    /// A claim that was neither completed nor released counts as abandoned after ``IdempotencyClaim/lease``.
    func claim(_ claim: IdempotencyClaim, now: Date) async throws -> IdempotencyState

    /// Keeps the answer of a claimed key, and the claim's hash of the request with it.
    func complete(_ claim: IdempotencyClaim, answer: IdempotentAnswer, now: Date) async throws

    /// Gives a claimed key back, where nothing was changed.
    func release(_ claim: IdempotencyClaim) async throws

    /// Works for a claimed request to `path`: what it makes is noted in its record in the same transaction.
    func working<Answer: Sendable>(
        on claim: IdempotencyClaim, path: String, _ work: () async throws -> Answer
    ) async throws -> Answer
}
