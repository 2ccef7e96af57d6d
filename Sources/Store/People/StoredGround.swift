package import Domain

/// A processing ground as read, with its opened source and evidence.
package struct StoredGround: Sendable {
    /// Purpose, basis, period and end rule.
    package let ground: ProcessingGround
    /// Source and evidence.
    package let detail: GroundDetail
}
