/// What of people an exported sheet has; raw values are those of the API.
package enum PeopleColumnGroup: String, Sendable, CaseIterable {
    /// Form of address, titles, all names.
    case names
    /// E-mail addresses.
    case emails
    /// Telephone numbers.
    case telephones
    /// Postal addresses.
    case addresses
    /// What she does where she works.
    case jobTitle
    /// Where she stands with the business.
    case lifecycle
    /// When she was added.
    case createdAt
}
