import Domain
import Store
import Texts

/// What was done to a person: who, when, what; no old values.
struct ChangesPage: PageContent {
    static let template = "changes"

    /// One entry.
    struct Row: Sendable {
        let at: String
        let who: String
        let what: String
    }

    let t: ReadsTexts
    let none: String
    let rows: [Row]
    let hasRows: Bool

    init(_ lines: [AuditLine], members: PersonChoices, desk: Desk) {
        let t = desk.texts.reads
        self.t = t
        none = desk.texts.restriction.noChanges
        rows = lines.map { line in
            let kind = t.kinds[line.actorKind]
            let name = members.name(of: line.actor) ?? line.operatorName
            return Row(
                at: desk.moment(line.at), who: [name, kind].compactMap { $0 }.joined(separator: " · "),
                what: desk.texts.terms.change(line.action))
        }
        hasRows = !rows.isEmpty
    }
}
