import Foundation

/// Reads the `portability/data.json` of an export package (`obhut-portability-1`): what one person provided, as another
/// business takes it over (Art. 20 GDPR).
///
/// It is one row, that looks like that of a card, so that a person who is kept back can be put right and come in again.
package struct PortabilityReader: Sendable {
    /// Bytes of a document: a person's record is much smaller.
    private static let maximumBytes = 1 << 20

    private var bytes: [UInt8] = []
    private var isDone = false
    private let defaults: ImportDefaults
    /// The columns of the row, in the language of the tenant.
    package let header: [String]
    /// What the document says and no field here takes.
    package private(set) var unread: [String] = []

    /// A reader at the beginning of a file.
    package init(defaults: ImportDefaults) {
        self.defaults = defaults
        header = PeopleCardReader.columns.map { $0.header(isGerman: defaults.isGerman) } + ["JSON"]
    }

    /// Takes the next piece of the file; what is too long is noticed at its end.
    package mutating func append(_ piece: [UInt8]) {
        if bytes.count <= Self.maximumBytes { bytes += piece }
    }

    /// The person; nil before the end of the file, and after her.
    ///
    /// Throws `file-unreadable` where it is no such document.
    package mutating func next(isAtEnd: Bool) throws(Refusal) -> PeopleSheetRow? {
        guard isAtEnd, !isDone else { return nil }
        isDone = true
        guard bytes.count <= Self.maximumBytes, bytes.count(where: { $0 == 0x7B || $0 == 0x5B }) <= 4_096,
            let document = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            document["schema"] as? String == "obhut-portability-1", let person = document["person"] as? [String: Any]
        else { throw SheetOpening.unreadable("The file is no document of the form obhut-portability-1.") }
        if !Self.records(document["employments"]).isEmpty { leave("employments") }
        return PeopleSheetRow(
            record: CSVRecord(row: 1, line: 1, fields: cells(person)), outcome: interpret(person))
    }

    private mutating func interpret(_ person: [String: Any]) -> ImportRowOutcome {
        do throws(ImportIssue) {
            let profile = try profile(person)
            return .person(profile, try RowDraft(addresses: 0).statement(defaults))
        } catch {
            return .issue(error)
        }
    }

    private mutating func profile(_ person: [String: Any]) throws(ImportIssue) -> PersonProfile {
        func text(_ name: String) -> String? { person[name] as? String }
        var profile = PersonProfile()
        profile.givenName = text("givenName")
        profile.familyName = text("familyName")
        profile.honorificPrefix = text("honorificPrefix")
        profile.additionalName = text("additionalName")
        profile.honorificSuffix = text("honorificSuffix")
        profile.nickname = text("nickname")
        profile.jobTitle = text("jobTitle")
        profile.salutation = text("salutation").flatMap(Salutation.init(rawValue:))
        for point in Self.records(person["contactPoints"]) {
            guard let kind = (point["kind"] as? String).flatMap(ContactPointKind.init(rawValue:)),
                let value = point["value"] as? String
            else { continue }
            profile.contactPoints.append(
                ContactPoint(
                    kind: kind, value: value, label: point["label"] as? String,
                    isPrimary: point["isPrimary"] as? Bool ?? false))
        }
        profile.addresses = Self.records(person["addresses"]).map { address in
            PostalAddress(
                streetAddress: address["streetAddress"] as? String, postalCode: address["postalCode"] as? String,
                addressLocality: address["addressLocality"] as? String,
                addressCountry: address["addressCountry"] as? String, label: address["label"] as? String)
        }
        takeFields(Self.records(person["customValues"]), into: &profile)
        let known = Set(Catalogue.fields(of: .person).map(\.name))
        for name in person.keys.sorted() where !known.contains(name) { leave(name) }
        do throws(Refusal) {
            return try profile.validated()
        } catch {
            throw ImportIssue(ImportIssueCode(rawValue: error.code) ?? .tooLong, field: error.field)
        }
    }

    /// Notes what is not read: as much of it as somebody looks through.
    private mutating func leave(_ name: String) {
        let name = String(name.prefix(60))
        if unread.count < PeopleCardReader.maximumUnread, !unread.contains(name) { unread.append(name) }
    }

    /// Values go into the fields of this tenant that bear the same name, in either language.
    private mutating func takeFields(_ values: [[String: Any]], into profile: inout PersonProfile) {
        for value in values {
            guard let label = value["label"] as? String, let text = value["value"] as? String else { continue }
            let name = label.lowercased()
            let field = defaults.fields.first { field in
                [field.code, field.germanLabel, field.englishLabel].contains { $0.lowercased() == name }
            }
            guard let field, (try? put(text, in: field, into: &profile)) != nil else {
                leave(label)
                continue
            }
        }
    }

    private func put(_ text: String, in field: CustomField, into profile: inout PersonProfile) throws(Refusal) {
        let typed: CustomFieldValue
        switch field.kind {
        case .number: typed = Double(text).map { .number($0) } ?? .text(text)
        case .flag: typed = ["true", "false"].contains(text) ? .flag(text == "true") : .text(text)
        case .text, .date, .choice, .url: typed = .text(text)
        }
        let canonical = try field.canonical(typed, at: "customFields.\(field.code)")
        try PersonVocabulary(fields: defaults.fields).put(canonical, in: field, into: &profile)
    }

    private static func records(_ value: Any?) -> [[String: Any]] {
        (value as? [Any] ?? []).compactMap { $0 as? [String: Any] }
    }

    /// What the document says, in the columns of a card.
    private func cells(_ person: [String: Any]) -> [String] {
        func text(_ record: [String: Any]?, _ name: String) -> String { record?[name] as? String ?? "" }
        func values(_ kind: ContactPointKind) -> String {
            Self.records(person["contactPoints"]).filter { $0["kind"] as? String == kind.rawValue }
                .compactMap { $0["value"] as? String }.joined(separator: "; ")
        }
        let names = [
            "honorificPrefix", "givenName", "additionalName", "familyName", "honorificSuffix", "nickname", "jobTitle",
        ]
        let address = Self.records(person["addresses"]).first
        let cells =
            names.map { text(person, $0) } + [values(.email), values(.telephone)]
            + ["streetAddress", "postalCode", "addressLocality", "addressCountry"].map { text(address, $0) }
        return (cells + [String(decoding: bytes, as: UTF8.self)]).map(PeopleCardReader.bounded)
    }
}
