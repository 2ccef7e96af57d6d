import CSodium
import Synchronization

/// Locked buffers for decrypted records, reused and wiped after each use.
///
/// A buffer holds 64 KiB; a larger record gets a buffer of its own. At most 16 idle buffers are kept.
final class ScratchPool: Sendable {
    /// The pool of the process.
    static let shared = ScratchPool()

    private static let bufferSize = 65_536
    private static let maximumIdle = 16

    private let idle = Mutex<[SecretBuffer]>([])

    /// Lends a buffer of at least `count` bytes to `body` and wipes what was used of it.
    func withBuffer<R>(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) throws -> R) throws -> R {
        let buffer = try take(count)
        defer {
            unsafe sodium_memzero(buffer.mutablePointer, count)
            giveBack(buffer)
        }
        return unsafe try body(buffer.mutablePointer)
    }

    private func take(_ count: Int) throws(VaultError) -> SecretBuffer {
        guard count <= Self.bufferSize else { return try SecretBuffer(count: count) }
        if let buffer = idle.withLock({ $0.popLast() }) { return buffer }
        return try SecretBuffer(count: Self.bufferSize)
    }

    private func giveBack(_ buffer: SecretBuffer) {
        guard buffer.count == Self.bufferSize else { return }
        idle.withLock { idle in
            if idle.count < Self.maximumIdle { idle.append(buffer) }
        }
    }
}
