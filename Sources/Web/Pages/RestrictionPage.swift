import Domain
import Store
import Texts

/// Restricting somebody's processing: the plan first, then the deed; while one stands, the way to lift it.
struct RestrictionPage: PageContent {
    static let template = "restriction"

    let t: RestrictionTexts
    let standing: Notice?
    let reason: Choice
    let notifiedOn: Field
    let isStanding: Bool
    let action: String
    let cancelHref: String

    init(_ restriction: StoredRestriction?, path: String, refusal: Refusal? = nil, typed: String = "", desk: Desk) {
        let t = desk.texts.restriction
        self.t = t
        isStanding = restriction != nil
        standing = restriction.map {
            Notice(
                t.standing(desk.day($0.imposedAt)), desk.texts.terms.restrictionReason($0.reason.rawValue),
                tone: .pending, icon: .lock)
        }
        let error = refusal.map { desk.texts.line($0) }
        reason = Choice(
            "reason", label: t.reason,
            options: RestrictionReason.allCases.map {
                ($0.rawValue, desk.texts.terms.restrictionReason($0.rawValue))
            }, empty: t.choose, error: isStanding ? nil : error)
        notifiedOn = Field(
            "notifiedOn", label: t.notifiedOn, value: typed, error: isStanding ? error : nil, type: "date",
            width: "half")
        action = "\(path)/restriction"
        cancelHref = path
    }
}
