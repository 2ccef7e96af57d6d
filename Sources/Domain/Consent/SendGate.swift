package import Foundation

/// The one answer to: may this message be handed over now (decision 0026).
package enum SendGate {
    /// The basis the message rests on, to be stored with the delivery.
    ///
    /// - Parameters:
    ///   - facts: what is known in the sending transaction.
    ///   - purpose: the purpose of the message.
    ///   - channel: the channel it leaves through.
    ///   - staleMonths: months without use after which a consent no longer carries (`consent.stale-block`).
    ///   - now: business time.
    /// - Returns: the basis to store.
    /// - Throws: a ``Refusal`` naming the first thing that blocks.
    package static func decide(
        _ facts: SendFacts, purpose: PurposeRules, channel: Channel, staleMonths: Int, now: Date
    ) throws(Refusal) -> LegalBasis {
        guard !facts.restricted else { throw blocked(.restricted, "Restricted: storage only, Art. 18(2) GDPR.") }
        guard purpose.isActive else {
            throw blocked(.purposeEnded, "The purpose is given up, Art. 5(1)(b) GDPR.")
        }
        guard purpose.channels.contains(channel) else {
            throw blocked(.channelNotAllowed, "The purpose does not use this channel, Art. 5(1)(b) GDPR.")
        }
        if purpose.marketing {
            guard !facts.suppressed else { throw blocked(.suppressed, "The address is suppressed, Art. 21(3) GDPR.") }
            let isLifted = facts.reconfirmed && facts.state?.permitsProcessing == true
            guard !facts.objected || isLifted else {
                throw blocked(.objected, "An objection is final, Art. 21(3) GDPR.")
            }
        }
        if let basis = facts.groundBasis, basis != .consent, purpose.bases.contains(basis), !purpose.marketing {
            return basis
        }
        if facts.state?.permitsProcessing == true {
            try given(facts, staleMonths: staleMonths, now: now)
            return .consent
        }
        if purpose.marketing, channel == .email, purpose.bases.contains(.legitimateInterest),
            let rule = facts.existingCustomer
        {
            try rule.check()
            // Whoever said no to the purpose, by whichever way, has objected.
            guard !saidNo(facts.state) else { throw blocked(.objected, "§ 7(3) UWG no. 3: no objection.") }
            return .legitimateInterest
        }
        throw blocked(.consentNotConfirmed, "No given consent for purpose, channel and address, Art. 6(1)(a) GDPR.")
    }

    private static func saidNo(_ state: ConsentState?) -> Bool {
        switch state {
        case .withdrawn, .refused, .revoked, .invalidated: true
        case nil, .unknown, .requested, .deferred, .given, .renewed, .expired: false
        }
    }

    private static func given(_ facts: SendFacts, staleMonths: Int, now: Date) throws(Refusal) {
        guard !facts.contested else {
            throw blocked(.contested, "Contested: the withdrawal counts until newly confirmed, Art. 7(3) GDPR.")
        }
        guard facts.validUntil.map({ now < $0 }) ?? true else {
            throw blocked(.consentNotConfirmed, "The consent has ended, Art. 6(1)(a) GDPR.")
        }
        if let used = facts.lastUsedAt {
            let lapse = ISODuration(months: staleMonths).added(to: used)
            guard now < lapse else {
                throw blocked(.consentNotConfirmed, "Unused for too long; it may have lapsed, Art. 6(1)(a) GDPR.")
            }
        }
    }

    private static func blocked(_ code: RefusalCode, _ rule: String) -> Refusal {
        Refusal(.refused, code, rule: rule)
    }
}
