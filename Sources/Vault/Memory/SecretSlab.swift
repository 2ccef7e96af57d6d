import CSodium
import Synchronization

/// Locked memory for 32-byte keys, handed out in slots.
///
/// One guarded region holds 2,048 keys; libsodium would otherwise need three mappings and 30 µs for each key, and
/// beyond the limits of the kernel it silently stops locking them. Regions are added up to a bound; then
/// `memoryExhausted` is thrown.
@safe final class SecretSlab: Sendable {
    /// The slab of the process: 32 regions of 64 KiB, 65,536 keys alive at once.
    static let shared = SecretSlab(regionSlots: 2_048, maximumRegions: 32)

    /// Bytes of a slot.
    static let slotSize = 32

    /// A slot that was handed out.
    @safe struct Slot {
        let index: Int
        let pointer: UnsafeMutablePointer<UInt8>
    }

    @safe private struct State {
        var regions: [UnsafeMutablePointer<UInt8>] = unsafe []
        var free: [Int] = []
        var unlockedRegions = 0
    }

    private let regionSlots: Int
    private let maximumRegions: Int
    private let state: Mutex<State>

    init(regionSlots: Int, maximumRegions: Int) {
        Sodium.start()
        self.regionSlots = regionSlots
        self.maximumRegions = maximumRegions
        self.state = Mutex(State())
    }

    deinit {
        state.withLock { state in
            while let region = unsafe state.regions.popLast() {
                unsafe sodium_free(region)
            }
        }
    }

    /// Hands out a slot filled with zeros.
    func take() throws(VaultError) -> Slot {
        let slot = state.withLock { state -> Slot? in
            if state.free.isEmpty, !grow(&state) { return nil }
            guard let index = state.free.popLast() else { return nil }
            let region = unsafe state.regions[index / regionSlots]
            return unsafe Slot(index: index, pointer: region + (index % regionSlots) * Self.slotSize)
        }
        guard let slot else {
            throw VaultError(.memoryExhausted, detail: "too many keys are open at once")
        }
        return slot
    }

    /// Wipes a slot and takes it back.
    func giveBack(_ slot: Slot) {
        unsafe sodium_memzero(slot.pointer, Self.slotSize)
        state.withLock { $0.free.append(slot.index) }
    }

    /// Keys alive now.
    var liveSlots: Int {
        state.withLock { state in unsafe state.regions.count * regionSlots - state.free.count }
    }

    /// Makes sure that a first region exists; false when the kernel did not lock all regions into memory.
    func isLocked() -> Bool {
        state.withLock { state in
            if unsafe state.regions.isEmpty, !grow(&state) { return false }
            return state.unlockedRegions == 0
        }
    }

    private func grow(_ state: inout State) -> Bool {
        let byteCount = regionSlots * Self.slotSize
        guard unsafe state.regions.count < maximumRegions, let raw = unsafe sodium_malloc(byteCount) else {
            return false
        }
        unsafe sodium_memzero(raw, byteCount)
        // sodium_malloc locks too, but does not say when it could not.
        if unsafe sodium_mlock(raw, byteCount) != 0 {
            state.unlockedRegions += 1
        }
        let first = unsafe state.regions.count * regionSlots
        unsafe state.regions.append(raw.bindMemory(to: UInt8.self, capacity: byteCount))
        state.free.append(contentsOf: (first..<first + regionSlots).reversed())
        return true
    }
}
