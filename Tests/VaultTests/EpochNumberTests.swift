import Foundation
import Testing

@testable import Vault

/// The numbers of epochs: one is never given to two keys.
struct EpochNumberTests {
    @Test(
        "A keystore that has lost an epoch does not give its number to another key",
        arguments: [(0, 2), (1, 2), (3, 4)])
    func known(newest: UInt32, next: UInt32) throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (vault, tenant) = (try keystore.open(.writer), UUID())
        try vault.addTenant(tenant)
        #expect(try vault.beginEpoch(tenant, known: newest) == next)
        #expect(try vault.beginEpoch(tenant, known: newest + 7) == next, "what was begun is gone on with")
    }
}
