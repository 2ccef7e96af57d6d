/// Turns cards into people with the reason to keep them, or says why not.
///
/// A person comes out as ``PersonProfile/validated()`` gives it. A card says nothing about purpose and basis, so what
/// applies to the whole file applies to it.
package struct VCardInterpreter: Sendable {
    private let defaults: ImportDefaults

    /// An interpreter for one file.
    package init(defaults: ImportDefaults) {
        self.defaults = defaults
    }

    /// What a card says.
    package func interpret(_ card: VCard) -> ImportRowOutcome {
        do throws(ImportIssue) {
            switch card.defect {
            case .incomplete: throw ImportIssue(.cardIncomplete)
            case .tooLong: throw ImportIssue(.tooLong)
            case .outside: throw ImportIssue(.outsideCard)
            case nil: break
            }
            let profile = try person(card)
            return .person(profile, try RowDraft(addresses: 0).statement(defaults))
        } catch {
            return .issue(error)
        }
    }

    /// Properties of the card that say something and are not read, by name.
    package static func unread(_ card: VCard) -> Set<String> {
        let speaking = card.properties.filter { $0.text?.isEmpty == false || $0.isLeftOut }
        return Set(speaking.map(\.name)).subtracting(read)
    }

    /// Whether a property of that name says something about a person that is read.
    static func reads(_ name: String) -> Bool { read.contains(name) || name == "ORG" || name == "ROLE" }

    /// What is read, and what is of use to address books only.
    private static let read: Set<String> = [
        "VERSION", "N", "FN", "TEL", "EMAIL", "ADR", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "X-ABLABEL",
        "X-ABADR", "X-ABUID", "PRODID", "UID", "REV", "MAILER", "CLASS", "SORT-STRING", "SORT-AS", "PROFILE", "NAME",
        "SOURCE", "X-RADICALE-NAME", "NICKNAME", "TITLE", "GENDER", salutation, "LABEL", "CREATED", "X-IMAGETYPE",
        "X-IMAGEHASH",
    ]
}

extension VCardInterpreter {
    private func person(_ card: VCard) throws(ImportIssue) -> PersonProfile {
        var profile = PersonProfile()
        for name in ["N", "FN", "EMAIL", "TEL", "ADR", "NICKNAME", "TITLE"]
        where card.all(name).contains(where: { $0.text == nil }) {
            throw ImportIssue(.encodingInvalid, field: Self.fields[name])
        }
        try takeFurther(card, into: &profile)
        try takeName(card, into: &profile)
        profile.contactPoints = try emails(card) + telephones(card)
        for property in card.all("ADR") {
            if let address = try address(property, card) { profile.addresses.append(address) }
        }
        do throws(Refusal) {
            return try profile.validated()
        } catch {
            throw ImportIssue(ImportIssueCode(rawValue: error.code) ?? .tooLong, field: error.field)
        }
    }

    private static let fields = [
        "N": "name", "FN": "name", "EMAIL": "contactPoints.email", "TEL": "contactPoints.telephone",
        "ADR": "addresses", "NICKNAME": "nickname",
        "TITLE": "jobTitle",
    ]

