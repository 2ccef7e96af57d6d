import Domain
import Foundation
import Ledger
import Vault

/// One confirmed box: what it becomes of the consent, and the ground that it is.
struct SignupGrant: Sendable {
    let key: ConsentKey
    let decision: GroundDecision
    let evidence: ConsentEvidence
    /// Whether the owner's own confirmation lifts a block of the address for the purpose.
    let liftsSuppression: Bool
    private let choice: SignupChoice
    private let state: ConsentState
    /// Whether the history shows the question, too: not where a later word of hers stands there already.
    private let recordsRequest: Bool
    private let requestedAt: Date
    private let moment: Date

    /// - Throws: `Refusal` where the state of the consent or the rules of the purpose do not allow it.
    init(
        _ choice: SignupChoice, of signup: StoredSignup, point: ContactPoint, rules: PurposeRules,
        before: StandingConsent?,
        suppressed: Bool, wording: String?, tenant: TenantRecord, at now: Date
    ) throws(Refusal) {
        guard let tokenID = signup.tokenID, let expiresAt = signup.expiresAt, let detail = signup.detail else {
            throw Refusal(.refused, RefusalCode.nothingToConfirm, rule: "No confirmation is open.")
        }
        key = ConsentKey(purpose: choice.purpose, channel: .email, address: point.id)
        var machine = ConsentMachine(state: before?.state)
        _ = try machine.apply(
            .request(
                ConsentRequest(
                    origin: .subject, wordingHash: choice.wording, control: .unchecked,
                    confirmation: rules.confirmation, suppressed: suppressed)), at: signup.requestedAt)
        let asked = machine.state
        _ = try machine.apply(
            .confirmationSent(
                PendingConfirmation(
                    tokenID: tokenID, channel: .email, wordingHash: choice.wording, expiresAt: expiresAt)), at: now)
        let effects = try machine.apply(
            .confirm(ConfirmationProof(tokenID: tokenID, channel: .email, wordingHash: choice.wording)), at: now)
        guard let state = machine.state else {
            throw Refusal(
                .refused, RefusalCode.transitionNotAllowed,
                rule: "The consent's state does not allow this, Art. 7 GDPR.")
        }
        evidence = ConsentEvidence(
            method: .doubleOptIn, requestedAt: signup.requestedAt, confirmedAt: now, wording: wording, channel: .email,
            address: point.value)
        let title = signup.form.content.title(detail.language ?? "de")
        decision = try StorageGate.decide(
            ProcessingStatement(
                purpose: choice.purpose, legalBasis: .consent, source: "\(title) (\(signup.form.slug))",
                evidence: evidence),
            purpose: rules, policy: tenant.policy, suppressed: suppressed, entry: .confirmation,
            contactPoints: [point], now: now,
            zone: tenant.timeZone)
        liftsSuppression = effects.contains(.liftSuppression)
        self.choice = choice
        self.state = state
        let last = before?.since ?? .distantPast
        requestedAt = signup.requestedAt
        recordsRequest = asked == .requested && last < signup.requestedAt
        // Behind whatever stands in the history, in the order in which things happened.
        moment = max(now, max(last, signup.requestedAt).addingTimeInterval(0.000_001))
    }

    /// The ground that the consent is.
    func ground(at now: Date) -> GroundDraft {
        GroundDraft(
            purpose: decision.purpose, legalBasis: .consent, since: now, until: decision.until,
            endRule: decision.endRule.code, detail: GroundDetail(decision, evidence: evidence))
    }

    /// The events of the history: the question, where it belongs there, and the answer with all three steps of its proof.
    func events(
        _ signup: StoredSignup, under key: EvidenceKey, vault: VaultHandle
    ) throws -> (request: ConsentEventDraft?, grant: ConsentEventDraft) {
        guard var proof = signup.detail else { throw StoreError.missingRow }
        proof.source = decision.source
        proof.wordingHash = choice.wording
        proof.noticeHash = choice.notice.isEmpty ? nil : choice.notice
        var question = proof
        question.sentAt = nil
        question.messageID = nil
        question.renderedHash = nil
        proof.confirmedAt = moment
        proof.tokenID = signup.tokenID
        let method = ConsentEvidence.Method.doubleOptIn.rawValue
        let request =
            recordsRequest
            ? try ConsentEventDraft(
                self.key, becomes: .requested, method: method, at: requestedAt, validUntil: nil, recordedBy: nil,
                wordingHash: choice.wording, detail: question, under: key, vault: vault) : nil
        let grant = try ConsentEventDraft(
            self.key, becomes: state, method: method, at: moment, validUntil: decision.until, recordedBy: nil,
            wordingHash: choice.wording, detail: proof, under: key, vault: vault)
        return (request, grant)
    }

    /// What the peers are told; `seen` names the withdrawals that it comes after.
    func announcement(
        _ event: ConsentEventDraft, address: [UInt8], seen: [UUID]
    ) throws -> EventPayload {
        guard let wording = Digest(choice.wording) else { throw StoreError.missingRow }
        return .grant(
            GrantEvent(
                id: event.id, subject: event.subject, purpose: key.purpose, channel: key.channel.rawValue,
                address: address, evidence: UUID(), wording: wording, notice: Digest(choice.notice),
                method: event.method, validUntil: event.validUntil, seen: seen, at: event.at))
    }
}
