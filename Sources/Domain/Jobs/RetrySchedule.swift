package import Foundation

/// When a job that did not work is tried again: after 1 minute, then twice as long each time up to 6 hours, for 3 days
/// (RFC 5321 §4.5.4.1 asks a sender for four to five days of patience with other people's servers; this one is ours).
package enum RetrySchedule {
    /// The first wait.
    package static let first: TimeInterval = 60
    /// The longest wait.
    package static let longest: TimeInterval = 6 * 3_600
    /// How long a job is tried.
    package static let limit: TimeInterval = 3 * 86_400

    /// The wait after so many attempts, at least one.
    package static func wait(after attempts: Int) -> TimeInterval {
        min(longest, first * pow(2, Double(min(max(attempts, 1), 20) - 1)))
    }

    /// When the next attempt is due; nil once the job is `limit` old, or would be.
    package static func next(after attempts: Int, since created: Date, now: Date) -> Date? {
        let due = now.addingTimeInterval(wait(after: attempts))
        return due <= created.addingTimeInterval(limit) ? due : nil
    }
}
