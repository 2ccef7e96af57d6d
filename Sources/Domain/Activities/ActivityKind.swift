/// What was done.
package enum ActivityKind: String, Sendable, CaseIterable, Codable {
    /// Something worth remembering.
    case note
    /// A conversation on the telephone.
    case call
    /// A meeting, in a room or on a screen.
    case meeting
    /// An e-mail, in or out.
    case email
    /// A letter, in or out.
    case letter
}
