import Foundation

/// A person in the making: what the cells of one row have said so far.
struct RowDraft {
    private var profile = PersonProfile()
    private var fullName: (text: String, parts: FullName)?
    private var addresses: [PostalAddress]
    /// Addresses whose code stood in a column of its own.
    private var coded: Set<Int> = []
    /// Addresses and numbers in the place of a name.
    private var strays: [(text: String, assignment: ColumnAssignment)] = []
    private var hasContent = false
    /// Whether the salutation says that the row is about a company.
    private var isCompany = false
    /// Whether the row names a company.
    private var namesCompany = false
    private var purpose: String?
    private var basis: LegalBasis?
    private var source: String?
    private var evidence = ConsentEvidence(method: .importedEvidence)
    private var hasEvidence = false

    init(addresses: Int) {
        self.addresses = Array(repeating: PostalAddress(), count: addresses)
    }

    /// Takes the text of a cell, which is not empty.
    mutating func take(
        _ text: String, _ assignment: ColumnAssignment, _ defaults: ImportDefaults
    ) throws(ImportIssue) {
        if Self.isStray(text, assignment.target) {
            strays.append((text, assignment))
            hasContent = true
            return
        }
        switch assignment.target {
        case .givenName: try join(&profile.givenName, name(text), 200, assignment)
        case .familyName: try join(&profile.familyName, name(text), 200, assignment)
        case .salutation, .honorificPrefix: try takeTitle(text, assignment)
        case .additionalName: try join(&profile.additionalName, name(text), 200, assignment)
        case .honorificSuffix: try join(&profile.honorificSuffix, name(text), 100, assignment)
        case .nickname: try join(&profile.nickname, name(text), 200, assignment)
        case .jobTitle: try join(&profile.jobTitle, name(text), 200, assignment)
        case .fullName: try takeFullName(text, assignment)
        case .email: try takeEmail(text, assignment)
        case .telephone: try takeTelephone(text, assignment, defaults)
        case .streetAddress, .postalCode, .addressLocality, .addressCountry, .postalCodeAndLocality:
            try takeAddress(text, assignment)
        case .purpose:
            guard let code = defaults.purposes.code(text) else { throw ImportIssue(.purposeUnknown, assignment) }
            purpose = code
        case .legalBasis:
            guard let named = LegalBasisWords.basis(text) else { throw ImportIssue(.basisUnknown, assignment) }
            basis = named
        case .source: try join(&source, text, Self.sourceBytes, assignment)
        case .requestedAt: evidence.requestedAt = try date(text, assignment, defaults)
        case .confirmedAt: evidence.confirmedAt = try date(text, assignment, defaults)
        case .wording: try join(&evidence.wording, text, Self.wordingBytes, assignment)
        case .sourceSystem: try join(&evidence.sourceSystem, text, Self.sourceBytes, assignment)
        case .company: namesCompany = true
        case .ignore: break
        }
        switch assignment.target {
        case .purpose, .legalBasis, .source, .ignore: break
        case .requestedAt, .confirmedAt, .wording, .sourceSystem: hasEvidence = true
        default: hasContent = true
        }
    }

    /// Bytes of a source or the name of a system.
    private static let sourceBytes = 500
    /// Bytes of a wording.
    private static let wordingBytes = 20_000

    /// The person, as ``PersonProfile/validated()`` would give her.
    mutating func finish(_ defaults: ImportDefaults) throws(ImportIssue) -> PersonProfile {
        guard hasContent else { throw ImportIssue(.emptyRow) }
        for stray in strays { try takeStray(stray.text, stray.assignment, defaults) }
        completeAddresses(defaults)
        guard isPerson else { throw ImportIssue(.notAPerson) }
        takeFullNameApart()
        guard profile.givenName != nil || profile.familyName != nil || !profile.contactPoints.isEmpty else {
            throw ImportIssue(.nameOrContactMissing)
        }
        guard profile.contactPoints.count <= ContactPoint.maximumCount,
            profile.addresses.count <= PostalAddress.maximumCount
        else { throw ImportIssue(.tooMany) }
        markPreferred()
        return profile
    }

