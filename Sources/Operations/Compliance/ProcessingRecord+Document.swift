package import Domain
import Store

extension ProcessingRecord {
    /// The record as one document; two of them can be compared line by line.
    package var document: CanonicalJSON {
        .object([
            "schema": .string("obhut-processing-record-1"), "date": .string("\(day)"),
            "controller": .object([
                "name": .string(tenant.name), "slug": .string(tenant.slug), "country": .string(tenant.country),
                "policy": .string(tenant.policy.rawValue),
            ]),
            "purposes": .array(purposes.map(Self.document)),
            "dataSubjects": .array(["customers", "prospects", "subscribers", "contacts", "staff"].map { .string($0) }),
            "categories": .array(
                categories.map { category in
                    .object([
                        "record": .string(category.record.rawValue), "fields": Self.strings(category.fields),
                        "purposes": Self.strings(category.purposes.map(\.rawValue)),
                        "retention": Self.strings(category.retention.map(\.rawValue)),
                    ])
                }),
            "recipients": .array(processors.map(Self.document)),
            "transfers": .array(transfers.abroad.map(Self.document)),
            "countryNotStated": .array(transfers.unknown.map(Self.document)),
            "retention": .array(
                rules.map { rule in
                    .object([
                        "kind": .string(rule.kind.rawValue), "code": .string(rule.code), "term": .string(rule.term),
                        "source": rule.source.map { .string($0) } ?? .null,
                    ])
                }),
            "security": Self.strings(Self.measures),
            "processor": .object([
                "onBehalfOf": .string(tenant.name), "activities": Self.strings(["hosting", "storage", "sending"]),
                "agreement": .bool(tenant.agreementDigest != nil),
            ]),
        ])
    }

    /// What protects the data (Art. 30(1)(g), 32 GDPR), by code; what each is, people read on the page.
    static let measures = [
        "sealed-records", "keys-per-person", "keystore-apart", "row-level-security", "read-log", "signed-log",
        "erasure-proof", "roles", "backups",
    ]

    private static func document(_ purpose: PurposeRules) -> CanonicalJSON {
        .object([
            "code": .string(purpose.code), "name": .string(purpose.englishName),
            "legalBases": strings(purpose.bases.map(\.rawValue)), "channels": strings(purpose.channels.map(\.rawValue)),
            "marketing": .bool(purpose.marketing), "endRule": .string(purpose.endRule.code),
            "endsOn": purpose.endsOn.map { .string("\($0)") } ?? .null,
            "state": .string(purpose.isActive ? "active" : "ended"),
        ])
    }

    private static func document(_ processor: ReadProcessors.Processor) -> CanonicalJSON {
        .object([
            "service": .string(processor.service.rawValue), "host": processor.host.map { .string($0) } ?? .null,
            "country": processor.country.map { .string($0) } ?? .null,
            "agreement": processor.hasAgreement.map { .bool($0) } ?? .null,
        ])
    }

    private static func strings(_ texts: [String]) -> CanonicalJSON { .array(texts.map { .string($0) }) }
}
