import Foundation
import HTTPSupport

/// Knows nobody: for the surface of a sealed service.
struct NobodyAuthenticator: Authenticator {
    func session(_ credential: CredentialHash) async throws -> SessionIdentity? { nil }
    func token(_ credential: CredentialHash) async throws -> TokenIdentity? { nil }
}

/// Keeps nothing: for the surface of a sealed service, which no POST reaches.
struct NoIdempotency: IdempotencyStorage {
    func claim(_ claim: IdempotencyClaim, now: Date) async throws -> IdempotencyState { .underWay }
    func complete(_ claim: IdempotencyClaim, answer: IdempotentAnswer, now: Date) async throws {}
    func release(_ claim: IdempotencyClaim) async throws {}
}
