package import Foundation

/// The one answer to: may this be stored or used, for which purpose, on which basis (Art. 6
/// GDPR). Page, API, imports, replication and demonstration all ask it; it writes nothing.
package enum StorageGate {
    /// Decides about one statement.
    ///
    /// - Parameters:
    ///   - statement: what was stated; nil refuses `processing-missing`.
    ///   - purpose: the tenant's purpose of that code; nil refuses `purpose-unknown`.
    ///   - policy: the tenant's policy.
    ///   - suppressed: whether any address of the person is suppressed for this purpose.
    ///   - entry: the way on which the data comes.
    ///   - contactPoints: the addresses to be stored; synthetic evidence is held against them.
    ///   - now: business time; the ground begins here.
    ///   - zone: the tenant's time zone, for days.
    /// - Returns: the ground to write, and what follows for the person.
    /// - Throws: a ``Refusal`` whose field is a path of the API's `processing` object.
    package static func decide(
        _ statement: ProcessingStatement?, purpose: PurposeRules?, policy: TenantPolicy, suppressed: Bool,
        entry: GateEntry = .api, contactPoints: [ContactPoint] = [], now: Date, zone: TimeZone = .utc
    ) throws(Refusal) -> GroundDecision {
        guard let statement else {
            throw Refusal(
                .refused, RefusalCode.processingMissing, field: "processing",
                rule: "Nobody is stored without purpose, legal basis and source, Art. 5(1)(a)(b), Art. 6(1) GDPR.")
        }
        let rules = try named(statement, purpose, now: now, zone: zone)
        let source = try source(of: statement)
        try EvidenceRule.checkBounds(statement.evidence)
        try basis(statement.legalBasis, rules, policy)
        if suppressed { try suppression(statement, rules, entry) }
        var proof: ConsentEvidence?
        if statement.legalBasis == .consent {
            proof = try EvidenceRule.accept(statement.evidence, rules, entry, contactPoints, now: now)
        }
        let sale = try statement.sale?.validated(statement.legalBasis, contactPoints: contactPoints)
        let facts = EndFacts(
            since: CalendarDay(now, in: zone), purposeEndsOn: rules.endsOn, zone: zone)
        return GroundDecision(
            purpose: rules.code, basis: statement.legalBasis, source: source, endRule: rules.endRule,
            until: rules.endRule.end(facts), consentMethod: proof?.method,
            consentChannel: proof.flatMap { $0.channel ?? rules.confirmation.channel }, sale: sale,
            marketingBlocked: suppressed && proof == nil, liftsSuppression: suppressed && proof != nil)
    }

    private static func named(
        _ statement: ProcessingStatement, _ purpose: PurposeRules?, now: Date, zone: TimeZone
    ) throws(Refusal) -> PurposeRules {
        guard !statement.purpose.isEmpty else {
            throw Refusal(
                .refused, RefusalCode.processingMissing, field: "processing.purpose",
                rule: "The purpose is missing, Art. 5(1)(b) GDPR.")
        }
        let ended = purpose?.endsOn.map { $0.end(in: zone) <= now } ?? false
        guard let purpose, purpose.code == statement.purpose, purpose.isActive, !ended else {
            throw Refusal(
                .refused, RefusalCode.purposeUnknown, field: "processing.purpose",
                rule: "The tenant pursues no such purpose, Art. 5(1)(b) GDPR.")
        }
        return purpose
    }

    private static func source(of statement: ProcessingStatement) throws(Refusal) -> String {
        let source = try TextRule.clean(statement.source, Catalogue.Ground.source, at: "processing.source")
        guard let source else {
            throw Refusal(
                .refused, RefusalCode.sourceMissing, field: "processing.source",
                rule: "Where the data comes from must be stated, Art. 14(2)(f) GDPR.")
        }
        return source
    }

    private static func basis(
        _ basis: LegalBasis, _ purpose: PurposeRules, _ policy: TenantPolicy
    ) throws(Refusal) {
        guard purpose.bases.contains(basis) else {
            throw Refusal(
                .refused, RefusalCode.basisNotAllowed, field: "processing.legalBasis",
                rule: "The purpose does not rest on this basis, Art. 6(1) GDPR.")
        }
        guard policy == .lawfulBasis || basis == .consent || purpose.isServed(by: basis) else {
            throw Refusal(
                .refused, RefusalCode.basisNotAllowed, field: "processing.legalBasis",
                rule: "Policy strict takes contract, legal obligation or a given consent only, Art. 6(1) GDPR.")
        }
    }

    /// A suppressed address: consent only by its owner's own confirmation, marketing on no other basis, and no file or
    /// peer brings the person back. A returning customer may be stored for her contract, marketing blocked.
    private static func suppression(
        _ statement: ProcessingStatement, _ purpose: PurposeRules, _ entry: GateEntry
    ) throws(Refusal) {
        let ownConfirmation = entry == .confirmation && statement.evidence?.method == .doubleOptIn
        let allowed =
            switch statement.legalBasis {
            case .consent: ownConfirmation
            case .contract, .legalObligation: !purpose.marketing && (entry == .page || entry == .api)
            case .vitalInterest, .publicTask, .legitimateInterest: false
            }
        guard allowed else {
            throw Refusal(
                .refused, RefusalCode.suppressed, field: "processing",
                rule: "The address is on the suppression list; only its owner can lift that, Art. 21(3) GDPR.")
        }
    }
}