    /// The reason to keep her: what the row says, else what applies to the whole file.
    func statement(_ defaults: ImportDefaults) throws(ImportIssue) -> ProcessingStatement {
        guard let purpose = purpose ?? defaults.purpose else { throw ImportIssue(.processingMissing, field: "purpose") }
        guard let basis = basis ?? defaults.legalBasis else {
            throw ImportIssue(.processingMissing, field: "legalBasis")
        }
        guard let source = source ?? defaults.source else { throw ImportIssue(.processingMissing, field: "source") }
        var statement = ProcessingStatement(purpose: purpose, legalBasis: basis, source: source)
        if basis == .consent, hasEvidence { statement.evidence = try completeEvidence() }
        return statement
    }

    /// The proof of a foreign double opt-in, with all four parts, about the first e-mail address.
    private func completeEvidence() throws(ImportIssue) -> ConsentEvidence {
        let missing: ColumnTarget? =
            if evidence.requestedAt == nil { .requestedAt } else if evidence.confirmedAt == nil {
                .confirmedAt
            } else if evidence.wording == nil { .wording } else if evidence.sourceSystem == nil { .sourceSystem } else {
                nil
            }
        if let missing { throw ImportIssue(.evidenceIncomplete, field: missing.rawValue) }
        var evidence = evidence
        if let email = profile.contactPoints.first(where: { $0.kind == .email }) {
            evidence.channel = .email
            evidence.address = email.value
        }
        return evidence
    }
}

extension RowDraft {
    /// Whether the row is about a person: no company, and no line below a list. With a given name it says whom to ask
    /// for at the company.
    private var isPerson: Bool {
        let names = [profile.givenName, profile.familyName, fullName?.text].compactMap { $0 }
        if names.count == 1, profile.salutation == nil, profile.contactPoints.isEmpty, profile.addresses.isEmpty,
            FooterRow.contains(names[0])
        {
            return false
        }
        guard profile.givenName == nil else { return true }
        guard !namesCompany || profile.familyName != nil || fullName != nil else { return false }
        return !isCompany && !LegalForm.isCompany(profile.familyName ?? fullName?.text ?? "")
    }

    /// Takes the full name where no column has the parts of it.
    private mutating func takeFullNameApart() {
        guard let name = fullName?.parts, profile.givenName == nil, profile.familyName == nil else { return }
        profile.givenName = name.givenName
        profile.familyName = name.familyName
        profile.honorificSuffix = profile.honorificSuffix ?? name.honorificSuffix
        let (salutation, prefix) = SalutationWords.split(name.honorificPrefix ?? "")
        profile.salutation = profile.salutation ?? salutation
        profile.honorificPrefix = profile.honorificPrefix ?? prefix
    }

    /// Gives German codes back the 0 that a spreadsheet has taken for nothing.
    private mutating func completeAddresses(_ defaults: ImportDefaults) {
        let isGermany = ImportHome(defaults.timeZone) == .germany
        for place in coded where addresses[place].addressCountry == "DE" || isGermany {
            guard (addresses[place].addressCountry ?? "DE") == "DE" else { continue }
            addresses[place].postalCode = addresses[place].postalCode.map(PostalCodeCell.german)
        }
        profile.addresses = addresses.filter { !$0.isEmpty || $0.addressCountry != nil }
    }

    /// Marks the first address and the first number; a fax only where nothing else rings.
    private mutating func markPreferred() {
        let points = profile.contactPoints
        let email = points.firstIndex { $0.kind == .email }
        let ringing = points.firstIndex { $0.kind == .telephone && !Self.isFax($0) }
        let telephone = ringing ?? points.firstIndex { $0.kind == .telephone }
        for place in [email, telephone].compactMap({ $0 }) { profile.contactPoints[place].isPrimary = true }
    }

    private static func isFax(_ point: ContactPoint) -> Bool {
        point.label?.lowercased().contains("fax") == true
    }

    /// Whether a text in the place of a name is an address or a number.
    private static func isStray(_ text: String, _ target: ColumnTarget) -> Bool {
        switch target {
        case .givenName, .familyName, .fullName: CellShape.isEmail(text) || TelephoneCell.isNumber(text)
        default: false
        }
    }

    private mutating func takeStray(
        _ text: String, _ assignment: ColumnAssignment, _ defaults: ImportDefaults
    ) throws(ImportIssue) {
        if CellShape.isEmail(text) {
            try takeEmail(text, assignment)
        } else {
            try takeTelephone(text, assignment, defaults)
        }
    }

    /// A dash in a name column means that there is none.
    private func name(_ text: String) -> String? {
        switch text {
        case "-", "--", "–", "—", "?", ".": nil
        default: text
        }
    }

