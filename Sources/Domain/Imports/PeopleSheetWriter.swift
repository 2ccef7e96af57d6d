/// Writes people as CSV (see ``CSVWriter``) under headers that the import knows.
///
/// A sheet is flat: e-mail addresses and telephone numbers stand in a column for their label, several of one label in one
/// cell; a label that has no column of its own and a fourth address find no place. A vCard keeps everything.
package struct PeopleSheetWriter: Sendable {
    private static let nameColumns: [PeopleColumn] = [
        .salutation, .honorificPrefix, .givenName, .additionalName, .familyName, .honorificSuffix, .nickname,
    ]
    private static let addressColumns: [PeopleColumn] = [
        .streetAddress, .postalCode, .addressLocality, .addressCountry,
    ]

    private var csv: CSVWriter
    private let groups: [PeopleColumnGroup]
    private let isGerman: Bool

    /// A writer that has written the header.
    package init(_ groups: Set<PeopleColumnGroup>, isGerman: Bool) {
        self.groups = PeopleColumnGroup.allCases.filter(groups.contains)
        self.isGerman = isGerman
        csv = CSVWriter(mark: true)
        csv.write(header)
    }

    /// Writes a person; `lifecycle` is the word for her stage.
    package mutating func write(_ profile: PersonProfile, lifecycle: String, createdAt: String) {
        csv.write(groups.flatMap { cells($0, profile, lifecycle, createdAt) })
    }

    /// Hands over what was written and goes on empty, for writing in pieces.
    package mutating func take() -> [UInt8] { csv.take() }

    private var places: [String?] { isGerman ? [nil, "geschäftlich", "privat"] : [nil, "work", "home"] }
    private var devices: [String?] { places + [isGerman ? "mobil" : "mobile"] }

    private var header: [String] {
        groups.flatMap { group -> [String] in
            switch group {
            case .names: Self.nameColumns.map { $0.header(isGerman: isGerman) }
            case .emails: places.map { PeopleColumn.email.header($0, isGerman: isGerman) }
            case .telephones: devices.map { PeopleColumn.telephone.header($0, isGerman: isGerman) }
            case .addresses:
                places.flatMap { place in Self.addressColumns.map { $0.header(place, isGerman: isGerman) } }
            case .jobTitle: [PeopleColumn.jobTitle.header(isGerman: isGerman)]
            case .lifecycle: [PeopleColumn.lifecycle.header(isGerman: isGerman)]
            case .createdAt: [PeopleColumn.createdAt.header(isGerman: isGerman)]
            }
        }
    }

    private func cells(
        _ group: PeopleColumnGroup, _ profile: PersonProfile, _ lifecycle: String, _ createdAt: String
    ) -> [String] {
        switch group {
        case .names:
            [
                salutation(profile.salutation), profile.honorificPrefix, profile.givenName, profile.additionalName,
                profile.familyName, profile.honorificSuffix, profile.nickname,
            ].map { $0 ?? "" }
        case .emails: values(profile, .email, places)
        case .telephones: values(profile, .telephone, devices)
        case .addresses: addresses(profile.addresses)
        case .jobTitle: [profile.jobTitle ?? ""]
        case .lifecycle: [lifecycle]
        case .createdAt: [createdAt]
        }
    }

    private func salutation(_ salutation: Salutation?) -> String? {
        switch salutation {
        case .mr: isGerman ? "Herr" : "Mr"
        case .ms: isGerman ? "Frau" : "Ms"
        case .neutral: isGerman ? "neutral" : "Mx"
        case nil: nil
        }
    }

    /// The values of one kind by their labels, the first choice first.
    private func values(_ profile: PersonProfile, _ kind: ContactPointKind, _ labels: [String?]) -> [String] {
        let points = profile.contactPoints.filter { $0.kind == kind }
        let sorted = points.filter(\.isPrimary) + points.filter { !$0.isPrimary }
        return labels.map { label in
            sorted.filter { point in label.map { $0 == point.label } ?? !labels.contains(point.label ?? "") }
                .map(\.value).joined(separator: "; ")
        }
    }

    private func addresses(_ addresses: [PostalAddress]) -> [String] {
        var slots: [PostalAddress?] = places.map { _ in nil }
        var others: [PostalAddress] = []
        for address in addresses {
            if let place = places.firstIndex(of: address.label), slots[place] == nil {
                slots[place] = address
            } else {
                others.append(address)
            }
        }
        for address in others {
            if let free = slots.firstIndex(of: nil) { slots[free] = address }
        }
        return slots.flatMap { address in
            [address?.streetAddress, address?.postalCode, address?.addressLocality, address?.addressCountry]
                .map { $0 ?? "" }
        }
    }
}
