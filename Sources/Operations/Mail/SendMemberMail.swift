package import Domain
package import Foundation
import Mail
package import Store
import Texts
import Vault

/// Sends members of staff their links: invitation and new password.
///
/// The secret of a link is made when the message is handed over, so that it does not age in the queue, and is forgotten
/// again when the mail server did not take it.
package struct SendMemberMail: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.invitationMail, .passwordResetMail]
    /// Messages under way at once.
    package let width = 4
    /// Twice the longest transfer with its goodbye.
    package let lease: TimeInterval = 240

    private let store: Store
    private let post: MailPost

    /// Sends through `post`.
    package init(_ store: Store, post: MailPost) {
        self.store = store
        self.post = post
    }

    /// Sends the message, unless it has become pointless: the invitation is accepted, the member is gone or disabled.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let reference = job.reference else { return .failed("no-reference") }
        let tenant = try await store.tenant(job.tenant)
        let scope = store.scoped(to: .system(in: tenant.id))
        let member: StoredMember
        do {
            member = try await scope.member(reference)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return .done
        }
        let kind: MemberLink.Kind = job.kind == .invitationMail ? .invitation : .passwordReset
        guard member.state == (kind == .invitation ? .invited : .active) else { return .done }
        let secret = RandomToken()
        let expiresAt = store.clock.now.addingTimeInterval(kind.lifetime)
        let message: MailMessage
        do {
            message = try MailMessage(
                from: try Mailbox(name: tenant.name, address: post.sender),
                to: try Mailbox(name: member.profile.name, address: WireAddress.of(member.profile.email)),
                letter: letter(kind, to: member, of: tenant, secret: secret.text, until: expiresAt),
                date: store.clock.now)
        } catch {
            return .failed("address-unusable")
        }
        try await scope.addLink(kind, to: member, hash: secret.hash, expiresAt: expiresAt)
        return try await post.deliver(message) { try await scope.withdrawLink(secret.hash) }
    }

    private func letter(
        _ kind: MemberLink.Kind, to member: StoredMember, of tenant: TenantRecord, secret: String, until: Date
    ) -> Letter {
        let language = Language(rawValue: tenant.locale) ?? .german
        let texts = Texts.in(language)
        switch kind {
        case .invitation:
            let zone = tenant.timeZone
            return Letter(
                language: language, subject: texts.mail.invitationSubject(tenant.name),
                text: texts.mail.invitationBody(
                    tenant.name, texts.terms.role(member.role.rawValue), "\(post.baseURL)/invitation/\(secret)",
                    texts.formats.day(until, in: zone)))
        case .passwordReset:
            return Letter(
                language: language, subject: texts.mail.resetSubject,
                text: texts.mail.resetBody(tenant.name, "\(post.baseURL)/password/\(secret)"))
        }
    }

    /// What a message says.
    fileprivate struct Letter {
        let language: Language
        let subject: String
        let text: String
    }
}

extension MailMessage {
    fileprivate init(from: Mailbox, to: Mailbox, letter: SendMemberMail.Letter, date: Date) throws(MailError) {
        try self.init(
            from: from, to: to, subject: letter.subject, language: letter.language.rawValue, text: letter.text,
            date: date)
    }
}
