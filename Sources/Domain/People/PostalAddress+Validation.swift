extension PostalAddress {
    /// Addresses a profile may hold.
    package static let maximumCount = 20

    /// The list with trimmed texts; an address in which nothing is written is left out.
    ///
    /// - Throws: `Refusal` whose field is a path of the API's `addresses`.
    static func validated(_ list: [PostalAddress]) throws(Refusal) -> [PostalAddress] {
        typealias Fields = Catalogue.PostalAddress
        guard list.count <= maximumCount else {
            throw Refusal(.invalid, RefusalCode.tooMany, field: "addresses", rule: "At most \(maximumCount) addresses.")
        }
        var result: [PostalAddress] = []
        for (index, address) in list.enumerated() {
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
