import Foundation

extension PersonProfile {
    /// Contact points a profile may hold.
    package static let maximumContactPoints = 50
    /// Addresses a profile may hold.
    package static let maximumAddresses = 20
    /// Tags a profile may hold.
    package static let maximumTags = 50
    /// Values in fields of the tenant that a profile may hold.
    package static let maximumCustomValues = 50

    /// The profile with trimmed texts, empty ones gone, repeated contact points folded and one first choice per kind.
    ///
    /// Refuses control characters, texts beyond their bounds, more than 32 KiB in all, and a profile without a name or
    /// a contact point. Field paths in refusals are those of the API.
    package func validated() throws(Refusal) -> PersonProfile {
        typealias Fields = Catalogue.Person
        var result = self
        result.givenName = try TextRule.clean(givenName, Fields.givenName, at: "givenName")
        result.familyName = try TextRule.clean(familyName, Fields.familyName, at: "familyName")
        result.honorificPrefix = try TextRule.clean(honorificPrefix, Fields.honorificPrefix, at: "honorificPrefix")
        result.additionalName = try TextRule.clean(additionalName, Fields.additionalName, at: "additionalName")
        result.honorificSuffix = try TextRule.clean(honorificSuffix, Fields.honorificSuffix, at: "honorificSuffix")
        result.nickname = try TextRule.clean(nickname, Fields.nickname, at: "nickname")
        result.jobTitle = try TextRule.clean(jobTitle, Fields.jobTitle, at: "jobTitle")
        result.contactPoints = try validatedContactPoints()
        result.addresses = try validatedAddresses()
        result.tags = try validatedTags()
        result.customValues = try validatedCustomValues()
        guard result.givenName != nil || result.familyName != nil || !result.contactPoints.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.nameOrContactMissing, rule: "A person needs a name or a way to reach her.")
        }
        guard result.encoded().count <= RecordLimits.personBytes else {
            throw Refusal(.invalid, RefusalCode.recordTooLarge, rule: "A person's record holds at most 32 KiB.")
        }
        return result
    }

    private func validatedContactPoints() throws(Refusal) -> [ContactPoint] {
        guard contactPoints.count <= Self.maximumContactPoints else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "contactPoints",
                rule: "At most \(Self.maximumContactPoints) contact points.")
        }
        var result: [ContactPoint] = []
        for (index, contactPoint) in contactPoints.enumerated() {
            var clean = contactPoint
            clean.value = try TextRule.contactValue(
                contactPoint.value, contactPoint.kind, at: "contactPoints[\(index)].value")
            clean.label = try TextRule.clean(
                contactPoint.label, Catalogue.ContactPoint.label, at: "contactPoints[\(index)].label")
            if let same = result.firstIndex(where: { $0.kind == clean.kind && $0.value == clean.value }) {
                result[same].isPrimary = result[same].isPrimary || clean.isPrimary
                continue
            }
            guard !result.contains(where: { $0.id == clean.id }) else {
                throw Refusal(
                    .invalid, RefusalCode.duplicateID, field: "contactPoints[\(index)].id",
                    rule: "Every contact point has an id of its own.")
            }
            result.append(clean)
        }
        for kind in ContactPointKind.allCases {
            let first = result.firstIndex { $0.kind == kind && $0.isPrimary } ?? result.firstIndex { $0.kind == kind }
            for index in result.indices where result[index].kind == kind {
                result[index].isPrimary = index == first
            }
        }
        return result
    }

    /// Tags in their order, none twice.
    private func validatedTags() throws(Refusal) -> [UUID] {
        var result: [UUID] = []
        for tag in tags where !result.contains(tag) {
            guard result.count < Self.maximumTags else {
                throw Refusal(.invalid, RefusalCode.tooMany, field: "tags", rule: "At most \(Self.maximumTags) tags.")
            }
            result.append(tag)
        }
        return result
    }

    /// Values that are not empty, one a field.
    private func validatedCustomValues() throws(Refusal) -> [CustomValue] {
        guard customValues.count <= Self.maximumCustomValues else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "customFields",
                rule: "At most \(Self.maximumCustomValues) values in fields of your own.")
        }
        var result: [CustomValue] = []
        for value in customValues {
            guard !result.contains(where: { $0.fieldID == value.fieldID }) else {
                throw Refusal(
                    .invalid, RefusalCode.duplicateID, field: "customFields", rule: "Every field has one value.")
            }
            guard let text = try TextRule.clean(value.value, Catalogue.CustomValue.value, at: "customFields") else {
                continue
            }
            var clean = value
            clean.value = text
            result.append(clean)
        }
        return result
    }

    private func validatedAddresses() throws(Refusal) -> [PostalAddress] {
        typealias Fields = Catalogue.PostalAddress
        guard addresses.count <= Self.maximumAddresses else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "addresses", rule: "At most \(Self.maximumAddresses) addresses.")
        }
        var result: [PostalAddress] = []
        for (index, address) in addresses.enumerated() {
            var clean = address
            clean.streetAddress = try TextRule.clean(
                address.streetAddress, Fields.streetAddress, multiline: true, at: "addresses[\(index)].streetAddress")
            clean.postalCode = try TextRule.clean(
                address.postalCode, Fields.postalCode, at: "addresses[\(index)].postalCode")
            clean.addressLocality = try TextRule.clean(
                address.addressLocality, Fields.addressLocality, at: "addresses[\(index)].addressLocality")
            clean.addressCountry = try TextRule.country(
                address.addressCountry, at: "addresses[\(index)].addressCountry")
            clean.label = try TextRule.clean(address.label, Fields.label, at: "addresses[\(index)].label")
            if !clean.isEmpty || clean.addressCountry != nil { result.append(clean) }
        }
        return result
    }
}
