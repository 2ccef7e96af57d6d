import Domain
import Foundation
import Store
import Texts

/// One entry of a timeline.
struct TimelineEntry: Sendable {
    /// What can be done with it by one press.
    struct Act: Sendable {
        let action: String
        let label: String
        /// Where to come back to.
        let page: String
    }

    /// Whose names stand beside entries.
    struct Names: Sendable {
        /// What people and organisations are called.
        var subjects: [UUID: String] = [:]
        /// What members of staff are called.
        var members: [UUID: String] = [:]
    }

    /// `said`, `changed`, `deleted`.
    let look: String
    /// The template of its icon.
    let icon: String
    let title: String
    let when: String
    let author: String?
    let text: String?
    let concerns: String?
    let editHref: String?
    let act: Act?

    /// An entry on the page of `subject`, whose address is `page`.
    init(_ event: TimelineEvent, names: Names, subject: UUID, page: String, purposes: [PurposeRules], desk: Desk) {
        let texts = desk.texts
        when = desk.moment(event.at)
        switch event.content {
        case .activity(let activity):
            let isDeleted = activity.deletedAt != nil
            let kind = texts.terms.activityKind(activity.kind.rawValue)
            look = isDeleted ? "deleted" : "said"
            icon = Self.icon(activity.kind).template
            title = isDeleted ? kind : activity.content.subject.map { "\(kind): \($0)" } ?? kind
            author = activity.author.map { names.members[$0] ?? texts.timeline.formerMember }
            text = isDeleted ? texts.timeline.deleted : activity.content.text
            let others = ([activity.subject] + activity.participants).filter { $0 != subject }
                .compactMap { names.subjects[$0] }
            concerns = others.isEmpty || isDeleted ? nil : texts.formats.list(others)
            let mayWrite = desk.actor.may(.peopleWrite)
            let path = "/activities/\(activity.id.path)"
            editHref = mayWrite && !isDeleted ? "\(path)/edit" : nil
            act =
                mayWrite && isDeleted
                ? Act(action: "\(path)/restore", label: texts.timeline.restore, page: page) : nil
        case .consent(let purpose, let channel, let state):
            look = "changed"
            icon = Icon.shield.template
            let name = purposes.first { $0.code == purpose }.map { desk.name(of: $0) } ?? purpose
            title =
                "\(texts.timeline.consent): \(name), \(texts.terms.channel(channel)) – \(texts.terms.consentState(state))"
            author = nil
            text = nil
            concerns = nil
            editHref = nil
            act = nil
        case .change(let action):
            look = "changed"
            icon = Icon.clock.template
            title = texts.terms.change(action)
            author = nil
            text = nil
            concerns = nil
            editHref = nil
            act = nil
        }
    }

    private static func icon(_ kind: ActivityKind) -> Icon {
        switch kind {
        case .note: .pencil
        case .call: .phone
        case .meeting: .people
        case .email, .letter: .mail
        }
    }
}
