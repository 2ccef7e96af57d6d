import Testing

@testable import Vault

/// Files for one recipient.
struct SealedStreamTests {
    private static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]

    private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) } }

    private static func sealed(_ bytes: [UInt8], to recipient: RecoveryRecipient, by step: Int) throws -> [UInt8] {
        let sealer = try StreamSealer(to: recipient)
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            output += sealer.seal(Array(bytes[start..<min(start + step, bytes.count)]))
        }
        return output + sealer.finish()
    }

    private static func opened(_ file: [UInt8], with key: borrowing RecoveryKey, by step: Int) throws -> [UInt8] {
        let opener = try StreamOpener(Array(file.prefix(StreamOpener.beginning)), file: "datei", with: key)
        var output: [UInt8] = []
        for start in stride(from: StreamOpener.beginning, to: file.count, by: step) {
            output += try opener.open(Array(file[start..<min(start + step, file.count)]))
        }
        return try output + opener.open([])
    }

    @Test("A file of any length comes back as it was, whatever pieces it is handed over in", arguments: sizes)
    func roundTrip(size: Int) throws {
        let key = try RecoveryKey.random()
        let bytes = Self.bytes(size)
        for step in [1_000, 65_536, 1 << 20] {
            let file = try Self.sealed(bytes, to: key.recipient, by: step)
            #expect(try Self.opened(file, with: key, by: 1 << 20) == bytes)
            #expect(try Self.opened(file, with: key, by: 777) == bytes)
        }
    }

    @Test("A file that was changed, shortened, lengthened or reordered is refused; so is another key")
    func refused() throws {
        let key = try RecoveryKey.random()
        let file = try Self.sealed(Self.bytes(140_000), to: key.recipient, by: 4_096)
        let whole = 65_536 + 17
        let begin = StreamOpener.beginning
        for place in [0, 9, begin - 1, begin, begin + whole + 5, file.count - 1] {
            var changed = file
            changed[place] ^= 1
            #expect(throws: VaultError.self) { try Self.opened(changed, with: key, by: 10_000) }
        }
        for length in [0, 8, begin - 1, begin, begin + whole, begin + 2 * whole, file.count - 1] {
            #expect(throws: VaultError.self) { try Self.opened(Array(file.prefix(length)), with: key, by: 10_000) }
        }
        #expect(throws: VaultError.self) { try Self.opened(file + [0], with: key, by: 10_000) }
        let swapped =
            file[..<begin] + file[(begin + whole)..<(begin + 2 * whole)] + file[begin..<(begin + whole)]
            + file[(begin + 2 * whole)...]
        #expect(throws: VaultError.self) { try Self.opened(Array(swapped), with: key, by: 10_000) }
        let other = try RecoveryKey.random()
        #expect(throws: VaultError.self) { try Self.opened(file, with: other, by: 10_000) }
    }
}
