import Domain
import Foundation
import Texts

/// A withdrawal or an objection: what happens first, then the deed.
struct ReductionPage: PageContent {
    static let template = "reduction"

    let t: ReductionTexts
    let words: ReductionTexts.Kind
    let summary: ErrorSummary?
    let lines: [String]
    let hidden: [HiddenField]
    let source: Field
    let action: String
    let cancelHref: String

    init(
        _ kind: ReductionKind, of person: UUID, isRestricted: Bool, purpose: String?, channel: String?,
        plan: ReductionPlan, purposes: [PurposeRules], typed: String = "", refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.reduction
        self.t = t
        words = kind == .withdrawal ? t.withdrawal : t.objection
        let names = Dictionary(purposes.map { ($0.code, desk.name(of: $0)) }) { first, _ in first }
        var ended: [String] = []
        for key in plan.ended {
            let line = t.ends(names[key.purpose] ?? key.purpose, desk.texts.terms.channel(key.channel.rawValue))
            if !ended.contains(line) { ended.append(line) }
        }
        let fate = plan.leavesGround ? t.keeps : isRestricted ? t.waits : t.erases
        lines = (ended.isEmpty ? [t.endsNothing] : ended + [t.stops, t.suppresses]) + [fate]
        hidden = [purpose.map { HiddenField("purpose", $0) }, channel.map { HiddenField("channel", $0) }].compactMap {
            $0
        }
        let text = refusal.map { desk.texts.line($0) }
        let isSource = refusal?.field == "source"
        summary = text.map {
            ErrorSummary(
                desk.texts, label: isSource ? desk.texts.terms.field("source") : nil, text: $0,
                id: isSource ? "source" : nil)
        }
        source = Field(
            "source", label: words.source, value: typed, hint: t.sourceHint, error: isSource ? text : nil,
            isOptional: true)
        action = "/people/\(person.path)/\(kind.rawValue)"
        cancelHref = "/people/\(person.path)"
    }
}
