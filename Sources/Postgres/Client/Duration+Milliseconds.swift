extension Duration {
    /// Whole milliseconds, rounded down; at least 1, because PostgreSQL reads 0 as "no limit".
    var settingInMilliseconds: String {
        let (seconds, attoseconds) = components
        let clamped = min(max(seconds, 0), 2_000_000)
        return String(max(1, clamped * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    /// Nanoseconds for a metric, never negative.
    var nanosecondsForMetric: Int64 {
        let (seconds, attoseconds) = components
        return max(0, min(seconds, 1_000_000_000)) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
