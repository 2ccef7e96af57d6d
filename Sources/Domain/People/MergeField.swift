/// A field of which one of two joined records can have only one value; raw values are the names on the wire.
package enum MergeField: String, Sendable, CaseIterable, Codable {
    case salutation
    case honorificPrefix
    case givenName
    case additionalName
    case familyName
    case honorificSuffix
    case nickname
    case jobTitle
    case lifecycle
    case owner
    /// Values in fields of the tenant that both records have.
    case customFields
}
