import CSodium

/// A region of guarded, locked memory for one long-lived secret or one scratch value.
///
/// `sodium_malloc` puts guard pages around it, excludes it from dumps and wipes it when it is freed. One of these
/// costs about 30 µs and three mappings, so there are few: signing keys, the root key, scratch buffers. Subject keys
/// live in `SecretSlab`.
@safe final class SecretBuffer: Sendable {
    /// Usable bytes.
    let count: Int
    // SAFETY: the address never changes; who may write is decided by the owner, who shares the buffer read-only.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer

    /// Reserves `count` bytes, filled with zeros.
    init(count: Int) throws(VaultError) {
        Sodium.start()
        guard count > 0, let base = unsafe sodium_malloc(count) else {
            throw VaultError(.memoryExhausted, detail: "no guarded memory left")
        }
        unsafe sodium_memzero(base, count)
        unsafe base.bindMemory(to: UInt8.self, capacity: count)
        self.count = count
        unsafe self.base = base
    }

    deinit {
        unsafe sodium_free(base)
    }

    /// The first byte, readable.
    var pointer: UnsafePointer<UInt8> {
        unsafe UnsafePointer(base.assumingMemoryBound(to: UInt8.self))
    }

    /// The first byte, writable; only the owner that made the buffer uses this, before it shares it.
    var mutablePointer: UnsafeMutablePointer<UInt8> {
        unsafe base.assumingMemoryBound(to: UInt8.self)
    }

    /// All bytes, readable.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: base, count: count)
    }
}
