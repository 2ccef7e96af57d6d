/// Reproducible disorder: SplitMix64.
struct Bytes: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// So many random bytes.
    mutating func take(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// The input with one to four changes: bits flipped, bytes set, removed, inserted or repeated.
    mutating func mutate(_ input: [UInt8]) -> [UInt8] {
        var output = input
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            guard !output.isEmpty else { return take(Int.random(in: 1...8, using: &self)) }
            let place = Int.random(in: 0..<output.count, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: output[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1:
                output[place] = [0, 0x17, 0x18, 0x1B, 0x5F, 0x7F, 0x9B, 0xBF, 0xFF].randomElement(using: &self) ?? 0
            case 2: output.remove(at: place)
            case 3: output.insert(UInt8.random(in: 0...255, using: &self), at: place)
            case 4: output.removeLast(Int.random(in: 0...min(8, output.count), using: &self))
            default: output.append(contentsOf: output[place...].prefix(16))
            }
        }
        return output
    }
}
