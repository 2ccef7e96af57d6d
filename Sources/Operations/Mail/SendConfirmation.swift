package import Domain
package import Foundation
import Mail
package import Store
import Texts
import Vault

/// Asks somebody who signed up to confirm it: one message, no reminder, nothing in it but the question.
///
/// The token is made when the message is handed over, so that it does not age in the queue, and is forgotten again when the
/// mail server did not take it. A sender that dies in between sends once more: a double opt-in is asked at least once.
package struct SendConfirmation: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.confirmationMail]
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

    /// Sends the message, unless the sign-up is gone or has come to its end.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let reference = job.reference else { return .failed("no-reference") }
        let tenant = try await store.tenant(job.tenant)
        let scope = store.scoped(to: .system(in: tenant.id))
        guard let signup = try await scope.signup(reference), let detail = signup.detail, let email = detail.address
        else { return .done }
        let purposes = try await store.purposes(of: tenant.id)
        let names = signup.choices.map { choice in
            purposes.first { $0.code == choice.purpose }?.name(detail.language ?? "de") ?? choice.purpose
        }
        let secret = RandomToken()
        let identifier = UUID.random()
        let expiresAt = store.clock.now.addingTimeInterval(SignupRule.lifetime(at: store.clock.now))
        let message: MailMessage
        do {
            message = try write(
                to: email, detail.language, names, of: tenant, secret: secret.text, until: expiresAt,
                identifier: identifier)
        } catch {
            return .failed("address-unusable")
        }
        let isWaiting = try await scope.markSent(
            signup, token: (id: UUID.random(), hash: secret.hash), message: identifier.uuidString.lowercased(),
            rendered: Blake2b.hash(message.encoded(), size: 32), expiresAt: expiresAt)
        guard isWaiting else { return .done }
        return try await post.deliver(message) { try await scope.markUnsent(signup.id, token: secret.hash) }
    }

    private func write(
        to email: String, _ language: String?, _ purposes: [String], of tenant: TenantRecord, secret: String,
        until: Date, identifier: UUID
    ) throws(MailError) -> MailMessage {
        let language = language.flatMap(Language.init(rawValue:)) ?? .german
        let texts = Texts.in(language)
        let zone = tenant.timeZone
        return try MailMessage(
            from: try Mailbox(name: tenant.name, address: post.sender), to: try Mailbox(address: WireAddress.of(email)),
            subject: texts.confirmationMail.subject, language: language.rawValue,
            text: texts.confirmationMail.body(
                tenant.name, texts.formats.list(purposes), "\(post.baseURL)/p/\(tenant.slug)/confirm/\(secret)",
                texts.formats.moment(until, in: zone)),
            date: store.clock.now, identifier: identifier)
    }
}