    private func takeName(_ card: VCard, into profile: inout PersonProfile) throws(ImportIssue) {
        let kind = (card.first("KIND") ?? card.first("X-ADDRESSBOOKSERVER-KIND") ?? "individual").lowercased()
        guard kind == "individual" else { throw ImportIssue(.notAPerson) }
        let full = try clean(card.first("FN") ?? "", field: "name")
        let parts = card.all("N").map(\.parts).first { $0.joined().contains { !CellText.trimmed($0).isEmpty } } ?? []
        var names: [String] = []
        for place in 0..<5 { names.append(try list(parts, place, field: "name")) }
        let written = names.filter { !$0.isEmpty }
        if written.count == 1, Self.isContact(written[0]) { names = names.map { _ in "" } }
        let isWhole = names[0] == full && card.first("VERSION")?.hasPrefix("4") != true
        if names[1...].allSatisfy(\.isEmpty), isWhole || names[0].isEmpty {
            // No name, or the whole of it in the place of the family name, as old programs put it.
            let organization = try clean(card.first("ORG").map { VCardText.head($0) } ?? "", field: "name")
            let isCompany = card.first("X-ABSHOWAS")?.uppercased() == "COMPANY"
            if names[0].isEmpty, isCompany || !organization.isEmpty && (full == organization || full.isEmpty) {
                throw ImportIssue(.notAPerson)
            }
            // Cards of people without a name bear an address in its place.
            guard !full.isEmpty, !Self.isContact(full) else { return }
            guard !LegalForm.isCompany(full) else { throw ImportIssue(.notAPerson) }
            let name = FullName(full)
            profile.givenName = name.givenName
            profile.familyName = name.familyName
            profile.honorificSuffix = name.honorificSuffix
            let (salutation, prefix) = SalutationWords.split(name.honorificPrefix ?? "")
            profile.salutation = profile.salutation ?? salutation
            profile.honorificPrefix = prefix
            return
        }
        profile.familyName = names[0].isEmpty ? nil : names[0]
        profile.givenName = names[1].isEmpty ? nil : names[1]
        profile.additionalName = names[2].isEmpty ? nil : names[2]
        let (salutation, prefix) = SalutationWords.split(names[3])
        profile.salutation = profile.salutation ?? salutation
        profile.honorificPrefix = prefix
        profile.honorificSuffix = names[4].isEmpty ? nil : names[4]
    }

    /// Whether what stands in the place of a name is an e-mail address or a telephone number.
    private static func isContact(_ text: String) -> Bool {
        CellShape.isEmail(text) || TelephoneCell.isNumber(text)
    }

    /// What a card says about a person beside her name.
    private func takeFurther(_ card: VCard, into profile: inout PersonProfile) throws(ImportIssue) {
        let nickname = try clean(card.first("NICKNAME") ?? "", field: "nickname")
        profile.nickname = nickname.isEmpty ? nil : nickname
        let jobTitle = try clean(card.first("TITLE") ?? card.first("ROLE") ?? "", field: "jobTitle")
        profile.jobTitle = jobTitle.isEmpty ? nil : jobTitle
        switch (card.first(Self.salutation) ?? card.first("GENDER") ?? "").lowercased() {
        case let word where Salutation(rawValue: word) != nil: profile.salutation = Salutation(rawValue: word)
        case let word where word == "m" || word.hasPrefix("m;"): profile.salutation = .mr
        case let word where word == "f" || word.hasPrefix("f;"): profile.salutation = .ms
        default: break
        }
    }

    /// Our own property for the form of address, which no other has a place for.
    static let salutation = "X-OBHUT-SALUTATION"

    private func emails(_ card: VCard) throws(ImportIssue) -> [ContactPoint] {
        var result: [(point: ContactPoint, preference: Int)] = []
        for property in card.all("EMAIL") {
            let text = try clean(property.value, field: "contactPoints.email")
            for address in EmailCell.addresses(VCardText.without("mailto:", text)) {
                guard EmailCell.isAddress(address) else {
                    throw ImportIssue(.emailInvalid, field: "contactPoints.email")
                }
                let point = ContactPoint(kind: .email, value: address, label: label(property, card))
                result.append((point, property.preference ?? 101))
            }
        }
        return Self.withPrimary(result)
    }