    /// Sets a text, or appends it with a blank to what another column said.
    private func join(
        _ value: inout String?, _ text: String?, _ maximum: Int, _ assignment: ColumnAssignment
    ) throws(ImportIssue) {
        guard let text else { return }
        let joined = value.map { "\($0) \(text)" } ?? text
        guard joined.utf8.count <= maximum else { throw ImportIssue(.tooLong, assignment) }
        value = joined
    }

    /// Takes `Frau Dr.` apart; what is no form of address is a title.
    private mutating func takeTitle(_ text: String, _ assignment: ColumnAssignment) throws(ImportIssue) {
        guard let text = name(text) else { return }
        if assignment.target == .salutation, SalutationWords.isCompany(text) {
            isCompany = true
            return
        }
        let (salutation, prefix) = SalutationWords.split(text, isOwnCell: assignment.target == .salutation)
        profile.salutation = profile.salutation ?? salutation
        guard let prefix, profile.honorificPrefix?.contains(prefix) != true else { return }
        try join(&profile.honorificPrefix, prefix, 100, assignment)
    }

    private mutating func takeFullName(_ text: String, _ assignment: ColumnAssignment) throws(ImportIssue) {
        guard let text = name(text), fullName == nil else { return }
        guard text.utf8.count <= 500 else { throw ImportIssue(.tooLong, assignment) }
        let parts = FullName(text)
        let names = [(parts.givenName, 200), (parts.familyName, 200)]
        for (part, maximum) in names + [(parts.honorificPrefix, 100), (parts.honorificSuffix, 100)] {
            guard part?.utf8.count ?? 0 <= maximum else { throw ImportIssue(.tooLong, assignment) }
        }
        fullName = (text, parts)
    }

    private mutating func takeEmail(_ text: String, _ assignment: ColumnAssignment) throws(ImportIssue) {
        for address in EmailCell.addresses(text) {
            guard EmailCell.isAddress(address) else { throw ImportIssue(.emailInvalid, assignment) }
            add(.email, address, assignment.label)
        }
    }

    private mutating func takeTelephone(
        _ text: String, _ assignment: ColumnAssignment, _ defaults: ImportDefaults
    ) throws(ImportIssue) {
        let bare = ImportHome(defaults.timeZone).bareTelephone
        for entry in TelephoneCell.entries(text) {
            if let fault = TelephoneCell.fault(entry.number, bare: bare) { throw ImportIssue(fault, assignment) }
            add(.telephone, entry.number, entry.label ?? assignment.label)
        }
    }

    private mutating func add(_ kind: ContactPointKind, _ value: String, _ label: String?) {
        guard profile.contactPoints.count <= ContactPoint.maximumCount,
            !profile.contactPoints.contains(where: { $0.kind == kind && $0.value == value })
        else { return }
        profile.contactPoints.append(ContactPoint(kind: kind, value: value, label: label))
    }

    private mutating func takeAddress(_ text: String, _ assignment: ColumnAssignment) throws(ImportIssue) {
        guard addresses.indices.contains(assignment.address) else { return }
        var address = addresses[assignment.address]
        switch assignment.target {
        case .streetAddress: try join(&address.streetAddress, text, 300, assignment)
        case .postalCode:
            guard !CellError.isRounded(text) else { throw ImportIssue(.cellError, assignment) }
            try join(&address.postalCode, PostalCodeCell.code(text), 30, assignment)
            coded.insert(assignment.address)
        case .addressLocality: try join(&address.addressLocality, text, 200, assignment)
        case .postalCodeAndLocality:
            let words = FullName.words(text)
            let code = words.prefix { $0.contains(where: \.isNumber) }
            try join(&address.postalCode, code.isEmpty ? nil : code.joined(separator: " "), 30, assignment)
            let town = words.dropFirst(code.count)
            try join(&address.addressLocality, town.isEmpty ? nil : town.joined(separator: " "), 200, assignment)
        case .addressCountry where CellPlaceholder.contains(text) || text == "0": return
        case .addressCountry:
            guard let code = CountryNames.code(text) else { throw ImportIssue(.countryUnknown, assignment) }
            address.addressCountry = code
        default: return
        }
        address.label = address.label ?? assignment.label
        addresses[assignment.address] = address
    }

    private func date(
        _ text: String, _ assignment: ColumnAssignment, _ defaults: ImportDefaults
    ) throws(ImportIssue) -> Date {
        guard let date = EvidenceTimestamp.parse(text, zone: defaults.timeZone) else {
            throw ImportIssue(.dateInvalid, assignment)
        }
        return date
    }
}
