import Domain
import Foundation
import Store
import Texts

/// What people ask for of their rights, with what is left of the time to answer, and a form to note what came on another way.
struct RequestsPage: PageContent {
    static let template = "requests"

    /// A request in the list.
    struct Row: Sendable {
        let href: String
        let right: String
        /// What she is called from whom it is; nil where nobody knows, or where she is gone or hidden.
        let name: String?
        /// The address it came from; nil where it came without.
        let contact: String?
        let isUnknown: Bool
        let received: String
        let due: String
        /// How many days are left; nil where nothing more has to be done.
        let left: Chip?
        let state: Chip
    }

    /// Which ones are shown.
    struct Filter: Sendable {
        let label: String
        let href: String
        let isCurrent: Bool
    }

    let t: RequestTexts.Desk
    let filters: [Filter]
    let rows: [Row]
    let hasRows: Bool
    let pager: Pager?
    let empty: EmptyState?
    /// Where everybody finds the form.
    let form: String
    let mayWrite: Bool
    let summary: ErrorSummary?
    let kind: Choice
    let contact: Field

    /// `names`: What people are called, by id. `typed` and `refusal`: What came back with an error.
    init(
        _ requests: [StoredRequest], names: [UUID: String] = [:], isOpen: Bool, next: String?, isFirst: Bool,
        typed: (kind: String, contact: String) = ("", ""), refusal: Refusal? = nil, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.requests.desk
        self.t = t
        filters = [
            Filter(label: t.open, href: "/requests", isCurrent: isOpen),
            Filter(label: t.all, href: "/requests?state=all", isCurrent: !isOpen),
        ]
        rows = requests.map { request in
            let name = request.person.flatMap { names[$0] }
            let contact = request.detail?.contact
            return Row(
                href: "/requests/\(request.id.path)", right: texts.terms.requestKind(request.kind.rawValue),
                name: name, contact: contact, isUnknown: name == nil && contact == nil,
                received: desk.day(request.receivedAt), due: desk.day(request.dueOn.start(in: desk.zone)),
                left: Self.left(request, desk), state: Self.chip(request, desk))
        }
        hasRows = !rows.isEmpty
        let list = isOpen ? "/requests" : "/requests?state=all"
        pager = Pager(first: isFirst ? nil : list, next: next.map { "\(list)\(isOpen ? "?" : "&")cursor=\($0)" })
        empty = rows.isEmpty && isFirst ? EmptyState(t.emptyTitle, t.emptyText, icon: .shield) : nil
        form = "/p/\(desk.tenant.slug)/requests"
        mayWrite = desk.actor.may(.requestsWrite)
        let line = refusal.map { texts.line($0) }
        let isContact = refusal?.field == "contact"
        summary = line.map {
            ErrorSummary(texts, label: isContact ? t.contact : t.kind, text: $0, id: isContact ? "contact" : "kind")
        }
        kind = Choice(
            "kind", label: t.kind,
            options: RequestKind.allCases.map { ($0.rawValue, texts.terms.requestKind($0.rawValue)) },
            selected: typed.kind, error: refusal != nil && !isContact ? line : nil, width: "half")
        contact = Field(
            "contact", label: t.contact, value: typed.contact, hint: t.contactHint, error: isContact ? line : nil,
            type: "email", width: "half")
    }

    /// How many days are left to answer, louder from the day of the alarm on.
    static func left(_ request: StoredRequest, _ desk: Desk) -> Chip? {
        guard !request.state.isFinal else { return nil }
        let today = CalendarDay(desk.now, in: desk.zone)
        let days = request.dueOn.dayNumber - today.dayNumber
        let tone: Tone = days < 0 ? .refused : today >= request.alarmOn ? .pending : .neutral
        return Chip(desk.texts.requests.desk.left(days), tone, icon: days < 0 ? .alert : .clock)
    }

    /// Where it stands, as a word with its shape.
    static func chip(_ request: StoredRequest, _ desk: Desk) -> Chip {
        let word = desk.texts.terms.requestState(request.state.rawValue)
        return switch request.state {
        case .initiated, .unfulfilled: Chip(word, .neutral)
        case .acknowledged, .accepted: Chip(word, .pending)
        case .fulfilled: Chip(word, .given)
        case .rejected: Chip(word, .refused)
        }
    }
}
