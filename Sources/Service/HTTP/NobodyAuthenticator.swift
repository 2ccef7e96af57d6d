import Foundation
import HTTPSupport

/// Knows nobody: for the surface of a sealed service.
struct NobodyAuthenticator: Authenticator {
    func session(_ credential: CredentialHash) async throws -> SessionIdentity? { nil }
    func token(_ credential: CredentialHash) async throws -> TokenIdentity? { nil }
}
