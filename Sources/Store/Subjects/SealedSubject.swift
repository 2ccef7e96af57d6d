import Domain
import Foundation
import Vault

/// A profile with its ground after sealing under a fresh key: nothing of it can be read without that key, which is
/// wrapped beside it.
struct SealedSubject: Sendable {
    let key: VaultHandle.WrappedKey
    let sealed: [UInt8]
    let sealedGround: [UInt8]
    let tokens: [ContactToken]
    /// The digest of the ground's row as it is inserted.
    let groundDigest: [UInt8]

    init(
        _ kind: SubjectKind, id: UUID, profile: [UInt8], contactPoints: [ContactPoint], ground: GroundDraft,
        vault: VaultHandle, index: ContactIndex
    ) throws {
        tokens = try ContactToken.all(contactPoints, index: index)
        (key, sealed, sealedGround) = try vault.withNewKey(of: id, .profile) { subjectKey, wrapped in
            let profile = try vault.vault.seal(
                profile, under: subjectKey,
                vault.place(
                    kind.table, row: id, subject: id, .profile, generation: wrapped.generation, sealVersion: 1))
            let sealedGround = try vault.vault.seal(
                ground.detail.encoded(), under: subjectKey,
                vault.place(
                    .processingGround, row: ground.id, subject: id, .profile, generation: wrapped.generation,
                    sealVersion: 1))
            return (wrapped, profile, sealedGround)
        }
        groundDigest = RowDigests.ground(
            id: ground.id, sealVersion: 1, subject: id, purpose: ground.purpose,
            legalBasis: ground.legalBasis.rawValue, since: ground.since, until: ground.until, endedAt: nil,
            sealed: sealedGround)
    }
}
