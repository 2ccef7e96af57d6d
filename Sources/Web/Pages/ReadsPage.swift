import Domain
import Store
import Texts

/// Who read a person: role, time, purpose, no name of staff (C-579/21).
struct ReadsPage: PageContent {
    static let template = "reads"

    /// A reading.
    struct Row: Sendable {
        let at: String
        let who: String
        let whatFor: String
        let what: String
    }

    let t: ReadsTexts
    let rows: [Row]
    let hasRows: Bool

    init(_ reads: [ReadRecord], purposes: [PurposeRules], desk: Desk) {
        let t = desk.texts.reads
        self.t = t
        rows = reads.map { read in
            let role = desk.texts.terms.role(read.role)
            let kind = t.kinds[read.actorKind]
            return Row(
                at: desk.moment(read.at), who: kind.map { "\($0) (\(role))" } ?? role,
                whatFor: purposes.first { $0.code == read.purpose }.map { desk.name(of: $0) } ?? read.purpose,
                what: t.actions[read.action] ?? read.action)
        }
        hasRows = !rows.isEmpty
    }
}
