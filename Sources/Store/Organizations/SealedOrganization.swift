import Domain
import Foundation

/// An organisation's draft after sealing.
struct SealedOrganization: Sendable {
    let draft: OrganizationDraft
    let subject: SealedSubject

    init(_ draft: OrganizationDraft, vault: VaultHandle, index: ContactIndex) throws {
        self.draft = draft
        subject = try SealedSubject(
            .organization, id: draft.id, profile: draft.profile.encoded(),
            contactPoints: draft.profile.contactPoints, ground: draft.ground, vault: vault, index: index)
    }

    /// The organisation as it is read once its row is inserted.
    func stored(at moment: Date) -> StoredOrganization {
        StoredOrganization(
            id: draft.id, version: 1, lifecycle: draft.lifecycle, owner: draft.owner, isRestricted: false,
            profile: draft.profile, createdAt: moment, updatedAt: moment, sealVersion: 1, ground: draft.ground.id,
            key: subject.key)
    }

    /// The digest of the organisation's row as it is inserted.
    var digest: [UInt8] {
        RowDigests.organization(
            id: draft.id, version: 1, sealVersion: 1, lifecycle: draft.lifecycle.rawValue, owner: draft.owner,
            ground: draft.ground.id, sealed: subject.sealed, tokens: subject.tokens.map(\.token))
    }
}
