import Foundation

extension PersonProfile {
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
        result.contactPoints = try ContactPoint.validated(contactPoints)
        result.addresses = try PostalAddress.validated(addresses)
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
}
