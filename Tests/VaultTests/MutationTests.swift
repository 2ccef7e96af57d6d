import Foundation
import Testing

@testable import Vault

/// Whatever is changed in an envelope, or about the place it is opened at, it does not open.
struct MutationTests {
    private let keystore: TemporaryKeystore
    private let vault: Vault
    private let tenant = UUID()

    init() throws {
        keystore = try TemporaryKeystore()
        try keystore.initialize()
        vault = try keystore.open(.writer)
        try vault.addTenant(tenant)
    }

    private func context(subject: UUID = UUID(), row: UUID = UUID()) -> SealContext {
        SealContext(
            tenant: tenant, subject: subject, row: row, table: 3, compartment: 2, term: 20_2031, generation: 4,
            sealVersion: 9)
    }

    private func opens(_ envelope: [UInt8], _ key: borrowing SubjectKey, _ context: SealContext) -> Bool {
        (try? vault.open(envelope, under: key, context) { _ in true }) ?? false
    }

    @Test("no envelope with one bit changed, cut or lengthened opens: more than 10,000 tries")
    func bits() throws {
        let key = try vault.makeSubjectKey()
        let context = context()
        var tries = 0
        for size in [0, 40, 200, 700] {
            let envelope = try vault.seal(randomBytes(size), under: key, context)
            let whole = opens(envelope, key, context)
            #expect(whole)
            for index in envelope.indices {
                for bit in 0..<8 {
                    var changed = envelope
                    changed[index] ^= 1 << bit
                    let opened = opens(changed, key, context)
                    #expect(!opened, "byte \(index), bit \(bit)")
                    tries += 1
                }
            }
            for count in 0..<envelope.count {
                let opened = opens(Array(envelope.prefix(count)), key, context)
                #expect(!opened)
                tries += 1
            }
            for extra in 1...64 {
                let opened = opens(envelope + [UInt8](repeating: 0, count: extra), key, context)
                #expect(!opened)
                tries += 1
            }
        }
        for _ in 0..<1_000 {
            let opened = opens(randomBytes(Int.random(in: 0...300)), key, context)
            #expect(!opened)
            tries += 1
        }
        #expect(tries > 10_000)
    }

    @Test(
        "an envelope opens in its own place only: row, table, tenant, subject, compartment, term, generation, seal version"
    )
    func places() throws {
        let key = try vault.makeSubjectKey()
        let original = context()
        let envelope = try vault.seal(Array("Großmann".utf8), under: key, original)
        var places: [SealContext] = []
        func place(_ change: (inout SealContext) -> Void) {
            var copy = original
            change(&copy)
            places.append(copy)
        }
        for _ in 0..<16 {
            place { $0.tenant = UUID() }
            place { $0.subject = UUID() }
            place { $0.row = UUID() }
        }
        place { ($0.tenant, $0.subject) = ($0.subject, $0.tenant) }
        place { ($0.row, $0.subject) = ($0.subject, $0.row) }
        for bit in 0..<16 { place { $0.table ^= 1 << bit } }
        for bit in 0..<8 { place { $0.compartment ^= 1 << bit } }
        for bit in 0..<32 {
            place { $0.term ^= 1 << bit }
            place { $0.generation ^= 1 << bit }
        }
        for bit in 0..<64 { place { $0.sealVersion ^= 1 << bit } }
        for place in places {
            let opened = opens(envelope, key, place)
            #expect(!opened, "\(place)")
        }
    }

    @Test("no envelope of a hundred opens in the row of another, and none under another key")
    func swapped() throws {
        let key = try vault.makeSubjectKey()
        let other = try vault.makeSubjectKey()
        let places = (0..<100).map { _ in context() }
        let envelopes = try places.map { try vault.seal(Array("\($0.row)".utf8), under: key, $0) }
        for (index, place) in places.enumerated() {
            for (number, envelope) in envelopes.enumerated() {
                let opened = opens(envelope, key, place)
                #expect(opened == (index == number))
            }
            let opened = opens(envelopes[index], other, place)
            #expect(!opened)
        }
    }

