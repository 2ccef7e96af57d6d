import Domain
import Foundation
import Store
import Texts

/// What stands above a list: its views, its columns, and saving what is shown as a view.
struct ListTools: Sendable {
    /// The way to a saved view.
    struct ViewLink: Sendable {
        let name: String
        let href: String
        let isCurrent: Bool
        /// Said of a view that everybody sees.
        let shared: String?
    }

    /// A form that changes or removes the view which is shown.
    struct ViewForm: Sendable {
        let action: String
        let label: String
    }

    let t: ListTexts
    let views: [ViewLink]
    let hasViews: Bool
    /// What the list is sorted by and narrowed to, for every form.
    let hidden: [HiddenField]
    let columnsAction: String
    let columns: [Tick]
    let columnsError: String?
    /// For whom the columns hold.
    let columnsHint: String
    let viewsAction: String
    let name: Field
    let hasNameError: Bool
    /// Nil where the role makes views for nobody but herself.
    let share: Tick?
    /// Nil unless one of the member's own views is shown.
    let keep: ViewForm?
    /// Nil unless a view is shown that she may remove.
    let remove: ViewForm?

    /// Nil for somebody who is no member of staff.
    init?(
        _ listing: SubjectListing, _ arrangement: ListArrangement, problem: ListProblem?, choices: PersonChoices,
        desk: Desk
    ) {
        guard let member = desk.actor.member else { return nil }
        t = desk.texts.lists
        let path = listing.kind.listPath
        let current = arrangement.views.first { $0.id == listing.view }
        views = arrangement.views.map { view in
            ViewLink(
                name: view.record.name, href: "\(path)?view=\(view.id.path)", isCurrent: view.id == listing.view,
                shared: view.isShared ? desk.texts.lists.shared : nil)
        }
        hasViews = !views.isEmpty
        hidden = listing.with { _ in }.fields
        columnsAction = "\(path)/columns"
        let ticked = Set(problem?.columns ?? arrangement.columns)
        columns = arrangement.offered.map { column in
            Tick(
                ListColumns.box(column), label: ListColumns.label(column, choices, desk),
                isTicked: ticked.contains(column))
        }
        columnsError = problem.flatMap { $0.field == "columns" ? $0.text : nil }
        columnsHint = current?.member == member ? desk.texts.lists.columnsOfView : desk.texts.lists.columnsHint
        viewsAction = "\(path)/views"
        let refused = problem.flatMap { $0.field == "name" ? $0 : nil }
        hasNameError = refused != nil
        name = Field(
            "name", label: desk.texts.lists.viewName, value: refused?.typed ?? "", hint: desk.texts.lists.viewHint,
            error: refused?.text)
        share =
            desk.actor.may(.peopleWrite)
            ? Tick("shared", label: desk.texts.lists.share, isTicked: refused?.isShared ?? false) : nil
        let mayChange = current.map { $0.member == member && (!$0.isShared || desk.actor.may(.peopleWrite)) } ?? false
        let mayRemove = current.map { $0.member == member || desk.actor.may(.settingsWrite) } ?? false
        keep =
            mayChange
            ? current.map { ViewForm(action: "\(path)/views/\($0.id.path)", label: desk.texts.lists.keep) } : nil
        remove =
            mayRemove
            ? current.map {
                ViewForm(
                    action: "\(path)/views/\($0.id.path)/removal", label: desk.texts.lists.remove($0.record.name))
            } : nil
    }
}
