import Domain
import Foundation
import Ledger
import Vault

/// A draft after sealing: nothing of it can be read without the new subject key, which is wrapped beside it.
///
/// Sealing is pure computation, so an import does it for thousands of rows on every core before a transaction begins.
struct SealedPerson: Sendable {
    /// One token row of `contact_point`.
    struct Token: Sendable {
        var id: UUID
        var kind: ContactPointKind
        var version: Int32
        var token: [UInt8]
        var suppression: [[UInt8]]
    }

    let draft: PersonDraft
    let key: VaultHandle.WrappedKey
    let sealed: [UInt8]
    let sealedGround: [UInt8]
    let tokens: [Token]

    init(_ draft: PersonDraft, vault: VaultHandle, index: ContactIndex) throws {
        self.draft = draft
        var tokens: [Token] = []
        for (position, point) in draft.profile.contactPoints.enumerated() {
            tokens.append(try Self.token(of: point, at: position, index: index))
        }
        self.tokens = tokens
        (key, sealed, sealedGround) = try vault.withNewKey(of: draft.id, .profile) { subjectKey, wrapped in
            let profile = try vault.vault.seal(
                draft.profile.encoded(), under: subjectKey,
                vault.place(
                    .person, row: draft.id, subject: draft.id, .profile, generation: wrapped.generation,
                    sealVersion: 1))
            let ground = try vault.vault.seal(
                draft.ground.detail.encoded(), under: subjectKey,
                vault.place(
                    .processingGround, row: draft.ground.id, subject: draft.id, .profile,
                    generation: wrapped.generation, sealVersion: 1))
            return (wrapped, profile, ground)
        }
    }

    static func token(of point: ContactPoint, at position: Int, index: ContactIndex) throws -> Token {
        let value = try index.normalized(point.value, point.kind, field: "contactPoints[\(position)].value")
        let (version, token) = try index.token(value, .subject)
        return Token(
            id: point.id, kind: point.kind, version: version, token: token,
            suppression: try index.tokens(value, .suppression))
    }

    /// The digest of the person's row as it is inserted.
    var digest: [UInt8] {
        RowDigests.person(
            id: draft.id, version: 1, sealVersion: 1, lifecycle: draft.lifecycle.rawValue, ground: draft.ground.id,
            owner: draft.owner, sealed: sealed, tokens: tokens.map(\.token))
    }

    /// The digest of the ground's row as it is inserted.
    var groundDigest: [UInt8] {
        RowDigests.ground(
            id: draft.ground.id, sealVersion: 1, subject: draft.id, purpose: draft.ground.purpose,
            legalBasis: draft.ground.legalBasis.rawValue, since: draft.ground.since, until: draft.ground.until,
            endedAt: nil, sealed: sealedGround)
    }
}
