import Foundation
import Testing

@testable import Vault

struct VaultTests {
    @Test("a first start makes a keystore; a tenant's keys seal, open, wrap, sign and find after it is opened again")
    func roundTrip() throws {
        let keystore = try TemporaryKeystore()
        let summary = try keystore.initialize()
        #expect(summary.recoveryKeyFile != nil)
        let tenant = UUID()
        let writer = try keystore.open(.writer)
        #expect(!writer.hasTenant(tenant))
        try writer.addTenant(tenant)
        #expect(writer.hasTenant(tenant))

        let wrapContext = WrapContext(
            tenant: tenant, subject: UUID(), compartment: 1, term: 0, generation: 1,
            epoch: try writer.activeEpoch(tenant))
        let context = SealContext(
            tenant: tenant, subject: wrapContext.subject, row: UUID(), table: 7, compartment: 1, term: 0, generation: 1,
            sealVersion: 1)
        let record = Array("Dr. Jörg Müller-Lüdenscheidt".utf8)
        let key = try writer.makeSubjectKey()
        let wrapped = try writer.wrap(key, wrapContext)
        #expect(wrapped.count == 80)
        let sealed = try writer.seal(record, under: key, context)
        #expect(sealed.count == 64 + 48)
        let email = try Normalizer.email("Jörg@Straße.example")
        let token = try writer.token(email, tenant: tenant, use: .subject, version: 1)
        let signature = try writer.sign([1, 2, 3], domain: "obhut-block-1")

        let reader = try keystore.open()
        let again = try reader.unwrap(wrapped, wrapContext)
        let same = again.equals(key)
        #expect(same)
        let opened = try reader.open(sealed, under: again, context) { [UInt8]($0) }
        #expect(opened == record)
        #expect(try reader.token(email, tenant: tenant, use: .subject, version: 1) == token)
        #expect(
            try reader.verify(signature, over: [1, 2, 3], domain: "obhut-block-1", keyID: writer.signingKeyID))
    }

    @Test("a reader finds a tenant that was added after it opened the keystore")
    func readerReloads() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let reader = try keystore.open()
        let tenant = UUID()
        #expect(!reader.hasTenant(tenant))
        try keystore.open(.writer).addTenant(tenant)
        #expect(try reader.activeEpoch(tenant) == 1)
        #expect(try reader.activeIndexVersion(tenant, .suppression) == 1)
        #expect(throws: VaultError.self) { try reader.addTenant(UUID()) }
    }
}
