/// To which length a record is padded: steps of 64 bytes up to 512, then of 12.5 %.
///
/// Lengths would otherwise tell how long a name or a note is. `sodium_pad` adds at least one byte.
enum Padding {
    /// The block to which `sodium_pad` fills a plaintext of `count` bytes.
    static func block(forPlaintext count: Int) -> Int {
        block(holding: count + 1)
    }

    /// The block that was used for a padded length.
    static func block(forPadded count: Int) -> Int {
        block(holding: count)
    }

    /// The padded length of a plaintext of `count` bytes.
    static func paddedSize(forPlaintext count: Int) -> Int {
        let block = block(forPlaintext: count)
        return (count + block) / block * block
    }

    /// Lengths in (2ᵏ, 2ᵏ⁺¹] share the block 2ᵏ⁻³, from 512 on.
    private static func block(holding count: Int) -> Int {
        guard count > 512 else { return 64 }
        let highBit = Int.bitWidth - 1 - (count - 1).leadingZeroBitCount
        return 1 << (highBit - 3)
    }
}
