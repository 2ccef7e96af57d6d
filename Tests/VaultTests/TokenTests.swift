import Foundation
import Testing

@testable import Vault

struct TokenTests {
    private let keystore: TemporaryKeystore
    private let vault: Vault
    private let tenants = [UUID(), UUID()]

    init() throws {
        keystore = try TemporaryKeystore()
        try keystore.initialize()
        vault = try keystore.open(.writer)
        for tenant in tenants { try vault.addTenant(tenant) }
    }

    @Test("a value has another token in every tenant, for every use and kind, and for the login")
    func separated() throws {
        let values = [
            try Normalizer.email("erika.mustermann@example.org"),
            NormalizedValue(.telephone, "erika.mustermann@example.org"),
            NormalizedValue(.customerNumber, "erika.mustermann@example.org"),
            NormalizedValue(.email, "erika.mustermann@example.org", version: 2),
        ]
        var tokens: Set<[UInt8]> = []
        for value in values {
            tokens.insert(try vault.loginToken(value))
            for tenant in tenants {
                for use in IndexUse.allCases {
                    tokens.insert(try vault.token(value, tenant: tenant, use: use, version: 1))
                }
            }
        }
        #expect(tokens.count == values.count * (1 + tenants.count * IndexUse.allCases.count))
        #expect(tokens.allSatisfy { $0.count == Vault.tokenSize })
    }

    @Test("spellings of one address share their token, in every process")
    func equal() throws {
        let reader = try keystore.open()
        let first = try vault.token(
            Normalizer.email("Erika.Mustermann@Example.ORG"), tenant: tenants[0], use: .subject, version: 1)
        let second = try reader.token(
            Normalizer.email(" erika.mustermann@example.org. "), tenant: tenants[0], use: .subject, version: 1)
        #expect(first == second)
    }

    @Test("an index version that no key belongs to is named as such")
    func unknownVersion() throws {
        let value = try Normalizer.email("a@b.example")
        do {
            _ = try vault.token(value, tenant: tenants[0], use: .pending, version: 2)
            Issue.record("made a token")
        } catch {
            #expect(error.code == .unknownIndexVersion)
        }
        #expect(try vault.indexVersions(tenants[0], .pending) == [1])
        #expect(vault.activeLoginVersion == 1)
    }
}
