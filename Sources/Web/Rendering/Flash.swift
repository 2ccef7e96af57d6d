import Foundation
import Hummingbird
import Texts

/// What was just done, told once on the next page: a word and perhaps numbers, never a name.
struct Flash: Sendable, Equatable {
    /// What can have been done.
    enum Kind: String, Sendable, CaseIterable {
        case loggedOut = "logged-out"
        case welcome
        case passwordChanged = "password-changed"
        case nameSaved = "name-saved"
        case sessionEnded = "session-ended"
        case othersEnded = "others-ended"
        case factorRemoved = "factor-removed"
        case invited
        case memberSaved = "member-saved"
        case messageSent = "message-sent"
        case memberSessionsEnded = "member-sessions-ended"
        case memberFactorGone = "member-factor-gone"
        case created
        case saved
        case removed
        case erased
        case restricted
        case merged
        case vocabulary
        case tagged
        case consentRequested = "consent-requested"
        case withdrawn
        case objected
        case wording
        case purposeMade = "purpose-made"
        case purposeEnded = "purpose-ended"
        case formSaved = "form-saved"
        case lifted
        case fileDiscarded = "file-discarded"
        case fileLost = "file-lost"
        case fixed
        case undone
        case webhookAdded = "webhook-added"
        case webhookChanged = "webhook-changed"
        case webhookRemoved = "webhook-removed"
        case webhookQueued = "webhook-queued"
        case campaignSaved = "campaign-saved"
        case campaignStarted = "campaign-started"
        case campaignPaused = "campaign-paused"
        case campaignTested = "campaign-tested"
        case viewSaved = "view-saved"
        case viewUpdated = "view-updated"
        case viewRemoved = "view-removed"
        case requestAnswered = "request-answered"
    }

    let kind: Kind
    let numbers: [Int]
    /// What it was done to, where it can be taken back at once.
    let subject: UUID?

    init(_ kind: Kind, _ numbers: [Int] = [], undoing subject: UUID? = nil) {
        self.kind = kind
        self.numbers = numbers
        self.subject = subject
    }

    /// What a request's cookie says.
    init?(_ request: Request) {
        let parts = PageCookie.flash.value(in: request).split(separator: ".")
        guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        let rest = parts.dropFirst().prefix(5)
        self.init(
            kind, rest.compactMap { Int($0) }, undoing: rest.lazy.compactMap { UUID(uuidString: String($0)) }.first)
    }

    /// The cookie's value.
    var cookie: String {
        ([kind.rawValue] + numbers.map(String.init) + [subject?.path].compactMap { $0 }).joined(separator: ".")
    }

    /// The route whose form takes it back; nil where nothing can be.
    private var undo: String? {
        switch kind {
        case .removed: subject.map { "/activities/\($0.path)/restore" }
        default: nil
        }
    }

    /// What it says, with the way back.
    func toast(_ texts: Texts, csrf: String?) -> Toast {
        Toast(notice(texts), undo: undo, csrf: csrf, texts: texts)
    }

    private func notice(_ texts: Texts) -> Notice {
        switch kind {
        case .loggedOut: Notice(texts.login.loggedOut, tone: .given)
        case .welcome: Notice(texts.invitation.welcome, tone: .given)
        case .passwordChanged: Notice(texts.invitation.resetDone, tone: .given)
        case .nameSaved: Notice(texts.account.nameSaved, tone: .given)
        case .sessionEnded: Notice(texts.account.ended, tone: .given)
        case .othersEnded:
            Notice(texts.account.endedOthers(texts.formats.number(number(0))), tone: .given)
        case .factorRemoved: Notice(texts.secondFactor.removed, tone: .given)
        case .invited: Notice(texts.staff.invited, tone: .given)
        case .memberSaved: Notice(texts.staff.saved, tone: .given)
        case .messageSent: Notice(texts.staff.sent, tone: .given)
        case .memberSessionsEnded: Notice(texts.staff.sessionsEnded, tone: .given)
        case .memberFactorGone: Notice(texts.staff.factorGone, tone: .given)
        case .created: Notice(texts.person.created, tone: .given)
        case .saved: Notice(texts.person.saved, tone: .given)
        case .removed: Notice(texts.timeline.removed, tone: .given)
        case .erased: Notice(texts.erasure.done, tone: .given)
        case .restricted: Notice(texts.restriction.done, tone: .given)
        case .consentRequested: Notice(texts.consentEntry.done, tone: .pending)
        case .withdrawn: Notice(texts.reduction.withdrawal.done, tone: .given)
        case .objected: Notice(texts.reduction.objection.done, tone: .given)
        case .wording: Notice(texts.purpose.done, tone: .given)
        case .purposeMade: Notice(texts.purpose.setUp.made, tone: .given)
        case .purposeEnded: Notice(texts.purpose.setUp.ended, tone: .given)
        case .formSaved: Notice(texts.forms.edit.saved, tone: .given)
        case .vocabulary: Notice(texts.vocabulary.done, tone: .given)
        // Told by what the list remembers; this is left of it where the service was started anew.
        case .tagged: Notice(texts.person.saved, tone: .given)
        case .merged: Notice(texts.merge.done, tone: .given)
        case .lifted: Notice(texts.restriction.lifted, tone: .given)
        case .fileDiscarded: Notice(texts.importSteps.discarded, tone: .given)
        case .fileLost:
            Notice(texts.importSteps.lost, texts.importSteps.lostAdvice, tone: .pending, icon: .alert)
        case .fixed: Notice(texts.quarantine.fixed, tone: .given)
        case .webhookAdded: Notice(texts.webhooks.added, tone: .given)
        case .webhookChanged: Notice(texts.webhooks.changed, tone: .given)
        case .webhookRemoved: Notice(texts.webhooks.removed, tone: .given)
        case .webhookQueued: Notice(texts.webhooks.queued, tone: .given)
        case .campaignSaved: Notice(texts.campaigns.saved, tone: .given)
        case .campaignStarted: Notice(texts.campaigns.started, tone: .given)
        case .campaignPaused: Notice(texts.campaigns.paused, tone: .given)
        case .campaignTested: Notice(texts.campaigns.tested, tone: .given)
        case .viewSaved: Notice(texts.lists.saved, tone: .given)
        case .viewUpdated: Notice(texts.lists.updated, tone: .given)
        case .viewRemoved: Notice(texts.lists.removed, tone: .given)
        case .requestAnswered: Notice(texts.requests.desk.answered, tone: .given)
        case .undone:
            Notice(
                texts.imports.undone,
                texts.imports.undoCounts(
                    texts.formats.number(number(0)), texts.formats.number(number(1)), texts.formats.number(number(2))),
                tone: .given)
        }
    }

    private func number(_ index: Int) -> Int {
        index < numbers.count ? max(0, numbers[index]) : 0
    }
}
