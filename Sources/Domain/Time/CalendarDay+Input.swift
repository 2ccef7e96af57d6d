extension CalendarDay {
    /// Reads a day that somebody gave, such as `2026-11-23`; nil where nothing was given.
    ///
    /// - Throws: `Refusal` naming `field`.
    package static func checked(_ text: String?, at field: String) throws(Refusal) -> CalendarDay? {
        guard let text = try TextRule.clean(text, maximum: 10, at: field) else { return nil }
        guard let day = CalendarDay(text) else {
            throw Refusal(.invalid, RefusalCode.dateInvalid, field: field, rule: "A day, such as 2026-11-23.")
        }
        return day
    }
}
