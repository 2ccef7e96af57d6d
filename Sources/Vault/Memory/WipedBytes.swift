import CSodium

/// Bytes of people that are too many for locked memory, wiped before they are given back.
///
/// Its maker appends, alone, and then shares it to be read.
// SAFETY: bytes are written only by the maker before it shares the value, and the memory is freed once, at the end.
@safe package final class WipedBytes: @unchecked Sendable {
    // SAFETY: as above: one writer first, readers afterwards.
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Up to where something may have been written.
    private var reach = 0
    /// How many bytes there are.
    package private(set) var count = 0

    /// Reserves room for `capacity` bytes; more of them move the content and wipe the old place.
    package init(capacity: Int = 0) {
        Sodium.start()
        self.capacity = max(64, capacity)
        unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit {
        unsafe sodium_memzero(base, max(count, reach))
        unsafe base.deallocate()
    }

    /// Bytes of memory held.
    package var byteCount: Int { capacity }

    /// All bytes; valid as long as the value, and until something is appended.
    package var bytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: base, count: count)
    }

    /// Appends one byte.
    @inline(__always)
    package func append(_ byte: UInt8) {
        if count == capacity { grow(to: count + 1) }
        unsafe base[count] = byte
        count += 1
    }

    /// Appends bytes of another place.
    package func append(contentsOf source: UnsafeBufferPointer<UInt8>) {
        guard let start = source.baseAddress else { return }
        if count + source.count > capacity { grow(to: count + source.count) }
        unsafe (base + count).update(from: start, count: source.count)
        count += source.count
    }

    /// Lends room for `room` bytes behind the last one to `body`, which answers how many it wrote.
    package func append(atMost room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        if count + room > capacity { grow(to: count + room) }
        reach = max(reach, count + room)
        count += unsafe min(room, body(base + count))
    }

    /// Puts what `change` answers in the place of each byte behind the first `start` ones; nil leaves the byte out.
    package func rewrite(from start: Int, _ change: (UInt8) -> UInt8?) {
        var end = start
        for index in start..<max(start, count) {
            guard let byte = unsafe change(base[index]) else { continue }
            unsafe base[end] = byte
            end += 1
        }
        truncate(to: end)
    }

    /// Wipes and takes back what was appended behind the first `count` bytes.
    package func truncate(to count: Int) {
        guard count >= 0, count < self.count else { return }
        unsafe sodium_memzero(base + count, self.count - count)
        self.count = count
    }

    private func grow(to needed: Int) {
        let larger = max(needed, capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe moved.update(from: base, count: count)
        unsafe sodium_memzero(base, max(count, reach))
        unsafe base.deallocate()
        unsafe base = moved
        reach = 0
        capacity = larger
    }
}
