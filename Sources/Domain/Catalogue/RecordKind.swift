/// A shape of sealed content: what one envelope, or one nested part of it, holds.
package enum RecordKind: String, Sendable, CaseIterable {
    /// A person's profile.
    case person
    /// A contact point inside a profile.
    case contactPoint = "contact-point"
    /// An address inside a profile.
    case postalAddress = "postal-address"
    /// A value in a field that the tenant made, inside a profile.
    case customValue = "custom-value"
    /// An organisation's profile.
    case organization
    /// A person's place in an organisation.
    case employment
    /// What was said or done.
    case activity
    /// A member of staff.
    case member
    /// A saved view of a list.
    case listView = "list-view"
    /// The words behind a processing ground.
    case ground
    /// A quarantined row of an import.
    case importRow = "import-row"
    /// One column of a quarantined row.
    case importColumn = "import-column"
    /// What is chosen for an uploaded file.
    case importFile = "import-file"
    /// The details of a consent event.
    case consentEvent = "consent-event"
    /// What was written with a person's request.
    case subjectRequest = "subject-request"

    /// Its place among all: what a table of records is looked up by.
    var index: Int {
        switch self {
        case .person: 0
        case .contactPoint: 1
        case .postalAddress: 2
        case .customValue: 3
        case .organization: 4
        case .employment: 5
        case .activity: 6
        case .member: 7
        case .listView: 8
        case .ground: 9
        case .importRow: 10
        case .importColumn: 11
        case .importFile: 12
        case .consentEvent: 13
        case .subjectRequest: 14
        }
    }
}
