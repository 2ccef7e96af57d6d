import Domain
import Foundation
import Ledger
import Store
import Vault

/// What a person gets as proof of what she agreed to: a signed document in the shape of a consent receipt (ISO/IEC TS 27560,
/// receipt profile, with the names of the W3C Data Privacy Vocabulary), without name or address.
enum ConsentReceipt {
    static let schema = "obhut/consent-receipt/1"

    /// One consent with its purpose, the words it was given with, and what proves it.
    struct Entry {
        let consent: StoredConsent
        let purpose: PurposeRules
        let wording: String?
        let notice: String?
        let proof: ConsentEventDetail?
    }

    /// The document, signed by this node.
    ///
    /// - Throws: `JSONError` where it would be too large.
    static func document(
        _ entries: [Entry], of person: UUID, tenant: TenantRecord, store: Store
    ) throws -> [UInt8] {
        // Asked for once: the key may be turned between naming it and signing.
        let key = store.vault.signingKey
        let object = try JSONObject([
            .init("schema", .string(schema)), .init("profile", .string("ISO/IEC TS 27560:2023, receipt, DPV")),
            .init("receiptId", .string(UUID.random().uuidString.lowercased())),
            .init("issuedAt", .string(InternetTime.text(store.clock.now))),
            .init("dataSubject", .string(person.uuidString.lowercased())),
            .init(
                "dataController",
                .object(
                    try JSONObject([
                        .init("name", .string(tenant.name)), .init("country", .string(tenant.country)),
                    ]))),
            .init("consents", .array(try entries.map { .object(try JSONObject(members($0))) })),
            .init("node", .string(Hexadecimal.text(store.nodeID))),
            .init(SignedDocument.keyField, .string(Hexadecimal.text(key.keyID))),
        ])
        return try SignedDocument(signing: object, by: key).encoded()
    }

    private static func members(_ entry: Entry) -> [JSONObject.Member] {
        func text(_ name: String, _ value: String?) -> JSONObject.Member {
            .init(name, value.map(JSONValue.string) ?? .null)
        }
        func time(_ name: String, _ value: Date?) -> JSONObject.Member { text(name, value.map(InternetTime.text)) }
        func hash(_ name: String, _ value: [UInt8]?) -> JSONObject.Member { text(name, value.map(Hexadecimal.text)) }
        let consent = entry.consent.consent
        return [
            text("purpose", entry.purpose.code), text("purposeName", entry.purpose.germanName),
            text("channel", consent.key.channel.rawValue), text("legalBasis", "Art. 6(1)(a) GDPR"),
            text("state", consent.state.rawValue), time("since", consent.since), time("validUntil", consent.validUntil),
            text("method", entry.consent.method), text("language", entry.proof?.language),
            text("wording", entry.wording), hash("wordingHash", entry.consent.wording),
            text("notice", entry.notice), hash("noticeHash", entry.proof?.noticeHash),
            text("control", entry.proof?.control?.rawValue), time("requestedAt", entry.proof?.requestedAt),
            time("sentAt", entry.proof?.sentAt), time("confirmedAt", entry.proof?.confirmedAt),
        ]
    }
}
