/// The policy table: which row holds on a day, and what a tenant's own value makes of it.
package enum PolicyParameters {
    /// The row of `code` that holds on `day`: the youngest that has begun.
    package static func row(
        _ code: String, on day: CalendarDay, in rows: [PolicyParameter] = shipped
    ) -> PolicyParameter? {
        rows.filter { $0.code == code && $0.since <= day }.max { $0.since < $1.since }
    }

    /// The number that counts for a tenant on `day`; nil for an unknown code.
    ///
    /// A tenant's value that a younger row no longer allows is drawn back to what is allowed, so a change of law takes
    /// effect without anybody editing settings.
    package static func value(
        _ code: String, on day: CalendarDay, override: Int? = nil, in rows: [PolicyParameter] = shipped
    ) -> Int? {
        guard let row = row(code, on: day, in: rows) else { return nil }
        guard let override else { return row.value }
        let inside = min(max(override, row.minimum), row.maximum)
        return switch row.direction {
        case .shorter: min(inside, row.value)
        case .longer: max(inside, row.value)
        case .either: inside
        case .fixed: row.value
        }
    }

    /// Refuses a tenant's value for `code` on `day` that the table does not allow.
    package static func check(
        _ code: String, override: Int, on day: CalendarDay, in rows: [PolicyParameter] = shipped
    ) throws(Refusal) {
        guard let row = row(code, on: day, in: rows) else {
            throw Refusal(.invalid, RefusalCode.parameterUnknown, field: "code", rule: "No such policy parameter.")
        }
        try row.check(override: override)
    }

    /// Every row shipped with this version.
    package static let shipped: [PolicyParameter] =
        rights + consent + retention + consentAges + adequacy + operations
}
