/// What became, or would become, of each row of a file: a byte a row.
package struct ImportOutcomes: Sendable, Equatable {
    /// What became of a row.
    package enum Outcome: Sendable, Equatable {
        /// A new person.
        case created
        /// A living person takes its values.
        case updated
        /// The person is there already.
        case duplicate
        /// It is kept back, for a reason that is a code.
        case quarantined(String)
    }

    /// One byte a row: 0 nothing known, 1 created, 2 updated, 3 duplicate, from 4 the reason's place.
    package private(set) var codes: [UInt8]
    /// The reasons there are, in the order in which they came.
    package private(set) var reasons: [String]

    /// Reasons that are told apart; further ones count as the last.
    private static let maximumReasons = 250

    /// Outcomes as they were kept.
    package init(codes: [UInt8] = [], reasons: [String] = []) {
        self.codes = codes
        self.reasons = reasons
    }

    /// The rows that are known.
    package var count: Int { codes.count }

    /// What became of a data row, from 1; nil where it is not known.
    package subscript(row: Int) -> Outcome? {
        guard row >= 1, row <= codes.count else { return nil }
        switch codes[row - 1] {
        case 0: return nil
        case 1: return .created
        case 2: return .updated
        case 3: return .duplicate
        case let code:
            let place = Int(code) - 4
            return reasons.indices.contains(place) ? .quarantined(reasons[place]) : nil
        }
    }

    /// Notes what became of a data row, from 1.
    package mutating func note(_ row: Int, _ outcome: Outcome) {
        guard row >= 1 else { return }
        if codes.count < row { codes += [UInt8](repeating: 0, count: row - codes.count) }
        codes[row - 1] =
            switch outcome {
            case .created: 1
            case .updated: 2
            case .duplicate: 3
            case .quarantined(let reason): code(reason)
            }
    }

    private mutating func code(_ reason: String) -> UInt8 {
        if let place = reasons.firstIndex(of: reason) { return UInt8(place + 4) }
        if reasons.count < Self.maximumReasons { reasons.append(reason) }
        return UInt8(reasons.count + 3)
    }
}
