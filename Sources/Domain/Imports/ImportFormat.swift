/// What a file of people may be; raw values stand in the list of imports.
package enum ImportFormat: String, Sendable, CaseIterable {
    case csv
    case vcard
    /// The `portability/data.json` of an export package.
    case portability
}
