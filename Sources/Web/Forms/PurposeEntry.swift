import Domain
import HTTPSupport

/// What was typed to set a purpose up.
struct PurposeEntry: Sendable {
    /// The kinds of period that can be chosen, by the beginning of their codes.
    static let periods = ["while-consent-given", "after-start", "after-last-document"]

    var german = ""
    var english = ""
    var code = ""
    var bases: Set<LegalBasis> = []
    var channels: Set<Channel> = []
    var isMarketing = false
    var period = PurposeEntry.periods[0]
    var months = ""
    var isToYearEnd = false
    var endsOn = ""

    init() {}

    init(_ form: FormData) {
        german = form["name.de"] ?? ""
        english = form["name.en"] ?? ""
        code = form["code"] ?? ""
        bases = Set(LegalBasis.allCases.filter { form.isTicked(Self.box($0)) })
        channels = Set(Channel.allCases.filter { form.isTicked(Self.box($0)) })
        isMarketing = form.isTicked("marketing")
        period = form["endRule"] ?? ""
        months = form["months"] ?? ""
        isToYearEnd = form.isTicked("toYearEnd")
        endsOn = form["endsOn"] ?? ""
    }

    /// The name of a basis's box.
    static func box(_ basis: LegalBasis) -> String { "basis.\(basis.rawValue)" }

    /// The name of a channel's box.
    static func box(_ channel: Channel) -> String { "channel.\(channel.rawValue)" }

    /// The purpose that was typed.
    ///
    /// - Throws: `Refusal` naming `endRule`, `months` or `endsOn`.
    func purpose() throws(Refusal) -> PurposeRules {
        PurposeRules(
            code: code, germanName: german, englishName: english, bases: Array(bases), channels: Array(channels),
            marketing: isMarketing, endsOn: try CalendarDay.checked(endsOn, at: "endsOn"), endRule: try rule())
    }

    private func rule() throws(Refusal) -> EndRule {
        if period == "while-consent-given" { return .whileConsentGiven }
        guard Self.periods.contains(period) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "endRule", rule: "One of the periods.")
        }
        guard let rule = EndRule(code: "\(period):\(months)\(isToYearEnd ? ":year-end" : "")") else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "months", rule: "1 to \(EndRule.maximumMonths) months.")
        }
        return rule
    }
}
