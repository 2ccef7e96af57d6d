package import Domain
package import Foundation
import Mail
package import Store
import Texts
import Vault

/// Writes to whoever made a request: asks whether it was her, takes the link to the package to her, tells her the answer.
///
/// A token is made when its message is handed over, so that it does not age in the queue, and is forgotten again when the mail
/// server did not take it. A sender that dies in between sends once more; the later link counts.
package struct SendRequestMail: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.requestMail, .requestPackageMail, .requestAnswerMail]
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

    /// Sends the message, unless the request is gone, has gone on since, or has no address.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let reference = job.reference else { return .failed("no-reference") }
        let tenant = try await store.tenant(job.tenant)
        let scope = store.scoped(to: .system(in: tenant.id))
        guard let request = try await scope.pendingRequest(reference), let detail = request.detail else { return .done }
        let known = job.kind == .requestPackageMail ? try await scope.address(of: request) : detail.contact
        guard let email = known else { return .done }
        let letter = Letter(request, detail, of: tenant)
        switch job.kind {
        case .requestMail:
            guard request.state == .initiated, request.identity == .unverified else { return .done }
            return try await sendLink(
                to: email, letter, .confirmation, request, tenant, scope,
                until: store.clock.now.addingTimeInterval(RequestRule.linkPeriod))
        case .requestPackageMail:
            guard request.state == .accepted || request.state == .fulfilled else { return .done }
            return try await sendLink(
                to: email, letter, .delivery, request, tenant, scope,
                until: store.clock.now.addingTimeInterval(RequestRule.packagePeriod))
        default:
            guard let text = letter.answer else { return .done }
            guard let message = try? compose(to: email, letter, subject: letter.answerSubject, text: text, of: tenant)
            else { return .failed("address-unusable") }
            return try await post.deliver(message)
        }
    }

    /// Which link a message takes along.
    private enum Link {
        case confirmation
        case delivery
    }

    private func sendLink(
        to email: String, _ letter: Letter, _ link: Link, _ request: StoredRequest, _ tenant: TenantRecord,
        _ scope: TenantScope, until: Date
    ) async throws -> JobOutcome {
        let secret = RandomToken()
        let base = "\(post.baseURL)/p/\(tenant.slug)/requests/\(secret.text)"
        let written: (subject: String, text: String) =
            switch link {
            case .confirmation: letter.confirmation(base, until)
            case .delivery: letter.delivery("\(base)/package", until)
            }
        guard let message = try? compose(to: email, letter, subject: written.subject, text: written.text, of: tenant)
        else { return .failed("address-unusable") }
        let isStanding = try await mark(request.id, link, hash: secret.hash, until: until, scope)
        guard isStanding else { return .done }
        return try await post.deliver(message) { try await unmark(request.id, link, hash: secret.hash, scope) }
    }

    /// Notes that a link is under way; its time begins here. Answers whether the request still waits for it.
    private func mark(
        _ id: UUID, _ link: Link, hash: [UInt8], until: Date, _ scope: TenantScope
    ) async throws -> Bool {
        let now = store.clock.now
        let request = try await scope.change(request: id, "request.send") { request in
            switch link {
            case .confirmation:
                guard request.state == .initiated, request.identity == .unverified else { return [] }
                request.linkHash = hash
                request.linkExpiresAt = until
            case .delivery:
                guard request.state == .accepted || request.state == .fulfilled, request.detail != nil else {
                    return []
                }
                request.packageHash = hash
                request.packageExpiresAt = until
                request.downloads = 0
                // The answer is given with the link.
                if !request.state.isFinal { request.endedAt = now }
                request.state = .fulfilled
            }
            return []
        }
        return (link == .confirmation ? request.linkHash : request.packageHash) == hash
    }

    /// Takes a link back that no mail server took: nobody was told it.
    private func unmark(_ id: UUID, _ link: Link, hash: [UInt8], _ scope: TenantScope) async throws {
        try await scope.change(request: id, "request.unsend") { request in
            switch link {
            case .confirmation where request.linkHash == hash && request.identity == .unverified:
                request.linkHash = nil
                request.linkExpiresAt = nil
            case .delivery where request.packageHash == hash:
                request.packageHash = nil
                request.packageExpiresAt = nil
                request.state = .accepted
                request.endedAt = nil
            case .confirmation, .delivery: break
            }
            return []
        }
    }

    private func compose(
        to email: String, _ letter: Letter, subject: String, text: String, of tenant: TenantRecord
    ) throws(MailError) -> MailMessage {
        try MailMessage(
            from: try Mailbox(name: tenant.name, address: post.sender), to: try Mailbox(address: WireAddress.of(email)),
            subject: subject, language: letter.language.rawValue, text: text, date: store.clock.now)
    }
}

extension SendRequestMail {
    /// The words of a message about one request.
    private struct Letter {
        let request: StoredRequest
        let detail: RequestDetail
        let tenant: TenantRecord
        let language: Language

        init(_ request: StoredRequest, _ detail: RequestDetail, of tenant: TenantRecord) {
            self.request = request
            self.detail = detail
            self.tenant = tenant
            language = detail.language.flatMap(Language.init(rawValue:)) ?? .german
        }

        private var texts: Texts { .in(language) }
        private var zone: TimeZone { tenant.timeZone }
        private var right: String { texts.terms.requestKind(request.kind.rawValue) }
        private var received: String { texts.formats.day(request.receivedAt, in: zone) }

        var answerSubject: String { texts.requestMail.answerSubject(right) }

        func confirmation(_ link: String, _ until: Date) -> (subject: String, text: String) {
            let t = texts.requestMail
            return (t.confirmSubject, t.confirm(tenant.name, right, link, texts.formats.moment(until, in: zone)))
        }

        func delivery(_ link: String, _ until: Date) -> (subject: String, text: String) {
            let t = texts.requestMail
            return (t.packageSubject, t.delivery(tenant.name, right, link, texts.formats.moment(until, in: zone)))
        }

        /// What became of it; nil where there is nothing to tell.
        var answer: String? {
            let t = texts.requestMail
            switch request.state {
            case .fulfilled: return t.done(tenant.name, right, received, detail.answer ?? "")
            case .rejected:
                return t.refused(
                    tenant.name, right, received, texts.terms.requestRefusal(request.refusal?.rawValue ?? ""),
                    detail.refusalText ?? "", detail.remedies ?? t.remedies)
            case .initiated, .acknowledged, .accepted:
                guard let reason = request.extensionReason else { return nil }
                return t.later(
                    tenant.name, right, received, texts.formats.day(request.dueOn.start(in: zone), in: zone),
                    texts.terms.extensionReason(reason.rawValue), detail.extensionText ?? "")
            case .unfulfilled: return nil
            }
        }
    }
}
