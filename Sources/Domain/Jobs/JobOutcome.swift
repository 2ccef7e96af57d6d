/// How one attempt at a job ended. Codes are lower-case letters, digits and hyphens, at most 40.
package enum JobOutcome: Sendable, Equatable {
    /// Nothing is left to do.
    case done
    /// Not now: tried again later, until ``RetrySchedule/limit`` is over.
    case postponed(String)
    /// Never: kept for people to see.
    case failed(String)
}
