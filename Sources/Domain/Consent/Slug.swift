/// A short name that stands in addresses: lower-case letters, digits and single hyphens between them.
package enum Slug {
    /// Bytes of a short name.
    package static let maximumBytes = 63

    /// The short name without blanks around it.
    ///
    /// - Throws: a `Refusal` naming `field`.
    package static func checked(_ text: String, at field: String) throws(Refusal) -> String {
        guard let slug = try TextRule.clean(text, maximum: maximumBytes, at: field) else {
            throw Refusal(.invalid, RefusalCode.required, field: field, rule: "A short name is expected.")
        }
        let hyphen = UInt8(ascii: "-")
        guard slug.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == hyphen }),
            slug.utf8.first != hyphen, slug.utf8.last != hyphen
        else {
            throw Refusal(
                .invalid, RefusalCode.slugInvalid, field: field, rule: "Lower-case letters, digits and hyphens.")
        }
        return slug
    }
}
