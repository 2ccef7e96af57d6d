extension OrganizationProfile {
    /// The profile with trimmed texts, empty ones gone, repeated contact points folded and one first choice per kind.
    ///
    /// Refuses control characters, texts beyond their bounds, more than 32 KiB in all, a profile without a name, what is
    /// no VAT identification number and what is no web address. Field paths in refusals are those of the API.
    package func validated() throws(Refusal) -> OrganizationProfile {
        typealias Fields = Catalogue.Organization
        var result = self
        guard let name = try TextRule.clean(name, Fields.name, at: "name") else {
            throw Refusal(.invalid, RefusalCode.required, field: "name", rule: "An organisation needs a name.")
        }
        result.name = name
        result.legalName = try TextRule.clean(legalName, Fields.legalName, at: "legalName")
        result.vatID = try Self.validatedVATID(vatID)
        result.registerNumber = try TextRule.clean(registerNumber, Fields.registerNumber, at: "registerNumber")
        result.url = try Self.validatedURL(url)
        result.industry = try TextRule.clean(industry, Fields.industry, at: "industry")
        result.contactPoints = try ContactPoint.validated(contactPoints)
        result.addresses = try PostalAddress.validated(addresses)
        guard result.encoded().count <= RecordLimits.personBytes else {
            throw Refusal(.invalid, RefusalCode.recordTooLarge, rule: "An organisation's record holds at most 32 KiB.")
        }
        return result
    }

    /// Two letters of the country and 2 to 13 characters, a digit among them, without blanks and in capitals (Council
    /// Directive 2006/112/EC, Art. 215); whether it was ever given to anybody is not asked.
    private static func validatedVATID(_ text: String?) throws(Refusal) -> String? {
        guard let text = try TextRule.clean(text, Catalogue.Organization.vatID, at: "vatId") else { return nil }
        let plain = text.uppercased().filter { $0 != " " && $0 != "." && $0 != "-" }
        let bytes = Array(plain.utf8)
        let isLetter: (UInt8) -> Bool = { (65...90).contains($0) }
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        guard (4...15).contains(bytes.count), bytes.prefix(2).allSatisfy(isLetter), bytes.contains(where: isDigit),
            bytes.dropFirst(2).allSatisfy({ isLetter($0) || isDigit($0) || $0 == 42 || $0 == 43 })
        else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "vatId",
                rule: "Two letters of the country and 2 to 13 letters or digits, such as DE123456789.")
        }
        return plain
    }

    /// An address of the web; one without a scheme gets `https`.
    private static func validatedURL(_ text: String?) throws(Refusal) -> String? {
        guard let text = try TextRule.clean(text, Catalogue.Organization.url, at: "url") else { return nil }
        let schemes = ["https://", "http://"]
        let scheme = schemes.first { text.lowercased().hasPrefix($0) }
        let rest = scheme.map { text.dropFirst($0.count) } ?? text[...]
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !host.isEmpty, host.contains("."), !host.contains("@"), scheme != nil || !host.contains(":"),
            !rest.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">" })
        else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "url",
                rule: "The address of a web page, such as https://www.muster.example.")
        }
        return (scheme ?? "https://") + rest
    }
}
