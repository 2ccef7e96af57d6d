import CSodium

/// A 32-byte key in a slot of locked memory; wiped and returned when the value ends.
// SAFETY: the slot belongs to one value alone, is written only while that value is made, and is given back once.
@safe struct SecretKey: ~Copyable, @unchecked Sendable {
    // SAFETY: the slot belongs to this value alone, is written only while the value is made, and is given back once.
    private let slot: SecretSlab.Slot
    private let slab: SecretSlab

    /// Bytes of a key.
    static let size = SecretSlab.slotSize

    /// Makes a key whose bytes `fill` writes; the slot is returned when it throws.
    init(
        in slab: SecretSlab = .shared, _ fill: (UnsafeMutablePointer<UInt8>) throws(VaultError) -> Void
    ) throws(VaultError) {
        let slot = try slab.take()
        do {
            unsafe try fill(slot.pointer)
        } catch {
            slab.giveBack(slot)
            throw error
        }
        self.slot = slot
        self.slab = slab
    }

    deinit {
        slab.giveBack(slot)
    }

    /// Makes a random key.
    static func random(in slab: SecretSlab = .shared) throws(VaultError) -> SecretKey {
        unsafe try SecretKey(in: slab) { unsafe randombytes_buf($0, size) }
    }

    /// Derives subkey number `identifier` (`crypto_kdf`, BLAKE2b); `context` has eight ASCII characters.
    func subkey(_ identifier: UInt64, context: StaticString) throws(VaultError) -> SecretKey {
        precondition(context.utf8CodeUnitCount == 8, "a key derivation context has eight bytes")
        return unsafe try SecretKey(in: slab) { destination in
            context.withUTF8Buffer { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    guard let first = characters.baseAddress else { return }
                    _ = unsafe crypto_kdf_derive_from_key(destination, Self.size, identifier, first, pointer)
                }
            }
        }
    }

    /// The first byte.
    var pointer: UnsafePointer<UInt8> {
        unsafe UnsafePointer(slot.pointer)
    }

    /// All 32 bytes.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: slot.pointer, count: Self.size)
    }

    /// Keyed BLAKE2b of a message.
    func mac(_ message: UnsafeRawBufferPointer, size: Int) -> [UInt8] {
        unsafe Blake2b.hash(message, size: size, key: bytes)
    }

    /// Keyed BLAKE2b of a message.
    func mac(_ message: [UInt8], size: Int) -> [UInt8] {
        unsafe message.withUnsafeBytes { unsafe mac($0, size: size) }
    }
}
