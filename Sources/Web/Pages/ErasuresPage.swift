import Domain
import Store
import Texts

/// Erasures that were carried out; names nobody.
struct ErasuresPage: PageContent {
    static let template = "erasures"

    /// An erasure in the list.
    struct Row: Sendable {
        let href: String
        let at: String
        let why: String
        let chip: Chip
        let suppressed: String
    }

    let t: ErasureTexts
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?
    let empty: EmptyState?

    init(_ erasures: [StoredErasure], next: String?, isFirst: Bool, desk: Desk) {
        let t = desk.texts.erasure
        let common = desk.texts.common
        self.t = t
        rows = erasures.map { erasure in
            Row(
                href: "/erasures/\(erasure.id.path)", at: desk.moment(erasure.at),
                why: desk.texts.terms.erasureReason(erasure.reason),
                chip: erasure.state == "complete" ? Chip(t.stateComplete, .given) : Chip(t.stateErased, .given),
                suppressed: erasure.suppressed ? common.yes : common.no)
        }
        hasRows = !rows.isEmpty
        pager = Pager(path: "/erasures", next: next, isFirst: isFirst)
        empty = rows.isEmpty && isFirst ? EmptyState(t.listEmpty, t.listEmptyLead, icon: .erasures) : nil
    }
}
