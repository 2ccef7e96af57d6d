import CSodium
import Foundation
import Testing

@testable import Vault

struct MemoryTests {
    @Test("a slab hands out zeroed slots, takes them back wiped, and ends at its bound with a named error")
    func bound() throws {
        let slab = SecretSlab(regionSlots: 4, maximumRegions: 2)
        var boxes: [KeyBox] = []
        for _ in 0..<8 { boxes.append(KeyBox(try SecretKey.random(in: slab))) }
        #expect(slab.liveSlots == 8)
        #expect(refusal { _ = try SecretKey.random(in: slab) } == .memoryExhausted)
        let pointer = boxes[3].key.pointer
        boxes.remove(at: 3)
        #expect(slab.liveSlots == 7)
        #expect((0..<32).allSatisfy { pointer[$0] == 0 })
        let again = try SecretKey(in: slab) { slot in
            let isZero = (0..<32).allSatisfy { slot[$0] == 0 }
            #expect(isZero)
        }
        _ = again.pointer
        #expect(boxes.count == 7)
    }

    @Test("a key whose making fails gives its slot back")
    func failedKey() throws {
        let slab = SecretSlab(regionSlots: 2, maximumRegions: 1)
        for _ in 0..<10 {
            let code = refusal {
                _ = try SecretKey(in: slab) { _ throws(VaultError) in throw VaultError(.tampered) }
            }
            #expect(code == .tampered)
        }
        #expect(slab.liveSlots == 0)
    }

    @Test("an opened record is wiped when its reader is done, even when the reader throws")
    func scratchIsWiped() throws {
        struct Stop: Error {}
        let pool = ScratchPool()
        for count in [10, 5_000, 65_536] {
            var address: UInt?
            try pool.withBuffer(count) { buffer in
                memset(buffer, 0xAA, count)
                address = UInt(bitPattern: buffer)
            }
            #expect(throws: Stop.self) {
                try pool.withBuffer(count) { buffer in
                    #expect(UInt(bitPattern: buffer) == address)
                    #expect((0..<count).allSatisfy { buffer[$0] == 0 })
                    memset(buffer, 0xBB, count)
                    throw Stop()
                }
            }
            try pool.withBuffer(count) { buffer in
                #expect((0..<count).allSatisfy { buffer[$0] == 0 })
            }
        }
    }

    @Test("a process protects its memory, and status says so")
    func protection() {
        let before = MemoryProtection.current()
        let applied = MemoryProtection.apply()
        #expect(applied.coreFilesDisabled)
        #expect(applied.notDumpable)
        #expect(MemoryProtection.current() == applied)
        #expect(applied.keysLocked == (applied.warning == nil))
        #expect(before.keysLocked == applied.keysLocked)
        let without = MemoryProtection(
            coreFilesDisabled: true, notDumpable: true, keysLocked: false, lockLimit: 65_536)
        #expect(without.warning?.contains("LimitMEMLOCK") == true)
    }

    /// The needle is the key itself, so it is looked for by its hash: every 8-aligned 32 bytes of readable memory
    /// outside of key memory are hashed with a short keyed hash and compared.
    @Test("after use no key is left anywhere in the process's writable memory")
    func residue() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let vault = try keystore.open(.writer)
        let tenant = UUID()
        try vault.addTenant(tenant)
        var needles: Set<UInt64> = []
        var survivors: [KeyBox] = []
        for number in 0..<200 {
            let context = WrapContext(
                tenant: tenant, subject: UUID(), compartment: 1, term: 0, generation: 1, epoch: 1)
            let wrapped = try vault.wrap(vault.makeSubjectKey(), context)
            let key = try vault.unwrap(wrapped, context)
            let place = SealContext(
                tenant: tenant, subject: context.subject, row: UUID(), table: 1, compartment: 1, term: 0, generation: 1,
                sealVersion: 1)
            _ = try vault.open(vault.seal([1, 2, 3], under: key, place), under: key, place) { $0.count }
            needles.insert(Self.mark(UnsafeRawPointer(key.key.pointer)))
            // One key stays alive, in key memory, to show that the scan finds what is there.
            if number == 0 {
                survivors.append(KeyBox(try SecretKey { slot in slot.update(from: key.key.pointer, count: 32) }))
            }
        }
        let found = try Self.scan(for: needles)
        #expect(found == 1)
        withExtendedLifetime(survivors) {}
    }

    private static func mark(_ bytes: UnsafeRawPointer) -> UInt64 {
        var key = [UInt8](repeating: 0, count: 16)
        key[0] = 7
        var output = [UInt8](repeating: 0, count: 8)
        _ = crypto_shorthash(&output, bytes.assumingMemoryBound(to: UInt8.self), 32, key)
        return output.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }

    /// Counts needles in all private writable mappings of this process, page by page.
    private static func scan(for needles: Set<UInt64>) throws -> Int {
        var ends: [Int32] = [0, 0]
        let made = pipe(&ends)
        try #require(made == 0)
        defer { for end in ends { close(end) } }
        var found = 0
        // String(contentsOfFile:) stops after the first block of a file whose size the kernel gives as 0.
        let handle = try #require(FileHandle(forReadingAtPath: "/proc/self/maps"))
        let maps = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        for line in maps.split(separator: "\n") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 2, fields[1].hasPrefix("rw") else { continue }
            let range = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard range.count == 2 else { continue }
            for address in stride(from: range[0], to: range[1], by: 4_096) {
                found += scanPage(address, needles, ends)
            }
        }
        return found
    }

    /// Copies a page through a pipe, because the kernel refuses there what is gone meanwhile instead of ending the
    /// process.
    private static func scanPage(_ address: UInt, _ needles: Set<UInt64>, _ ends: [Int32]) -> Int {
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { page in
            guard let base = page.baseAddress,
                write(ends[1], UnsafeRawPointer(bitPattern: address), 4_096) == 4_096,
                read(ends[0], base, 4_096) == 4_096
            else { return 0 }
            // The copy must not be found itself when the stack is scanned.
            defer { sodium_memzero(base, 4_096) }
            var found = 0
            for offset in stride(from: 0, through: 4_096 - 32, by: 8) {
                // Keys are random: a word of zeros is none.
                if page.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == 0 { continue }
                if needles.contains(mark(base + offset)) { found += 1 }
            }
            return found
        }
    }
}
