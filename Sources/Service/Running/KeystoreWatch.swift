import Logging
import ServiceLifecycle
import Vault

/// Reads the keystore again when the operator's command changed it: new keys are used, and destroyed ones leave the
/// memory of this process within a second (decision 0017).
struct KeystoreWatch: Service {
    private static let interval = Duration.seconds(1)
    let vault: Vault
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var wasReadable = true
            while (try? await Task.sleep(for: Self.interval)) != nil {
                do {
                    try vault.reload()
                    wasReadable = true
                } catch {
                    // Once: it stays so until somebody comes.
                    if wasReadable { logger.error("the keystore cannot be read", metadata: ["reason": "\(error)"]) }
                    wasReadable = false
                }
            }
        }
    }
}
