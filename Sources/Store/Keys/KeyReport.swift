/// What a verification of a tenant's keys opened, and what it could not open. Names and ids only.
package struct KeyReport: Sendable, Equatable {
    /// How many findings are kept; behind them only their number grows.
    package static let findingLimit = 1_000

    /// What was looked at in one column, or among the wrapped keys.
    package struct Count: Sendable, Equatable {
        /// `table.column`.
        package let name: String
        /// Envelopes that were opened, or should have been.
        package internal(set) var checked = 0
        /// Those of them that were opened.
        package internal(set) var opened = 0
        /// Envelopes that no key opens: other bytes, another place, or no key where there should be one.
        package internal(set) var damaged = 0
        /// Envelopes behind a key of an epoch that the keystore does not have, or no longer.
        package internal(set) var unknownEpoch = 0
        /// Envelopes that nobody can open or should: their subject is erased and her key is gone.
        package internal(set) var ended = 0
    }

    /// An envelope that does not open.
    package struct Finding: Sendable, Hashable {
        /// The reasons.
        package enum Code: String, Sendable {
            case damaged
            case keyMissing = "key-missing"
            case unknownEpoch = "unknown-epoch"
        }

        /// Why it does not open.
        package let code: Code
        /// `table.column`.
        package let name: String
        /// What tells its row apart, part by part.
        package let row: String
    }

    /// One entry for each sealed column, and one for the wrapped keys.
    package internal(set) var counts: [Count] = []
    /// The findings in the order in which they were met, at most 1,000.
    package private(set) var findings: [Finding] = []
    /// All findings, kept or not.
    package private(set) var findingCount = 0

    /// Whether everything that was looked at opens.
    package var isSound: Bool { findingCount == 0 }
    /// How many envelopes were looked at.
    package var checked: Int { counts.map(\.checked).reduce(0, +) }

    /// Notes what became of an envelope: nil where it opened.
    mutating func note(_ code: Finding.Code?, at row: @autoclosure () -> String) {
        guard let last = counts.indices.last else { return }
        counts[last].checked += 1
        switch code {
        case nil: counts[last].opened += 1
        case .damaged, .keyMissing: counts[last].damaged += 1
        case .unknownEpoch: counts[last].unknownEpoch += 1
        }
        guard let code else { return }
        findingCount += 1
        if findings.count < Self.findingLimit {
            findings.append(Finding(code: code, name: counts[last].name, row: row()))
        }
    }

    mutating func noteEnded() {
        guard let last = counts.indices.last else { return }
        counts[last].ended += 1
    }
}
