package import Foundation

/// The clock of a person's request: calendar months by Regulation (EEC, Euratom) 1182/71.
///
/// The day of receipt is not counted. The period ends with the day that bears the same number one month later, or with
/// the month's last day where it has none; where that day is a Saturday, a Sunday or a public holiday of the tenant's
/// state, with the next working day (Art. 3(2)(c), 3(4)).
package struct Deadline: Sendable, Equatable {
    /// The day the request came in, in the tenant's time zone.
    package let received: CalendarDay
    /// The last day to answer by the law.
    package let statutory: CalendarDay
    /// The day of the alarm, before the law's.
    package let alarm: CalendarDay
    /// The last day to tell the person that and why it takes longer.
    package let extensionNotice: CalendarDay
    /// By how many months it was extended, 0 where it was not.
    package let extendedBy: Int

    /// The deadline of a request.
    ///
    /// - Parameters:
    ///   - receivedAt: the moment of receipt.
    ///   - zone: the tenant's time zone; a request at 23:30 counts for the day it is there.
    ///   - holidays: those of the tenant's state.
    ///   - months: `request.answer`.
    ///   - internalDays: `request.internal`; the alarm never falls on a free day and never behind the law's end.
    package init(
        receivedAt: Date, in zone: TimeZone, holidays: HolidayCalendar, months: Int = 1, internalDays: Int = 21
    ) {
        received = CalendarDay(receivedAt, in: zone)
        statutory = Self.end(of: months, after: received, holidays)
        extensionNotice = statutory
        extendedBy = 0
        alarm = min(holidays.workingDay(onOrBefore: received.adding(days: internalDays)), statutory)
    }

    /// The moment from which an answer is late.
    package func isLate(at now: Date, in zone: TimeZone) -> Bool {
        now >= statutory.end(in: zone)
    }

    /// The deadline extended once, by at most two further months, with reason and notice inside month one (Art. 12(3)).
    ///
    /// - Parameters:
    ///   - months: further months; at most `maximum`.
    ///   - reason: the reason told to the person.
    ///   - noticeSent: the moment it was told to her.
    ///   - zone: the tenant's time zone.
    ///   - holidays: those of the tenant's state.
    ///   - maximum: `request.extension`.
    /// - Returns: the deadline with its new end.
    /// - Throws: a ``Refusal`` naming what is missing or too much.
    package func extended(
        by months: Int, reason: String, noticeSent: Date, in zone: TimeZone, holidays: HolidayCalendar,
        maximum: Int = 2
    ) throws(Refusal) -> Deadline {
        guard !reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
            throw Refusal(
                .refused, RefusalCode.extensionReasonMissing, field: "reason",
                rule: "An extension needs its reason, Art. 12(3) GDPR.")
        }
        guard months >= 1, extendedBy == 0, months <= maximum else {
            throw Refusal(
                .refused, RefusalCode.extensionTooLong, field: "months",
                rule: "Extended once, by at most \(maximum) further months, Art. 12(3) GDPR.")
        }
        guard CalendarDay(noticeSent, in: zone) <= extensionNotice else {
            throw Refusal(
                .refused, RefusalCode.extensionTooLate,
                rule: "The person must hear of it within one month of her request, Art. 12(3) GDPR.")
        }
        // One month plus the extension, counted in one piece from the receipt.
        return Deadline(
            received: received, statutory: Self.end(of: 1 + months, after: received, holidays), alarm: alarm,
            extensionNotice: extensionNotice, extendedBy: months, holidays: holidays)
    }

    private init(
        received: CalendarDay, statutory: CalendarDay, alarm: CalendarDay, extensionNotice: CalendarDay,
        extendedBy: Int, holidays: HolidayCalendar
    ) {
        self.received = received
        self.statutory = statutory
        self.alarm = min(holidays.workingDay(onOrBefore: alarm.adding(months: extendedBy)), statutory)
        self.extensionNotice = extensionNotice
        self.extendedBy = extendedBy
    }

    /// The last day of a period of months (Reg. 1182/71 Art. 3).
    package static func end(
        of months: Int, after event: CalendarDay, _ holidays: HolidayCalendar
    ) -> CalendarDay {
        holidays.workingDay(onOrAfter: event.adding(months: months))
    }

    /// The moment a period of hours ends that runs from `start`, as the breach clock's 72 (Art. 33(1) GDPR).
    ///
    /// Hours are counted as they pass; a period of two days or more whose last hour falls on a free day ends with the
    /// next working day's last hour, and one of two days or more holds at least two working days (Art. 3(4), 3(5)).
    package static func end(
        ofHours hours: Int, after start: Date, in zone: TimeZone, holidays: HolidayCalendar
    ) -> Date {
        let plain = start.addingTimeInterval(TimeInterval(hours) * 3_600)
        guard hours >= 48 else { return plain }
        let lastDay = CalendarDay(plain, in: zone)
        var working = 0
        var day = CalendarDay(start, in: zone).adding(days: 1)
        while day <= lastDay {
            if holidays.isWorkingDay(day) { working += 1 }
            day = day.adding(days: 1)
        }
        var end = holidays.workingDay(onOrAfter: lastDay)
        if end == lastDay, working >= 2 { return plain }
        if end != lastDay { working += 1 }
        while working < 2 {
            end = holidays.workingDay(onOrAfter: end.adding(days: 1))
            working += 1
        }
        return end.end(in: zone)
    }
}
