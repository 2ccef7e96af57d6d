extension Envelope {
    /// The first eight bytes of an envelope.
    struct Header: Equatable {
        let compartment: UInt8
        let generation: UInt32

        /// Reads the header; refuses what is too short to be an envelope, unknown versions and suites, and a reserved
        /// byte that is not zero.
        init(_ envelope: Span<UInt8>) throws(VaultError) {
            guard envelope.count > Envelope.overhead else { throw VaultError(.tampered, detail: "not an envelope") }
            guard envelope[0] == Envelope.version, envelope[1] == Envelope.suite else {
                throw VaultError(.unsupportedVersion, detail: "an envelope of an unknown version")
            }
            guard envelope[3] == 0 else { throw VaultError(.tampered, detail: "not an envelope") }
            compartment = envelope[2]
            generation =
                UInt32(envelope[4]) | UInt32(envelope[5]) << 8 | UInt32(envelope[6]) << 16 | UInt32(envelope[7]) << 24
        }
    }
}
