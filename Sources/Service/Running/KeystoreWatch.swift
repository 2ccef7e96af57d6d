import Logging
import ServiceLifecycle
import Vault

/// Reads the keystore again when the operator's command changed it: new keys are used, and destroyed ones leave the
/// memory of this process within a second (KEYS.md, "Use").
struct KeystoreWatch: Service {
    private static let interval = Duration.seconds(1)
    let vault: Vault
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil {
                do {
                    try vault.reload()
                } catch {
                    logger.error("the keystore cannot be read", metadata: ["reason": "\(error)"])
                }
            }
        }
    }
}
