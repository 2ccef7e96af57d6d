/// How the control that asked for the consent stood before the person touched it.
package enum ControlDefault: String, Sendable, CaseIterable {
    case unchecked
    case checked
    /// There was no control: a spoken or written question.
    case notApplicable = "not-applicable"
}
