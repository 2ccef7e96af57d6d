/// What a verification looked at and found.
package struct AuditReport: Sendable, Equatable {
    /// How many findings are kept; behind them only their number grows.
    package static let findingLimit = 1_000

    /// Blocks whose header, signature and leaves were checked.
    package var blocks = 0
    /// Sealed entries that were compared with their leaves.
    package var entries = 0
    /// Entries that no block holds yet.
    package var unsealed = 0
    /// Living rows that were compared with their last digest.
    package var rows = 0
    /// The findings in the order in which they were met, at most 1,000.
    package private(set) var findings: [AuditFinding] = []
    /// All findings, kept or not.
    package private(set) var findingCount = 0

    /// Whether everything is as it was written.
    package var isIntact: Bool { findingCount == 0 }

    mutating func add(_ finding: AuditFinding) {
        findingCount += 1
        if findings.count < Self.findingLimit { findings.append(finding) }
    }
}
