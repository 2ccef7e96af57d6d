/// What a contact point is.
package enum ContactPointKind: String, Sendable, CaseIterable, Codable {
    case email
    case telephone
}
