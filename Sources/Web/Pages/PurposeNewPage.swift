import Domain
import Texts

/// Setting a purpose up.
struct PurposeNewPage: PageContent {
    static let template = "purposeNew"

    let t: PurposeSetUpTexts
    let summary: ErrorSummary?
    let german: Field
    let english: Field
    let code: Field
    let bases: TickGroup
    let channels: TickGroup
    let marketing: Tick
    let period: Choice
    let months: Field
    let toYearEnd: Tick
    let endsOn: Field

    init(_ entry: PurposeEntry, refusal: Refusal? = nil, desk: Desk) {
        let t = desk.texts.purpose.setUp
        self.t = t
        let text = refusal.map { desk.texts.line($0) }
        let labels = [
            "name.de": t.nameDe, "name.en": t.nameEn, "code": t.code, "legalBases": desk.texts.purpose.bases,
            "channels": desk.texts.purpose.channels, "endRule": t.period, "months": t.months, "endsOn": t.endsOn,
        ]
        let field = refusal?.field.flatMap { labels[$0] == nil ? nil : $0 }
        func error(_ name: String) -> String? { field == name ? text : nil }
        summary = text.map {
            ErrorSummary(desk.texts, label: field.flatMap { labels[$0] }, text: $0, id: field.map(Field.identifier))
        }
        german = Field("name.de", label: t.nameDe, value: entry.german, error: error("name.de"), width: "half")
        english = Field("name.en", label: t.nameEn, value: entry.english, error: error("name.en"), width: "half")
        code = Field("code", label: t.code, value: entry.code, hint: t.codeHint, error: error("code"))
        let terms = desk.texts.terms
        bases = TickGroup(
            "legalBases", label: desk.texts.purpose.bases, hint: t.basesHint, error: error("legalBases"),
            ticks: LegalBasis.allCases.map { basis in
                Tick(
                    PurposeEntry.box(basis),
                    label: terms.legalBasis(basis.rawValue), hint: terms.article(ofBasis: basis.rawValue),
                    isTicked: entry.bases.contains(basis))
            })
        channels = TickGroup(
            "channels", label: desk.texts.purpose.channels, hint: t.channelsHint, error: error("channels"),
            ticks: Channel.allCases.map { channel in
                Tick(
                    PurposeEntry.box(channel), label: terms.channel(channel.rawValue),
                    isTicked: entry.channels.contains(channel))
            })
        marketing = Tick("marketing", label: t.marketing, hint: t.marketingHint, isTicked: entry.isMarketing)
        period = Choice(
            "endRule", label: t.period,
            options: PurposeEntry.periods.map { ($0, t.periods[$0] ?? $0) }, selected: entry.period,
            error: error("endRule"), width: "half")
        months = Field(
            "months", label: t.months, value: entry.months, hint: t.monthsHint, error: error("months"),
            isOptional: true, width: "half")
        toYearEnd = Tick("toYearEnd", label: t.toYearEnd, isTicked: entry.isToYearEnd)
        endsOn = Field(
            "endsOn", label: t.endsOn, value: entry.endsOn, hint: t.endsOnHint, error: error("endsOn"), type: "date",
            isOptional: true, width: "half")
    }
}
