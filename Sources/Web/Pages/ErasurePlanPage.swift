import Domain
import Texts

/// What forgetting somebody would do: delete, restrict until, keep as proof; the deed is below its plan.
struct ErasurePlanPage: PageContent {
    static let template = "erasurePlan"

    /// A reason to choose.
    struct Reason: Sendable {
        let href: String
        let label: String
        let norm: String
        let isCurrent: Bool
    }

    /// A text of others that may speak of whom is forgotten.
    struct SharedText: Sendable {
        let href: String
        let label: String
    }

    let t: ErasureTexts
    let held: Notice?
    let otherBasis: Notice?
    let unreadable: Notice?
    let notAllowed: Notice?
    let reasons: [Reason]
    let groups: [PlanGroup]
    let shared: [SharedText]
    let hasShared: Bool
    let words: TimelineTexts
    let mayErase: Bool
    let action: String
    let cancelHref: String
    let reason: String
    let suppress: Tick
    let submit: String

    init(_ plan: ErasurePlan, name: String, path: String, desk: Desk) {
        let t = desk.texts.erasure
        self.t = t
        held = plan.isExecutable ? nil : Notice(t.heldTitle, t.held, tone: .pending, icon: .lock)
        otherBasis =
            plan.otherBasisRemains ? Notice(t.otherBasisTitle, t.otherBasis, tone: .pending, icon: .alert) : nil
        unreadable =
            plan.unreadableRows == 0
            ? nil
            : Notice(
                t.unreadableTitle, t.unreadable(desk.number(plan.unreadableRows)), tone: .pending, icon: .alert)
        let isAllowed = desk.actor.may(.peopleErase)
        notAllowed = isAllowed ? nil : Notice(t.notAllowed, tone: .neutral)
        mayErase = isAllowed && plan.isExecutable
        action = "\(path)/erasure"
        cancelHref = path
        reason = plan.reason.rawValue
        reasons = ErasureReason.allCases.map { reason in
            Reason(
                href: "\(path)/erasure?reason=\(reason.rawValue)",
                label: desk.texts.terms.erasureReason(reason.rawValue),
                norm: desk.texts.formats.norm("Art. 17(1)(\(reason.rawValue.suffix(1))) GDPR"),
                isCurrent: reason == plan.reason)
        }
        groups = Self.groups(plan.entries, desk: desk)
        words = desk.texts.timeline
        shared = plan.sharedTexts.enumerated().map { number, id in
            SharedText(
                href: "/activities/\(id.path)/edit", label: desk.texts.timeline.sharedLink(desk.number(number + 1)))
        }
        hasShared = !shared.isEmpty
        suppress = Tick("suppress", label: t.suppress, hint: t.suppressHint)
        submit = t.submit(name)
    }

    /// The three parts of a plan, empty ones included: that nothing stays is worth saying.
    static func groups(_ entries: [ErasurePlanEntry], desk: Desk) -> [PlanGroup] {
        let t = desk.texts.erasure
        func group(
            _ action: ErasurePlanEntry.Action, _ title: String, _ tone: Tone, _ icon: Icon, _ nothing: String
        ) -> PlanGroup {
            PlanGroup(
                title: title, tone: tone.rawValue, icon: icon.template,
                lines: entries.filter { $0.action == action }.map { line($0, desk: desk) }, nothing: nothing)
        }
        return [
            group(.delete, t.deleteTitle, .refused, .cross, t.nothingDeleted),
            group(.restrict, t.restrictTitle, .pending, .lock, t.nothingRestricted),
            group(.keepProof, t.proofTitle, .neutral, .shield, t.noProof),
        ]
    }

    /// One line of a plan or a receipt.
    static func line(_ entry: ErasurePlanEntry, desk: Desk) -> PlanGroup.Line {
        let t = desk.texts.erasure
        let formats = desk.texts.formats
        let until = entry.until.map { t.until(formats.day(year: $0.year, month: $0.month, day: $0.day)) }
        return PlanGroup.Line(
            what: desk.texts.terms.contents(ofTable: entry.table),
            count: formats.count(entry.count, one: t.entry, many: t.entries),
            until: until ?? (entry.action == .delete ? nil : t.untilOpen), norm: formats.norm(entry.norm))
    }
}
