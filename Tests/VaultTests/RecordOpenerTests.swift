import Foundation
import Testing

@testable import Vault

struct RecordOpenerTests {
    @Test("records of any size open one after the other, each under its own key and in its own place only")
    func opens() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let tenant = UUID()
        let vault = try keystore.open(.writer)
        try vault.addTenant(tenant)
        let epoch = try vault.activeEpoch(tenant)
        var opener = try vault.recordOpener(of: tenant)
        for size in [0, 1, 500, 16_000, 40_000, 20] {
            let record = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
            let place = SealContext(
                tenant: tenant, subject: UUID(), row: UUID(), table: 7, compartment: 1, term: 0, generation: 3,
                sealVersion: 9)
            let key = try vault.makeSubjectKey()
            let wrapped = try vault.wrap(
                key,
                WrapContext(
                    tenant: tenant, subject: place.subject, compartment: 1, term: 0, generation: 3, epoch: epoch))
            let sealed = try vault.seal(record, under: key, place)
            func open(_ sealed: [UInt8], _ place: SealContext, _ wrapped: [UInt8], epoch: UInt32) throws -> [UInt8] {
                var opened: [UInt8] = []
                try sealed.withUnsafeBytes { sealed in
                    try wrapped.withUnsafeBytes { wrapped in
                        try opener.open(sealed, place, wrapped: wrapped, epoch: epoch) { opened = Array($0) }
                    }
                }
                return opened
            }
            #expect(try open(sealed, place, wrapped, epoch: epoch) == record)
            var elsewhere = place
            elsewhere.row = UUID()
            #expect(refusal { _ = try open(sealed, elsewhere, wrapped, epoch: epoch) } == .tampered)
            elsewhere = place
            elsewhere.generation = 2
            #expect(refusal { _ = try open(sealed, elsewhere, wrapped, epoch: epoch) } == .tampered)
            #expect(refusal { _ = try open(sealed, place, Array(wrapped.reversed()), epoch: epoch) } != nil)
            #expect(refusal { _ = try open(Array(sealed.prefix(40)), place, wrapped, epoch: epoch) } == .tampered)
            #expect(refusal { _ = try open(sealed, place, wrapped, epoch: epoch + 1) } == .unknownEpoch)
            // None of these stands in the way of the next one.
            #expect(try open(sealed, place, wrapped, epoch: epoch) == record)
        }
    }
}
