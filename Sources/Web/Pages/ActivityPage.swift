import Domain
import Store
import Texts

/// Editing an entry of the timeline, or a new one that came back.
struct ActivityPage: PageContent {
    static let template = "activity"

    let t: TimelineTexts
    let action: String
    let cancelHref: String
    let version: String?
    let conflict: Notice?
    let summary: ErrorSummary?
    let form: ActivityForm
    let deleteAction: String?

    /// `activity` is the path and version of what is edited; nil for a new one.
    init(
        _ entry: ActivityEntry, of activity: (path: String, version: Int32)?, cancelHref: String,
        others: [(value: String, label: String)] = [], desk: Desk, refusal: Refusal? = nil, isLate: Bool = false
    ) {
        t = desk.texts.timeline
        action = activity.map { "\($0.path)/edit" } ?? "/activities"
        self.cancelHref = cancelHref
        version = activity.map { String($0.version) }
        conflict = isLate ? Notice(t.changedMeanwhile, tone: .pending, icon: .alert) : nil
        let problem = refusal.map {
            SimpleProblem($0, shown: ["kind", "happenedAt", "subject", "text"], texts: desk.texts)
        }
        summary = problem?.summary
        form = ActivityForm(entry, others: others, desk: desk, problem: problem)
        deleteAction = activity.map { "\($0.path)/delete" }
    }
}
