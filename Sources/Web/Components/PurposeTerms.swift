import Domain
import Foundation
import Texts

/// A purpose's rules in everyday words.
enum PurposeTerms {
    /// Its legal bases.
    static func bases(_ purpose: PurposeRules, _ desk: Desk) -> String {
        purpose.bases.map { desk.texts.terms.legalBasis($0.rawValue) }.joined(separator: ", ")
    }

    /// Its channels.
    static func channels(_ purpose: PurposeRules, _ desk: Desk) -> String {
        purpose.channels.isEmpty
            ? "–" : purpose.channels.map { desk.texts.terms.channel($0.rawValue) }.joined(separator: ", ")
    }

    /// How a consent is confirmed.
    static func confirmation(_ purpose: PurposeRules, _ desk: Desk) -> String {
        desk.texts.purpose.confirmations[purpose.confirmation.rawValue] ?? purpose.confirmation.rawValue
    }

    /// For how long the data is kept.
    static func period(_ purpose: PurposeRules, _ desk: Desk) -> String {
        let parts = purpose.endRule.code.split(separator: ":").map(String.init)
        let length: String =
            switch purpose.endRule {
            case .fixedDate(let day): Self.day(day, desk)
            default: parts.count > 1 ? parts[1] : ""
            }
        return desk.texts.purpose.setUp.inWords(parts.first ?? "", length, parts.count > 2)
    }

    /// A day as people write it.
    static func day(_ day: CalendarDay, _ desk: Desk) -> String {
        desk.texts.formats.day(year: day.year, month: day.month, day: day.day)
    }

    /// Whether it is pursued, as a word with its shape.
    static func state(_ purpose: PurposeRules, _ desk: Desk) -> Chip {
        let t = desk.texts.purpose.setUp
        return purpose.isOver(at: desk.now, in: desk.zone) ? Chip(t.isEnded, .neutral) : Chip(t.isActive, .given)
    }
}
