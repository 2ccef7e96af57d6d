import Domain
import Foundation
import Store

/// A person's consents as records of ISO/IEC TS 27560:2023 in the words of the Data Privacy Vocabulary (DPVCG report of 15 February
/// 2026, profile `dpv-27560:record-eu-gdpr`): header, processing, parties, events.
enum ConsentRecords {
    /// The version of our form of it.
    static let schema = "obhut-consents-1"

    /// The document.
    static func document(_ facts: DisclosedFacts) -> CanonicalJSON {
        .object([
            "schema": .string(schema), "conformsTo": .string("dpv-27560:record-eu-gdpr"),
            "records": .array(facts.consents.map { record($0, facts) }),
        ])
    }

    private static func record(_ stored: StoredConsent, _ facts: DisclosedFacts) -> CanonicalJSON {
        let key = stored.consent.key
        let events = facts.events.filter { $0.key == key }
        let purpose = facts.purposes.first { $0.code == key.purpose }
        return .object([
            "header": .object([
                "schemaVersion": .string("ISO/IEC TS 27560:2023"),
                "recordId": .string(
                    (events.last?.id ?? key.address).uuidString.lowercased()),
                "piiPrincipalId": .string(facts.person.id.uuidString.lowercased()),
            ]),
            "processing": .object([
                "purpose": .string(key.purpose),
                "purposeName": .object([
                    "de": .string(purpose?.germanName ?? key.purpose),
                    "en": .string(purpose?.englishName ?? key.purpose),
                ]),
                "legalBasis": .string("eu-gdpr:A6-1-a"), "consentType": .string("dpv:ExpressedConsent"),
                "collectionMethod": .string(stored.method), "channel": .string(key.channel.rawValue),
                "piiInformation": .array([.string(key.channel.rawValue)]),
                "privacyNotice": optional(events.first?.detail?.noticeHash.map(Hexadecimal.text)),
                "wordingHash": optional(stored.wording.map(Hexadecimal.text)),
                "language": optional(events.first?.detail?.language),
                "controllers": .array([.string(facts.tenant.id.uuidString.lowercased())]),
                "jurisdiction": .string(facts.tenant.country),
                "storageLocations": .array([.string(facts.tenant.country)]), "recipients": .array([]),
                "withdrawalMethod": .string("dpv:ControllerInformed"),
                "rights": .array((15...21).map { .string("eu-gdpr:A\($0)") }),
                "isNecessary": .bool(false), "specialCategory": .bool(false),
            ]),
            "parties": .array([
                .object([
                    "partyId": .string(facts.tenant.id.uuidString.lowercased()), "name": .string(facts.tenant.name),
                    "country": .string(facts.tenant.country), "role": .string("dpv:DataController"),
                ])
            ]),
            "events": .array(events.reversed().map(event)),
        ])
    }

    private static func event(_ event: StoredConsentEvent) -> CanonicalJSON {
        .object([
            "eventTime": .string(InternetTime.text(event.at)), "eventState": .string("dpv:\(event.state.rawValue)"),
            "eventType": .string(event.method),
            "entityId": .string(event.recordedBy == nil ? "dpv:DataSubject" : "dpv:DataController"),
            "validUntil": optional(event.validUntil.map(InternetTime.text)),
        ])
    }

    private static func optional(_ text: String?) -> CanonicalJSON { text.map(CanonicalJSON.string) ?? .null }
}
