import Domain
import Foundation

/// A draft after sealing: nothing of it can be read without the new subject key, which is wrapped beside it.
///
/// Sealing is pure computation, so an import does it for thousands of rows on every core before a transaction begins.
struct SealedPerson: Sendable {
    let draft: PersonDraft
    private let subject: SealedSubject
    /// The consent her ground rests on, sealed under her evidence key.
    let consent: SealedConsent?

    init(_ draft: PersonDraft, vault: VaultHandle, index: ContactIndex) throws {
        self.draft = draft
        subject = try SealedSubject(
            .person, id: draft.id, profile: draft.profile.encoded(), contactPoints: draft.profile.contactPoints,
            ground: draft.ground, vault: vault, index: index)
        consent = try draft.consent.map { try SealedConsent($0, of: draft.id, vault: vault, index: index) }
    }

    var key: VaultHandle.WrappedKey { subject.key }
    var sealed: [UInt8] { subject.sealed }
    var sealedGround: [UInt8] { subject.sealedGround }
    var tokens: [ContactToken] { subject.tokens }
    /// The digest of the ground's row as it is inserted.
    var groundDigest: [UInt8] { subject.groundDigest }

    /// The person as she is read once her row is inserted.
    func stored(at moment: Date) -> StoredPerson {
        StoredPerson(
            id: draft.id, version: 1, lifecycle: draft.lifecycle, owner: draft.owner, isRestricted: false,
            profile: draft.profile, createdAt: moment, updatedAt: moment, sealVersion: 1, ground: draft.ground.id,
            key: key)
    }

    /// The digest of the person's row as it is inserted.
    var digest: [UInt8] {
        RowDigests.person(
            id: draft.id, version: 1, sealVersion: 1, lifecycle: draft.lifecycle.rawValue, ground: draft.ground.id,
            owner: draft.owner, sealed: sealed, tokens: tokens.map(\.token))
    }
}
