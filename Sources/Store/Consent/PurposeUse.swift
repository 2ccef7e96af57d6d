/// What hangs on a purpose today.
package struct PurposeUse: Sendable, Equatable {
    /// People and organisations with a living ground for it.
    package var people = 0
    /// Those of them whom nothing else carries, once it is given up: they are erased then.
    package var peopleWithoutOther = 0
    /// Standing consents that permit processing.
    package var consents = 0
    /// Campaigns for it that have not gone out whole.
    package var campaigns = 0

    /// Nothing hangs on it.
    package init() {}
}

/// Where a version of a purpose's words is used today, by content address.
package struct WordingUse: Sendable, Equatable {
    /// Consents that stand on these words.
    package var consents: [[UInt8]: Int] = [:]
    /// Sign-ups that wait for their confirmation under these words or this notice.
    package var signups: [[UInt8]: Int] = [:]

    /// Used nowhere.
    package init() {}
}
