import Foundation
import HTTPSupport
import Operations
import Texts

@testable import Domain
@testable import Store
@testable import Web

/// Pages with made-up content, every look of every component among them.
struct WebSample {
    /// A page ready to be rendered, with its name.
    struct Named {
        let name: String
        let model: any Sendable
        let template: String

        func html() throws -> String { try TemplateLibrary.shared.render(model, with: template) }
    }

    let language: Language
    /// Put around every text that people type; hostile in the tests of escaping.
    var typed: @Sendable (String) -> String = { $0 }
    var role = Role.owner
    var flash: Flash? = nil
    var theme: Appearance.Theme? = nil

    static let now = Date(timeIntervalSince1970: 1_795_434_000)
    static let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 64, 8, 128, 10, 11, 12, 13, 14, 15, 16))

    var texts: Texts { Texts.in(language) }

    var desk: Desk {
        let actor = Actor(tenant: Self.id, member: Self.id, role: role, purpose: "customer-care", via: .session)
        return Desk(
            texts: texts, appearance: Appearance(theme: theme), actor: actor,
            tenant: TenantRecord(
                id: Self.id, slug: "muster", name: typed("Muster & Söhne GmbH"), country: "DE", locale: "de",
                policy: .strict, agreementDigest: nil, agreementDue: nil, createdAt: Self.now),
            csrf: "csrf-token", flash: flash, now: Self.now, isSecure: true)
    }

    func person(_ given: String, _ family: String, _ index: UInt8, isRestricted: Bool = false) -> StoredPerson {
        let ascii = "\(given).\(family)".lowercased().filter(\.isASCII)
        return StoredPerson(
            id: UUID(uuid: (index, 2, 3, 4, 5, 6, 64, 8, 128, 10, 11, 12, 13, 14, 15, 16)), version: 3,
            lifecycle: index % 2 == 0 ? .customer : .lead, owner: index == 1 ? Self.id : nil,
            isRestricted: isRestricted,
            profile: PersonProfile(
                givenName: typed(given), familyName: typed(family), honorificPrefix: index == 1 ? typed("Dr.") : nil,
                contactPoints: index == 9
                    ? []
                    : [
                        ContactPoint(
                            id: Self.id, kind: .email, value: typed("\(ascii)@kunden.example"),
                            label: typed("Büro"), isPrimary: true),
                        ContactPoint(id: Self.id, kind: .email, value: typed("\(ascii)@privat.example")),
                        ContactPoint(
                            id: Self.id, kind: .telephone, value: typed("+49 30 23125 00\(index)"), isPrimary: true),
                    ],
                addresses: index == 9
                    ? []
                    : [
                        PostalAddress(
                            streetAddress: typed("Lindenstraße \(index)"), postalCode: typed("10115"),
                            addressLocality: typed("Berlin"), addressCountry: "DE", label: typed("Lieferanschrift"))
                    ], tags: index == 1 ? choices.vocabulary.tags.map(\.id) : [],
                customValues: index == 1
                    ? choices.vocabulary.fields.map { field in
                        let values: [CustomField.Kind: String] = [
                            .text: typed("K-4711"), .number: "1234.5", .date: "2026-11-23", .choice: typed("Gold"),
                            .flag: "true", .url: "https://www.kunden.example/",
                        ]
                        return CustomValue(fieldID: field.id, value: values[field.kind] ?? "")
                    } : []),
            createdAt: Self.now.addingTimeInterval(-86_400 * Double(index)),
            updatedAt: Self.now.addingTimeInterval(-3_600), sealVersion: 1, ground: Self.id,
            key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }

    /// Tags, a field of each kind and an ended one, and members to be in charge.
    var choices: PersonChoices {
        func id(_ number: UInt8) -> UUID { UUID(uuid: (number, 9, 9, 9, 9, 9, 64, 9, 128, 9, 9, 9, 9, 9, 9, 9)) }
        return PersonChoices(
            vocabulary: PersonVocabulary(
                tags: [
                    Tag(id: id(1), label: typed("Stammkundschaft"), createdAt: Self.now),
                    Tag(id: id(2), label: typed("Presse & Funk"), createdAt: Self.now),
                ],
                fields: CustomField.Kind.allCases.enumerated().map { number, kind in
                    CustomField(
                        id: id(UInt8(number) + 10), code: "field\(number)", germanLabel: typed("Feld \(kind)"),
                        englishLabel: typed("Field \(kind)"), kind: kind,
                        choices: kind == .choice ? [typed("Gold"), typed("Silber")] : [], purpose: "customer-care",
                        state: kind == .url ? .ended : .active, createdAt: Self.now)
                }),
            members: [
                .init(id: Self.id, name: typed("Käthe Öztürk"), mayTakeOver: false),
                .init(id: id(3), name: typed("Jörg Müller"), mayTakeOver: true),
            ])
    }

    var anna: StoredPerson { person("Anna", "Groß", 1) }

    var people: [StoredPerson] {
        [
            anna, person("Müller-Lüdenscheidt", "Friederike", 2), person("José Ángel", "Ñúñez de la Torre", 3),
            person("Karl-Theodor", "von und zu Hohenberg-Wittgenstein", 4, isRestricted: true),
            person("Zoë", "Ştefănescu", 5), person("Bo", "Li", 6), person("Ohne", "Kontakt", 9),
        ]
    }

    func ground(_ purpose: String, _ basis: LegalBasis, ended: Bool = false) -> StoredGround {
        StoredGround(
            ground: ProcessingGround(
                id: Self.id, purpose: purpose, basis: basis, marketing: false,
                since: Self.now.addingTimeInterval(-86_400 * 400),
                until: ended ? nil : Self.now.addingTimeInterval(9e7),
                endedAt: ended ? Self.now.addingTimeInterval(-86_400) : nil, endRule: .whileConsentGiven),
            detail: GroundDetail(source: typed("Auftrag 4711 vom Messestand"), evidence: typed("Notiz")))
    }

    var grounds: [StoredGround] {
        [ground("customer-care", .contract), ground("raffle", .consent, ended: true)]
    }

    func batch(_ state: ImportBatch.State, quarantined: Int64 = 214) -> ImportBatch {
        var counts = ImportBatch.Counts()
        counts.rows = 12_694
        counts.imported = 12_480
        counts.quarantined = quarantined
        return ImportBatch(
            id: Self.id, format: "csv", state: state, duplicates: .skip, counts: counts, createdAt: Self.now,
            finishedAt: state == .running ? nil : Self.now.addingTimeInterval(140))
    }

    var plan: ErasurePlan {
        ErasurePlan(
            reason: .noLongerNeeded,
            entries: [
                ErasurePlanEntry(
                    action: .delete, table: "person", count: 1, compartment: .profile, norm: "Art. 17(1)(a) GDPR"),
                ErasurePlanEntry(
                    action: .delete, table: "contact_point", count: 3, compartment: .profile,
                    norm: "Art. 17(1)(a) GDPR"),
                ErasurePlanEntry(
                    action: .restrict, table: "document", count: 2, compartment: .statutory,
                    until: CalendarDay(year: 2034, month: 12, day: 31), norm: "Art. 17(3)(b) GDPR; § 147(3) AO"),
            ], endingGrounds: [Self.id], otherBasisRemains: false, blockingHolds: [])
    }

    var unreadablePlan: ErasurePlan {
        var plan = plan
        plan.unreadableRows = 2
        return plan
    }

    var heldPlan: ErasurePlan {
        ErasurePlan(
            reason: .consentWithdrawn,
            entries: [
                ErasurePlanEntry(
                    action: .restrict, table: "person", count: 1, compartment: .profile,
                    norm: "Art. 17(3)(e), 18(1)(c) GDPR"),
                ErasurePlanEntry(
                    action: .keepProof, table: "consent_event", count: 4, compartment: .evidence,
                    until: CalendarDay(year: 2029, month: 12, day: 31), norm: "Art. 17(3)(e) GDPR; §§ 195, 199 BGB"),
            ], endingGrounds: [], otherBasisRemains: true, blockingHolds: [Self.id])
    }

    static func receipt(residues: String = "") -> String {
        """
        {"schema":"obhut-erasure-receipt-1","version":2,"erasureId":"7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "personId":"0f8fad5b-d9cb-469f-a165-70867728950e","node":"9f2c51aa","publicKeyId":"1bb0c7d2e4a1",
        "reason":"art-17-1-b","levels":{"L0":{"state":"reached","at":"2026-11-23T13:40:00Z"},
        "L1":{"state":"reached","at":"2026-11-23T14:10:00Z"},"L2":{"state":"pending"},
        "L3":{"state":"not-applicable"},"L4":{"state":"pending"}},"residues":[\(residues)],
        "backupHorizonDays":30,"rootProvider":"file","signature":"x"}
        """
    }

    static let residue = """
        {"action":"restrict","table":"document","count":2,"until":"2034-12-31","norm":"Art. 17(3)(b) GDPR; § 147(3) AO"},
        {"action":"keep-as-proof","table":"consent_event","count":1,"until":null,"norm":"Art. 17(3)(e) GDPR"}
        """
}
