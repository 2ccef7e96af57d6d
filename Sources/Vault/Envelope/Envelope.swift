import CSodium

/// The form of everything sealed:
/// `version(1) suite(1) compartment(1) reserved(1) keyGeneration(u32 LE) nonce(24) ciphertext tag(16)`.
///
/// 48 bytes more than the padded plaintext. Which key and which associated data belong to it is the caller's business.
enum Envelope {
    static let version: UInt8 = 1
    static let suite: UInt8 = 1
    static let headerSize = 8
    static let prefixSize = headerSize + AEAD.nonceSize
    static let overhead = prefixSize + AEAD.tagSize
    /// Longest plaintext of one envelope; longer content is a file in chunks.
    static let maximumPlaintext = 16 << 20

    /// Seals a record and pads it.
    static func seal(
        _ plaintext: UnsafeRawBufferPointer, key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData
    ) throws(VaultError) -> [UInt8] {
        guard plaintext.count <= maximumPlaintext else {
            throw VaultError(.invalidInput, detail: "the record is too long to be sealed")
        }
        let padded = Padding.paddedSize(forPlaintext: plaintext.count)
        return unsafe make(
            plaintext, contentSize: padded, key: key, compartment: compartment, generation: generation,
            associatedData: associatedData)
    }

    /// Seals a key of fixed length, unpadded.
    static func seal(
        key wrapped: borrowing SecretKey, under key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData
    ) -> [UInt8] {
        unsafe make(
            wrapped.bytes, contentSize: SecretKey.size, key: key, compartment: compartment, generation: generation,
            associatedData: associatedData)
    }

    /// Bytes that `open` needs for a padded plaintext.
    static func scratchSize(for envelope: Span<UInt8>) throws(VaultError) -> Int {
        let size = envelope.count - overhead
        guard size > 0, size <= maximumPlaintext * 2 else { throw VaultError(.tampered, detail: "not an envelope") }
        return size
    }

    /// Opens a padded record into `scratch` of `scratchSize(for:)` bytes; returns the length of the plaintext.
    static func open(
        _ envelope: Span<UInt8>, key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData, into scratch: UnsafeMutablePointer<UInt8>
    ) throws(VaultError) -> Int {
        let padded = try scratchSize(for: envelope)
        unsafe try decrypt(
            envelope, key: key, compartment: compartment, generation: generation, associatedData: associatedData,
            into: scratch)
        let block = Padding.block(forPadded: padded)
        var count = 0
        guard padded % block == 0, unsafe sodium_unpad(&count, scratch, padded, block) == 0 else {
            throw VaultError(.tampered, detail: "the padding does not hold")
        }
        return count
    }

    /// Opens an unpadded key into its slot of 32 bytes.
    static func openKey(
        _ envelope: Span<UInt8>, key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData, into slot: UnsafeMutablePointer<UInt8>
    ) throws(VaultError) {
        guard envelope.count == SecretKey.size + overhead else {
            throw VaultError(.tampered, detail: "not a wrapped key")
        }
        unsafe try decrypt(
            envelope, key: key, compartment: compartment, generation: generation, associatedData: associatedData,
            into: slot)
    }

    /// Opens an unpadded key into its slot of 32 bytes.
    static func openKey(
        _ envelope: [UInt8], key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData, into slot: UnsafeMutablePointer<UInt8>
    ) throws(VaultError) {
        unsafe try openKey(
            envelope.span, key: key, compartment: compartment, generation: generation, associatedData: associatedData,
            into: slot)
    }

    private static func make(
        _ plaintext: UnsafeRawBufferPointer, contentSize: Int, key: UnsafePointer<UInt8>, compartment: UInt8,
        generation: UInt32, associatedData: AssociatedData
    ) -> [UInt8] {
        Sodium.start()
        return unsafe [UInt8](unsafeUninitializedCapacity: contentSize + overhead) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            unsafe writeHeader(base, compartment: compartment, generation: generation)
            unsafe NoncePool.shared.fill(base + headerSize, count: AEAD.nonceSize)
            let content = unsafe base + prefixSize
            if let source = plaintext.baseAddress {
                unsafe UnsafeMutableRawPointer(content).copyMemory(from: source, byteCount: plaintext.count)
            }
            if contentSize > plaintext.count {
                unsafe pad(content, plaintext: plaintext.count, to: contentSize)
            }
            unsafe associatedData.withBytes { data, dataCount in
                unsafe AEAD.seal(
                    content, count: contentSize, nonce: base + headerSize, key: key, associatedData: data,
                    associatedCount: dataCount)
            }
            initialized = contentSize + overhead
        }
    }

    private static func pad(_ content: UnsafeMutablePointer<UInt8>, plaintext: Int, to size: Int) {
        var padded = 0
        // sodium_pad touches only the last block it needs; the array was made without zeroing.
        _ = unsafe sodium_pad(&padded, content, plaintext, Padding.block(forPlaintext: plaintext), size)
    }

    private static func writeHeader(_ base: UnsafeMutablePointer<UInt8>, compartment: UInt8, generation: UInt32) {
        unsafe base[0] = version
        unsafe base[1] = suite
        unsafe base[2] = compartment
        unsafe base[3] = 0
        unsafe UnsafeMutableRawPointer(base).storeBytes(
            of: generation.littleEndian, toByteOffset: 4, as: UInt32.self)
    }

    private static func decrypt(
        _ envelope: Span<UInt8>, key: UnsafePointer<UInt8>, compartment: UInt8, generation: UInt32,
        associatedData: AssociatedData, into destination: UnsafeMutablePointer<UInt8>
    ) throws(VaultError) {
        let header = try Header(envelope)
        guard header.compartment == compartment, header.generation == generation else {
            throw VaultError(.tampered, detail: "the envelope belongs elsewhere")
        }
        Sodium.start()
        let opened = unsafe envelope.withUnsafeBufferPointer { bytes -> Bool in
            guard let base = bytes.baseAddress else { return false }
            return unsafe associatedData.withBytes { data, dataCount in
                unsafe AEAD.open(
                    base + prefixSize, count: bytes.count - prefixSize, into: destination, nonce: base + headerSize,
                    key: key, associatedData: data, associatedCount: dataCount)
            }
        }
        guard opened else { throw VaultError(.tampered, detail: "the seal does not hold") }
    }
}
