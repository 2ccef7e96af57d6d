import Directory
import Logging
import ServiceLifecycle

/// Takes whoever was erased out of the search directory's memory, whether or not anybody searches: an erasure is through
/// when no process holds her any more, a second at most after its commit.
struct DirectoryWatch: Service {
    private static let interval = Duration.milliseconds(500)
    let directory: Directory
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil {
                do {
                    try await directory.forgetGone()
                } catch {
                    logger.debug("the directory could not be looked through", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
