extension PersonProfile {
    /// Contact points a profile may hold.
    package static let maximumContactPoints = 50
    /// Addresses a profile may hold.
    package static let maximumAddresses = 20

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
        result.contactPoints = try ContactPoint.validated(contactPoints, maximum: Self.maximumContactPoints)
        result.addresses = try PostalAddress.validated(addresses, maximum: Self.maximumAddresses)
        guard result.givenName != nil || result.familyName != nil || !result.contactPoints.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.nameOrContactMissing, rule: "A person needs a name or a way to reach her.")
        }
        guard result.encoded().count <= RecordLimits.personBytes else {
            throw Refusal(.invalid, RefusalCode.recordTooLarge, rule: "A person's record holds at most 32 KiB.")
        }
        return result
    }
}
