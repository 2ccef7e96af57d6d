import Domain
import Foundation
import Ledger
import Vault

/// A given consent after sealing under a fresh evidence key: its event, and its place in lane 1.
struct SealedConsent: Sendable {
    let key: EvidenceKey
    let event: ConsentEventDraft
    let slot: SealedSlot

    init(_ draft: ConsentDraft, of person: UUID, vault: VaultHandle, index: ContactIndex) throws {
        let key = try vault.makeEvidenceKey(of: person)
        let event = try ConsentEventDraft(
            draft.key, becomes: .given, method: draft.method.rawValue, at: draft.at, validUntil: draft.validUntil,
            recordedBy: nil, wordingHash: nil, detail: draft.detail, under: key, vault: vault)
        let address = try draft.key.channel.contactKind.flatMap { kind in
            try draft.detail.address.map { try index.normalized($0, kind, field: "processing.evidence.address") }
        }
        guard let wording = draft.detail.wordingHash.flatMap({ Digest($0) }) else {
            throw Refusal(.refused, RefusalCode.wordingMissing, field: "processing.evidence.wording")
        }
        slot = try SealedSlot(
            .grant(
                GrantEvent(
                    id: event.id, subject: person, purpose: draft.key.purpose, channel: draft.key.channel.rawValue,
                    address: try address.map { try index.token($0, .evidence).token }, evidence: UUID(),
                    wording: wording, notice: nil, method: draft.method.rawValue, validUntil: draft.validUntil,
                    seen: [],
                    at: draft.at)), under: key, vault: vault)
        self.key = key
        self.event = event
    }
}
