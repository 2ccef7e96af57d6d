package import Domain
package import Foundation
import Ledger
package import Store
package import Texts
import Vault

/// Erasures that were carried out, and their receipts.
package struct ReadErasures: Sendable {
    let store: Store
    private let epochDays: Int

    /// Works on this store; `epochDays` is how old a tenant's key gets before it is turned.
    package init(_ store: Store, epochDays: Int = TurnEpoch.days) {
        self.store = store
        self.epochDays = epochDays
    }

    /// A page of erasures, newest first.
    ///
    /// `limit`: 1–200.
    package func page(
        after cursor: (at: Date, id: UUID)?, limit: Int, by actor: Actor
    ) async throws -> (erasures: [StoredErasure], next: (at: Date, id: UUID)?) {
        try actor.require(.peopleErase)
        let found = try await store.scoped(to: actor).erasures(after: cursor, limit: limit + 1)
        guard found.count > limit, let last = found.prefix(limit).last else { return (found, nil) }
        return (Array(found.prefix(limit)), (last.at, last.id))
    }

    /// One erasure.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredErasure {
        try actor.require(.peopleErase)
        return try await store.scoped(to: actor).erasure(id)
    }

    /// The newest signed version of a receipt: the document itself.
    ///
    /// - Throws: `Refusal` 404.
    package func receipt(of erasure: UUID, by actor: Actor) async throws -> String {
        try actor.require(.peopleErase)
        return try await store.scoped(to: actor).receipt(of: erasure)
    }

    /// Every signed version of a receipt, the first one first.
    ///
    /// - Throws: `Refusal` 404.
    package func versions(of erasure: UUID, by actor: Actor) async throws -> [String] {
        try actor.require(.peopleErase)
        return try await store.scoped(to: actor).receiptVersions(of: erasure)
    }

    /// The letter to whoever was erased, in the words of `language`.
    ///
    /// - Throws: `Refusal` 404; `receipt-invalid` where the newest version of the receipt is not what was signed.
    package func letter(of erasure: UUID, in language: Language, by actor: Actor) async throws -> ErasureLetter {
        try actor.require(.peopleErase)
        let stored = try await store.scoped(to: actor).erasure(erasure)
        let document = Array(try await receipt(of: erasure, by: actor).utf8)
        let keys = store.vault.exportPublicKeys()
        try VerifyReceipt(trusting: keys.map(\.publicKey))(document)
        guard let receipt = ErasureReceipt(reading: try SignedDocument(parsing: document).fields) else {
            throw Refusal(.refused, RefusalCode.receiptInvalid, rule: "This is not an erasure receipt of Obhut.")
        }
        let tenant = try await store.tenant(actor.tenant)
        return ErasureLetter(
            receipt, epochDays: epochDays, suppressed: stored.suppressed, business: tenant.name,
            publicKey: keys.first { Hexadecimal.text($0.keyID) == receipt.publicKeyID }
                .map { Hexadecimal.text($0.publicKey) },
            texts: Texts.in(language), zone: tenant.timeZone)
    }
}