    private func telephones(_ card: VCard) throws(ImportIssue) -> [ContactPoint] {
        var result: [(point: ContactPoint, preference: Int)] = []
        for property in card.all("TEL") {
            var text = try clean(property.value, field: "contactPoints.telephone")
            if text.lowercased().hasPrefix("tel:") {
                // RFC 3966: an extension is dialled after the number, other parameters are not.
                let parts = text.dropFirst(4).split(separator: ";")
                let extra = parts.first { $0.lowercased().hasPrefix("ext=") }?.dropFirst(4)
                text = String(parts.first ?? "") + (extra.map { "-\($0)" } ?? "")
            }
            for entry in TelephoneCell.entries(text) {
                let bare = ImportHome(defaults.timeZone).bareTelephone
                if let fault = TelephoneCell.fault(entry.number, bare: bare) {
                    throw ImportIssue(fault, field: "contactPoints.telephone")
                }
                let point = ContactPoint(
                    kind: .telephone, value: entry.number, label: label(property, card) ?? entry.label)
                // Nobody is rung up at a fax that happens to be the first.
                let isFax = property.types.contains("FAX") || point.label.map(VCardLabel.types)?.contains("FAX") == true
                result.append((point, property.preference ?? (isFax ? 102 : 101)))
            }
        }
        return Self.withPrimary(result)
    }

    /// The contact points in their order, the most preferred one marked.
    private static func withPrimary(_ points: [(point: ContactPoint, preference: Int)]) -> [ContactPoint] {
        let best = points.map(\.preference).min()
        let first = points.firstIndex { $0.preference == best }
        return points.enumerated().map { place, entry in
            var point = entry.point
            point.isPrimary = place == first
            return point
        }
    }

    private func address(_ property: VCardProperty, _ card: VCard) throws(ImportIssue) -> PostalAddress? {
        let parts = property.parts
        func text(_ place: Int, _ field: String) throws(ImportIssue) -> String {
            guard place < parts.count else { return "" }
            return try clean(parts[place].joined(separator: ", "), field: field, multiline: place == 2)
        }
        let box = try text(0, "addresses.streetAddress")
        let street = try [text(2, "addresses.streetAddress"), text(1, "addresses.streetAddress")]
        var locality = try text(3, "addresses.addressLocality")
        let region = try text(4, "addresses.addressLocality")
        let country = try text(6, "addresses.addressCountry")
        var address = PostalAddress(label: label(property, card))
        if !country.isEmpty, !CellPlaceholder.contains(country) {
            guard let code = CountryNames.code(country) else {
                throw ImportIssue(.countryUnknown, field: "addresses.addressCountry")
            }
            address.addressCountry = code
        }
        if !region.isEmpty, Self.withRegion.contains(address.addressCountry ?? "") || locality.isEmpty {
            locality = locality.isEmpty ? region : "\(locality), \(region)"
        }
        let named = box.isEmpty || !(box.first?.isNumber ?? false) ? box : "Postfach \(box)"
        let lines = (street + [named]).filter { !$0.isEmpty }
        address.streetAddress = lines.isEmpty ? nil : lines.joined(separator: "\n")
        address.addressLocality = locality.isEmpty ? nil : locality
        let code = try text(5, "addresses.postalCode")
        address.postalCode = code.isEmpty ? nil : code
        return address.isEmpty && address.addressCountry == nil ? nil : address
    }

    /// Countries whose addresses are written with the state.
    private static let withRegion: Set<String> = ["US", "CA", "AU", "BR", "MX", "IN"]

    /// The label of a contact point or address, in the language of the tenant.
    func label(_ property: VCardProperty, _ card: VCard) -> String? {
        let isGerman = defaults.isGerman
        if let group = property.group {
            let own = card.properties.first { $0.name == "X-ABLABEL" && $0.group == group }
            if let own, let label = VCardLabel.text(apple: own.value, isGerman: isGerman) { return label }
        }
        return VCardLabel.text(property.types, isGerman: isGerman) ?? property.ownLabel
    }

    private func list(_ parts: [[String]], _ place: Int, field: String) throws(ImportIssue) -> String {
        try place < parts.count ? clean(parts[place].joined(separator: " "), field: field) : ""
    }

    private func clean(_ text: String, field: String, multiline: Bool = false) throws(ImportIssue) -> String {
        let result = Array(text.utf8).withUnsafeBytes { bytes in
            Result { () throws(CellText.Fault) in try CellText.clean(bytes, multiline: multiline) }
        }
        do throws(CellText.Fault) {
            return try result.get()
        } catch {
            throw ImportIssue(error == .encoding ? .encodingInvalid : .controlCharacter, field: field)
        }
    }
}
