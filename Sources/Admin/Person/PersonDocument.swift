import Domain
import Store
import Texts

/// A person as scripts and people see her, with the names of the JSON API.
enum PersonDocument {
    static func document(
        _ person: StoredPerson, _ grounds: [StoredGround], _ vocabulary: PersonVocabulary
    ) -> CanonicalJSON {
        let profile = person.profile
        return .object([
            "id": .id(person.id), "displayName": .string(profile.displayName),
            "givenName": .optional(profile.givenName), "familyName": .optional(profile.familyName),
            "honorificPrefix": .optional(profile.honorificPrefix),
            "additionalName": .optional(profile.additionalName),
            "honorificSuffix": .optional(profile.honorificSuffix), "nickname": .optional(profile.nickname),
            "salutation": .optional(profile.salutation?.rawValue), "jobTitle": .optional(profile.jobTitle),
            "contactPoints": .array(profile.contactPoints.map(contactPoint)),
            "addresses": .array(profile.addresses.map(address)),
            "tags": .array(vocabulary.tags(of: profile).map { CanonicalJSON.string($0.label) }),
            "customFields": .object(
                Dictionary(
                    vocabulary.values(of: profile).map { ($0.field.code, CanonicalJSON.string($0.value)) },
                    uniquingKeysWith: { first, _ in first })),
            "owner": person.owner.map(CanonicalJSON.id) ?? .null, "lifecycle": .string(person.lifecycle.rawValue),
            "restricted": .bool(person.isRestricted), "version": .count(person.version),
            "createdAt": .time(person.createdAt), "updatedAt": .time(person.updatedAt),
            "processing": .array(grounds.map(ground)),
        ])
    }

    static func fields(
        _ person: StoredPerson, _ grounds: [StoredGround], _ vocabulary: PersonVocabulary
    ) -> [(label: Words, value: String?)] {
        var fields: [(label: Words, value: String?)] = [
            (Words("Nummer", "Id"), person.id.text),
            (Words("Name", "Name"), person.profile.displayName),
        ]
        fields.append((Words("Position", "Job title"), person.profile.jobTitle))
        fields += person.profile.contactPoints.map { point in
            let label =
                point.kind == .email ? Words("E-Mail", "E-mail") : Words("Telefon", "Telephone")
            return (label, [point.value, point.label.map { "(\($0))" }].compactMap { $0 }.joined(separator: " "))
        }
        fields += person.profile.addresses.map { address in
            let town = [address.postalCode, address.addressLocality].compactMap { $0 }.joined(separator: " ")
            let parts = [address.streetAddress, town.isEmpty ? nil : town, address.addressCountry].compactMap { $0 }
            return (Words("Anschrift", "Address"), parts.joined(separator: ", "))
        }
        let tags = vocabulary.tags(of: person.profile).map(\.label).joined(separator: ", ")
        fields.append((Words("Schlagwörter", "Tags"), tags.isEmpty ? nil : tags))
        fields += vocabulary.values(of: person.profile).map { field, value in
            (Words(field.germanLabel, field.englishLabel), value)
        }
        fields += [
            (Words("Zuständig", "In charge"), person.owner?.text),
            (Words("Stufe", "Lifecycle"), person.lifecycle.rawValue),
            (Words("Eingeschränkt", "Restricted"), person.isRestricted ? "Art. 18" : nil),
            (Words("Angelegt", "Created"), InternetTime.text(person.createdAt)),
            (Words("Geändert", "Updated"), InternetTime.text(person.updatedAt)),
        ]
        fields += grounds.map { stored in
            let end = stored.ground.until.map { " – \(InternetTime.text($0))" } ?? ""
            return (
                Words("Grund", "Ground"),
                "\(stored.ground.purpose), \(stored.ground.basis.rawValue), "
                    + "\(InternetTime.text(stored.ground.since))\(end), \(stored.detail.source)"
            )
        }
        return fields
    }

    private static func contactPoint(_ point: ContactPoint) -> CanonicalJSON {
        .object([
            "kind": .string(point.kind.rawValue), "value": .string(point.value), "label": .optional(point.label),
            "isPrimary": .bool(point.isPrimary),
        ])
    }

    private static func address(_ address: PostalAddress) -> CanonicalJSON {
        .object([
            "streetAddress": .optional(address.streetAddress), "postalCode": .optional(address.postalCode),
            "addressLocality": .optional(address.addressLocality),
            "addressCountry": .optional(address.addressCountry), "label": .optional(address.label),
        ])
    }

    private static func sale(_ sale: ExistingCustomerSale?) -> CanonicalJSON {
        guard let sale else { return .null }
        return .object([
            "reference": .string(sale.reference), "goods": .string(sale.goods), "address": .string(sale.address),
            "notice": .string(sale.notice),
        ])
    }

    private static func ground(_ stored: StoredGround) -> CanonicalJSON {
        .object([
            "id": .id(stored.ground.id), "purpose": .string(stored.ground.purpose),
            "legalBasis": .string(stored.ground.basis.rawValue), "source": .string(stored.detail.source),
            "evidence": .optional(stored.detail.evidence), "sale": sale(stored.detail.sale),
            "since": .time(stored.ground.since),
            "until": .time(stored.ground.until), "endedAt": .time(stored.ground.endedAt),
            "endRule": .string(stored.ground.endRule.code),
        ])
    }
}
