import Domain
import Foundation
import Store
import Texts

/// One request: what is asked, until when, what is to be done next, and below it, folded, what else may be answered.
struct RequestPage: PageContent {
    static let template = "request"

    let t: RequestTexts.Desk
    let state: Chip
    let left: Chip?
    let facts: [Fact]
    /// Whose request it is; nil where nobody is known or is there any more.
    let person: Whose?
    /// The path of her form, where she wants something put right.
    let rectify: String?
    /// The path below which every answer is.
    let action: String
    let summary: ErrorSummary?
    /// What is proposed; nil where nothing is.
    let proposed: Notice?
    /// What another one may agree to; nil where there is nothing.
    let agree: Proposal?
    let identify: Identify?
    /// What the button says that releases the package; nil where there is none.
    let release: String?
    let plan: [PlanGroup]
    let hasPlan: Bool
    let mayErase: Bool
    let complete: Complete?
    let extend: Extend?
    let refuse: Refuse?

    /// The refusal that was seen: whoever agrees agrees to these words, whatever is proposed meanwhile.
    struct Proposal: Sendable {
        let reason: String
        let text: String
    }

    /// The way to a person.
    struct Whose: Sendable {
        let href: String
        let name: String
    }

    /// Saying whose request it is.
    struct Identify: Sendable {
        let nothing: String?
        let person: Choice?
        let number: Field?
        let note: Field
    }

    /// Reporting it as done; `look` is the button's: the one thing to do where there is nothing else.
    struct Complete: Sendable {
        let text: TextArea
        let look: String
        let isOpen: Bool
    }

    /// Taking longer; open where it came back with an error.
    struct Extend: Sendable {
        let isOpen: Bool
        let months: Choice
        let reason: Choice
        let text: TextArea
    }

    /// Refusing; open where it came back with an error.
    struct Refuse: Sendable {
        let isOpen: Bool
        let reason: Choice
        let text: TextArea
    }

    /// `candidates`: Who has the address, by id and name. `name`: What she is called whose request it is; nil where she is
    /// not there. `typed` and `refusal`: What came back with an error.
    init(
        _ request: StoredRequest, plan: ErasurePlan?, candidates: [(id: UUID, name: String)], name: String?,
        typed: [String: String] = [:], refusal: Refusal? = nil, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.requests.desk
        self.t = t
        let isOpen = !request.state.isFinal
        let mayWrite = desk.actor.may(.requestsWrite)
        state = RequestsPage.chip(request, desk)
        left = RequestsPage.left(request, desk)
        facts = Self.facts(request, desk)
        action = "/requests/\(request.id.path)"
        let whose = name.flatMap { name in request.person.map { Whose(href: "/people/\($0.path)", name: name) } }
        person = whose
        rectify =
            isOpen && request.kind == .rectification && desk.actor.may(.peopleWrite)
            ? whose.map { "\($0.href)/edit" } : nil
        let line = refusal.map { texts.line($0) }
        summary = line.map { ErrorSummary(texts, label: nil, text: $0, id: nil) }
        proposed =
            isOpen && request.isRefusalProposed
            ? Notice(
                t.proposed,
                [texts.terms.requestRefusal(request.refusal?.rawValue ?? ""), request.detail?.refusalText]
                    .compactMap { $0 }.joined(separator: ": "), tone: .pending) : nil
        let member = desk.actor.member?.uuidString.lowercased()
        agree =
            proposed != nil && mayWrite && request.refusedBy != member
            ? Proposal(reason: request.refusal?.rawValue ?? "", text: request.detail?.refusalText ?? "") : nil
        identify =
            isOpen && mayWrite && request.person == nil
            ? Identify(
                nothing: candidates.isEmpty && request.identity != .unverified ? t.noCandidates : nil,
                person: candidates.isEmpty
                    ? nil
                    : Choice(
                        "person", label: t.person, options: candidates.map { ($0.id.path, $0.name) },
                        selected: typed["person"] ?? ""),
                number: candidates.isEmpty
                    ? Field("person", label: t.personID, value: typed["person"] ?? "") : nil,
                note: Field("note", label: t.note, value: typed["note"] ?? "")) : nil
        let isReleasable =
            request.kind.asksForPackage && request.identity != .unverified && whose != nil && request.detail != nil
            && request.state != .rejected && request.state != .unfulfilled && mayWrite
            && desk.actor.may(.peopleExport)
        release = isReleasable ? (isOpen ? t.release : t.releaseAgain) : nil
        self.plan = plan.map { ErasurePlanPage.groups($0.entries, desk: desk) } ?? []
        hasPlan = !self.plan.isEmpty
        mayErase = plan?.isExecutable == true && mayWrite
        let mayAnswer = isOpen && mayWrite
        let isOnlyStep = identify == nil && rectify == nil && release == nil && !mayErase
        complete =
            mayAnswer && (request.kind != .erasure || request.person == nil)
            ? Complete(
                text: TextArea("answer", label: t.completeText, value: typed["answer"] ?? "", rows: 3),
                look: isOnlyStep ? "primary" : "plain", isOpen: isOnlyStep || typed["answer"] != nil) : nil
        extend = mayAnswer && request.extendedBy == 0 ? Self.extending(request, typed, desk) : nil
        refuse = mayAnswer ? Self.refusing(typed, desk) : nil
    }