    @Test("a wrapped key opens as what it was wrapped as and unchanged, or not at all")
    func wrapped() throws {
        let original = WrapContext(
            tenant: tenant, subject: UUID(), compartment: 1, term: 0, generation: 2, epoch: 1)
        let wrapped = try vault.wrap(try vault.makeSubjectKey(), original)
        func unwraps(_ bytes: [UInt8], _ context: WrapContext) -> Bool {
            do {
                _ = try vault.unwrap(bytes, context)
                return true
            } catch {
                return false
            }
        }
        #expect(unwraps(wrapped, original))
        for index in wrapped.indices {
            for bit in 0..<8 {
                var changed = wrapped
                changed[index] ^= 1 << bit
                #expect(!unwraps(changed, original))
            }
            #expect(!unwraps(Array(wrapped.prefix(index)), original))
        }
        let second = UUID()
        try vault.addTenant(second)
        var places: [WrapContext] = []
        func place(_ change: (inout WrapContext) -> Void) {
            var copy = original
            change(&copy)
            places.append(copy)
        }
        place { $0.tenant = second }
        place { $0.subject = UUID() }
        place { $0.epoch = 2 }
        for bit in 0..<8 { place { $0.compartment ^= 1 << bit } }
        for bit in 0..<32 {
            place { $0.term ^= 1 << bit }
            place { $0.generation ^= 1 << bit }
        }
        for place in places { #expect(!unwraps(wrapped, place), "\(place)") }
    }

    @Test("an epoch that no key belongs to is named as such")
    func unknownEpoch() throws {
        let context = WrapContext(tenant: tenant, subject: UUID(), compartment: 1, term: 0, generation: 1, epoch: 2)
        let key = try vault.makeSubjectKey()
        #expect(throws: VaultError.self) { _ = try vault.unwrap([], context) }
        do {
            _ = try vault.wrap(key, context)
            Issue.record("wrapped under an epoch that does not exist")
        } catch {
            #expect(error.code == .unknownEpoch)
        }
    }

    @Test("records of nearly the same length have the same length sealed; steps stay at 12.5 %")
    func padding() throws {
        #expect(Padding.paddedSize(forPlaintext: 0) == 64)
        #expect(Padding.paddedSize(forPlaintext: 63) == 64)
        #expect(Padding.paddedSize(forPlaintext: 64) == 128)
        #expect(Padding.paddedSize(forPlaintext: 511) == 512)
        for count in 0...70_000 {
            let padded = Padding.paddedSize(forPlaintext: count)
            #expect(padded > count)
            #expect(Padding.block(forPadded: padded) == Padding.block(forPlaintext: count))
            #expect(padded - count <= max(64, (count + 1) / 8 + 1))
        }
    }

    @Test("records of every length come back as they were")
    func lengths() throws {
        let key = try vault.makeSubjectKey()
        for count in Array(0...600) + [1_023, 1_024, 4_095, 65_535, 65_536, 100_000, 1 << 20] {
            let record = randomBytes(count)
            let context = context()
            let opened = try vault.open(vault.seal(record, under: key, context), under: key, context) { [UInt8]($0) }
            #expect(opened == record)
        }
    }

    @Test("a record above 16 MiB is refused")
    func tooLong() throws {
        let key = try vault.makeSubjectKey()
        do {
            _ = try vault.seal([UInt8](repeating: 1, count: Envelope.maximumPlaintext + 1), under: key, context())
            Issue.record("sealed")
        } catch {
            #expect(error.code == .invalidInput)
        }
    }

    @Test("nonces do not repeat")
    func nonces() throws {
        let key = try vault.makeSubjectKey()
        let context = context()
        var nonces: Set<[UInt8]> = []
        for _ in 0..<20_000 {
            nonces.insert(Array(try vault.seal([1], under: key, context)[8..<32]))
        }
        #expect(nonces.count == 20_000)
    }
}
