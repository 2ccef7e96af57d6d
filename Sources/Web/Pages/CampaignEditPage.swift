import Domain
import Store
import Texts

/// Writing a draft.
struct CampaignEditPage: PageContent {
    static let template = "campaignEdit"

    let t: CampaignTexts
    let summary: ErrorSummary?
    let name: Field
    let purpose: Choice
    let sender: Field
    let subject: Field
    let body: TextArea
    let tag: Choice
    let town: Field
    let view: Choice
    let goods: Field
    let version: String
    let action: String
    let cancelHref: String

    /// `path`: of the campaign; nil for a new one. `refusal`: what came back.
    init(
        _ entry: CampaignEntry, path: String?, purposes: [PurposeRules], tags: [Tag], views: [StoredListView],
        refusal: Refusal? = nil,
        desk: Desk
    ) {
        let t = desk.texts.campaigns
        self.t = t
        let text = refusal.map { desk.texts.line($0) }
        let labels = [
            "name": t.name, "purpose": t.purpose, "senderName": t.sender, "subject": t.subject, "body": t.body,
            "tag": t.tag, "town": t.town, "view": t.view, "goods": t.goods,
        ]
        let field = refusal?.field.map { $0.hasPrefix("tags") ? "tag" : $0 }.flatMap { labels[$0] == nil ? nil : $0 }
        func error(_ name: String) -> String? { field == name ? text : nil }
        summary = text.map {
            ErrorSummary(desk.texts, label: field.flatMap { labels[$0] }, text: $0, id: field.map(Field.identifier))
        }
        name = Field("name", label: t.name, value: entry.name, hint: t.nameHint, error: error("name"))
        purpose = Choice(
            "purpose", label: t.purpose, options: purposes.map { ($0.code, desk.name(of: $0)) },
            selected: entry.purpose, hint: t.purposeHint, error: error("purpose"))
        sender = Field(
            "senderName", label: t.sender, value: entry.sender, hint: t.senderHint, error: error("senderName"))
        subject = Field("subject", label: t.subject, value: entry.subject, error: error("subject"))
        body = TextArea("body", label: t.body, value: entry.body, hint: t.bodyHint, error: error("body"), rows: 16)
        tag = Choice(
            "tag", label: t.tag, options: tags.map { ($0.id.path, $0.label) }, selected: entry.tag,
            empty: t.everybody, error: error("tag"), isOptional: true, width: "half")
        town = Field(
            "town", label: t.town, value: entry.town, error: error("town"), isOptional: true, width: "half")
        var shown: [(value: String, label: String)] = views.map { ($0.id.path, $0.record.name) }
        if entry.view == CampaignEntry.kept { shown.insert((CampaignEntry.kept, t.viewKept), at: 0) }
        view = Choice(
            "view", label: t.view, options: shown, selected: entry.view, empty: t.everybody, hint: t.viewHint,
            error: error("view"), isOptional: true)
        goods = Field(
            "goods", label: t.goods, value: entry.goods, hint: t.goodsHint, error: error("goods"), isOptional: true)
        version = entry.version
        action = path.map { "\($0)/edit" } ?? "/campaigns/new"
        cancelHref = path ?? "/campaigns"
    }
}
