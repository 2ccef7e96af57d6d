/// One number of the law as a dated row: what it is, since when, by which source, and how far a tenant may move it.
package struct PolicyParameter: Sendable, Equatable {
    /// In which direction a tenant may move the value, inside minimum and maximum.
    package enum Direction: String, Sendable, CaseIterable {
        case shorter
        case longer
        case either
        case fixed
    }

    /// What the number counts.
    package enum Unit: String, Sendable, CaseIterable {
        case years
        case months
        case days
        case hours
        case minutes
        case persons
        case perMille = "per-mille"
        case messages
        /// 1 for listed.
        case listed
        /// 1 for on, 0 for off.
        case `switch`
    }

    /// The code, such as `retention.de.vouchers`.
    package let code: String
    /// The number.
    package let value: Int
    /// What it counts.
    package let unit: Unit
    /// The first day it holds.
    package let since: CalendarDay
    /// The norm or ruling behind it.
    package let source: String
    /// The least a tenant may set.
    package let minimum: Int
    /// The most a tenant may set.
    package let maximum: Int
    /// In which direction a tenant may move it.
    package let direction: Direction

    /// Makes a row as the table holds it.
    package init(
        code: String, value: Int, unit: Unit, since: CalendarDay, source: String, minimum: Int, maximum: Int,
        direction: Direction
    ) {
        self.code = code
        self.value = value
        self.unit = unit
        self.since = since
        self.source = source
        self.minimum = minimum
        self.maximum = maximum
        self.direction = direction
    }

    /// Refuses a tenant's value that leaves the bounds or goes in the wrong direction.
    package func check(override value: Int) throws(Refusal) {
        let directionAllows =
            switch direction {
            case .shorter: value <= self.value
            case .longer: value >= self.value
            case .either: true
            case .fixed: value == self.value
            }
        guard directionAllows else {
            throw Refusal(
                .refused, RefusalCode.parameterDirection, field: "value",
                rule: "This value may move the other way only.")
        }
        guard (minimum...max(minimum, maximum)).contains(value) else {
            throw Refusal(
                .refused, RefusalCode.parameterOutOfBounds, field: "value",
                rule: "Allowed are \(minimum) to \(maximum) \(unit.rawValue).")
        }
    }
}
