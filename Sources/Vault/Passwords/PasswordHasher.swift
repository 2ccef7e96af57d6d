import CSodium
import Foundation

/// Hashes and checks passwords with Argon2id (RFC 9106): 64 MiB, three passes, one lane.
///
/// Runs on threads of its own, one a core; at most ten more wait. A hash is libsodium's text form
/// `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`.
package final class PasswordHasher: Sendable {
    /// Passes over the memory.
    package static let defaultPasses: UInt64 = 3
    /// Bytes of memory.
    package static let defaultMemory = 64 << 20
    /// Hashes that may wait while every thread works.
    package static let defaultQueueLimit = 10

    private let passes: UInt64
    private let memory: Int
    private let pool: BlockingPool

    /// Starts the threads; the defaults are right for production.
    package init(
        passes: UInt64 = defaultPasses, memory: Int = defaultMemory,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, queueLimit: Int = defaultQueueLimit
    ) {
        Sodium.start()
        self.passes = passes
        self.memory = memory
        self.pool = BlockingPool(name: "passwords", threads: threads, queueLimit: queueLimit)
    }

    /// Hashes a password with a fresh salt; throws `tooBusy` and `outOfMemory`.
    package func hash(_ password: Password) async throws(PasswordError) -> String {
        let (passes, memory) = (passes, memory)
        guard let result = await pool.run({ PasswordHash.make(password, passes: passes, memory: memory) }) else {
            throw .tooBusy
        }
        guard let result else { throw .outOfMemory }
        return result
    }

    /// Whether the password belongs to the hash. Without a hash the same time is spent and the answer is false, so
    /// that an unknown address answers no faster than a known one.
    package func verify(_ password: Password, _ hash: String?) async throws(PasswordError) -> Bool {
        guard let hash, PasswordHash.isAcceptable(hash) else {
            _ = try await self.hash(password)
            return false
        }
        guard let result = await pool.run({ PasswordHash.verify(password, hash) }) else { throw .tooBusy }
        return result
    }

    /// Whether a hash was made with other costs than today's and should be made anew at the next login.
    package func needsRehash(_ hash: String) -> Bool {
        PasswordHash.needsRehash(hash, passes: passes, memory: memory)
    }
}
