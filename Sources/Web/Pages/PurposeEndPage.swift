import Domain
import Operations
import Store
import Texts

/// Giving a purpose up: what happens first, then the deed.
struct PurposeEndPage: PageContent {
    static let template = "purposeEnd"

    let t: PurposeSetUpTexts
    let lines: [String]
    let submit: String
    let action: String
    let cancelHref: String

    /// `forms`: the forms that ask for it.
    init(_ purpose: PurposeRules, use: PurposeUse, forms: [ManageForms.Line], desk: Desk) {
        let t = desk.texts.purpose.setUp
        self.t = t
        let titles = forms.map { $0.form.content.title(desk.texts.language.rawValue) }
        let isKept = purpose.bases.contains { !PurposeRules.endsGrounds(of: $0) }
        let lines: [String?] = [
            t.endStops, titles.isEmpty ? nil : t.endForms(desk.texts.formats.list(titles)),
            use.campaigns > 0 ? t.endCampaigns(desk.number(use.campaigns)) : nil,
            use.peopleWithoutOther > 0 ? t.endErases(desk.number(use.peopleWithoutOther)) : t.endErasesNobody,
            isKept ? t.endKeeps : nil, t.endStays,
        ]
        self.lines = lines.compactMap { $0 }
        submit = t.endSubmit(desk.name(of: purpose))
        action = "/purposes/\(purpose.code)/end"
        cancelHref = "/purposes/\(purpose.code)"
    }
}
