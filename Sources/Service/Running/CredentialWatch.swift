import HTTPSupport
import Logging
import ServiceLifecycle
import Store

/// Forgets remembered credentials when one ended in another process: a token revoked by the operator's command is
/// refused at once, not when the memory of it ends.
struct CredentialWatch: Service {
    private static let interval = Duration.milliseconds(500)
    let store: Store
    let identities: IdentityCache
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await store.hearOfEndedCredentials { identities.revokeAll() }
                } catch is CancellationError {
                    break
                } catch {
                    logger.debug("nothing is heard of ended credentials", metadata: ["error": "\(error)"])
                }
                identities.revokeAll()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }
}
