import CSodium
import Synchronization

/// Random nonces out of one 4 KiB draw; a system call for every nonce would double the cost of a seal.
///
/// Used bytes are wiped at once, so a later look at the memory does not tell which nonce was handed out when.
final class NoncePool: Sendable {
    /// The pool of the process.
    static let shared = NoncePool()

    private static let capacity = 4_096

    private struct State {
        var bytes = [UInt8](repeating: 0, count: NoncePool.capacity)
        var used = NoncePool.capacity
    }

    private let state = Mutex(State())

    /// Writes `count` random bytes to `destination`.
    func fill(_ destination: UnsafeMutablePointer<UInt8>, count: Int) {
        Sodium.start()
        state.withLock { state in
            if state.used + count > Self.capacity {
                unsafe randombytes_buf(&state.bytes, Self.capacity)
                state.used = 0
            }
            let used = state.used
            unsafe state.bytes.withUnsafeMutableBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                unsafe destination.update(from: base + used, count: count)
                unsafe sodium_memzero(base + used, count)
            }
            state.used = used + count
        }
    }
}