    private static func facts(_ request: StoredRequest, _ desk: Desk) -> [Fact] {
        let texts = desk.texts
        let t = texts.requests.desk
        let optional = [
            request.detail?.contact.map { Fact(t.from, $0) },
            request.detail?.identityNote.map { Fact(t.note, $0) },
            request.extensionReason.map {
                Fact(
                    t.extended,
                    [texts.terms.extensionReason($0.rawValue), request.detail?.extensionText].compactMap { $0 }
                        .joined(separator: ": "))
            },
            request.packageExpiresAt.map { _ in Fact(t.downloads, desk.number(request.downloads)) },
            request.detail?.answer.map { Fact(t.completeText, $0) },
        ]
        return [
            Fact(t.received, desk.moment(request.receivedAt)),
            Fact(t.due, desk.day(request.dueOn.start(in: desk.zone))),
            Fact(t.identity, texts.terms.requestIdentity(request.identity.rawValue)),
        ] + (request.person == nil ? [Fact(t.person, t.nobody)] : []) + optional.compactMap { $0 }
    }

    private static func extending(_ request: StoredRequest, _ typed: [String: String], _ desk: Desk) -> Extend? {
        guard CalendarDay(desk.now, in: desk.zone) <= request.noticeOn else { return nil }
        let t = desk.texts.requests.desk
        return Extend(
            isOpen: typed["extensionText"] != nil,
            months: Choice(
                "months", label: t.months, options: [("1", "1"), ("2", "2")], selected: typed["months"] ?? "2",
                width: "short"),
            reason: Choice(
                "extension", label: t.reason,
                options: ExtensionReason.allCases.map {
                    ($0.rawValue, desk.texts.terms.extensionReason($0.rawValue))
                }, selected: typed["extension"] ?? "", width: "half"),
            text: TextArea("extensionText", label: t.words, value: typed["extensionText"] ?? "", rows: 3))
    }

    private static func refusing(_ typed: [String: String], _ desk: Desk) -> Refuse {
        let t = desk.texts.requests.desk
        return Refuse(
            isOpen: typed["text"] != nil,
            reason: Choice(
                "reason", label: t.reason,
                options: RequestRefusal.allCases.map {
                    ($0.rawValue, desk.texts.terms.requestRefusal($0.rawValue))
                }, selected: typed["reason"] ?? ""),
            text: TextArea("text", label: t.words, value: typed["text"] ?? "", rows: 3))
    }
}
