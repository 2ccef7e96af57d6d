extension PolicyParameters {
    /// The day from which rows hold that are older than this product: GDPR's first day.
    static let gdpr = "2018-05-25"

    /// A row that no tenant moves; `since` is `yyyy-mm-dd`.
    static func row(
        _ code: String, _ value: Int, _ unit: PolicyParameter.Unit, since: String = gdpr, _ source: String
    ) -> PolicyParameter {
        row(code, value, unit, since: since, .fixed, value...value, source)
    }

    /// A row that a tenant may move inside `bounds` in one direction.
    static func row(
        _ code: String, _ value: Int, _ unit: PolicyParameter.Unit, since: String = gdpr,
        _ direction: PolicyParameter.Direction, _ bounds: ClosedRange<Int>, _ source: String
    ) -> PolicyParameter {
        PolicyParameter(
            code: code, value: value, unit: unit, since: CalendarDay(since) ?? CalendarDay(dayNumber: 17_676),
            source: source, minimum: bounds.lowerBound, maximum: bounds.upperBound, direction: direction)
    }
}
