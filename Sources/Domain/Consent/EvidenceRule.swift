package import Foundation

/// When a piece of evidence stands for a given consent.
package enum EvidenceRule {
    /// The domains that synthetic people live on (RFC 2606, RFC 6761).
    package static func isExample(_ address: String) -> Bool {
        guard let host = address.split(separator: "@").last?.lowercased(), address.contains("@") else { return false }
        return host == "example" || host.hasSuffix(".example")
    }

    /// The evidence, where it is complete and may come on this way.
    ///
    /// - A claim proves nothing and answers `consent-not-confirmed` (C-61/19).
    /// - A double opt-in of our own counts only out of the confirmation itself; nobody states it.
    /// - Imported evidence counts in a file import only, complete and vouched for by the owner.
    /// - Synthetic evidence counts in a demonstration only, and only on `.example` addresses.
    package static func accept(
        _ evidence: ConsentEvidence?, _ purpose: PurposeRules, _ entry: GateEntry, _ contactPoints: [ContactPoint],
        now: Date
    ) throws(Refusal) -> ConsentEvidence {
        guard let evidence else {
            throw Refusal(
                .refused, RefusalCode.evidenceMissing, field: "processing.evidence",
                rule: "A consent needs its proof, Art. 7(1) GDPR.")
        }
        switch evidence.method {
        case .claim:
            throw Refusal(
                .refused, RefusalCode.consentNotConfirmed, field: "processing.evidence",
                rule: "A consent counts once the person has confirmed it herself, Art. 7(1) GDPR.")
        case .doubleOptIn: try require(entry == .confirmation)
        case .importedEvidence: try require(entry == .fileImport)
        case .syntheticEvidence: try synthetic(entry, contactPoints)
        }
        try complete(evidence, now: now)
        try channel(evidence, purpose)
        if evidence.method == .importedEvidence {
            guard evidence.attestedByOwner else {
                throw Refusal(
                    .refused, RefusalCode.attestationMissing, field: "processing.evidence",
                    rule: "The owner has to vouch for proof kept by another system, Art. 5(2), 7(1) GDPR.")
            }
        }
        return evidence
    }

    /// Refuses texts too long for the sealed record, and control characters.
    package static func checkBounds(_ evidence: ConsentEvidence?) throws(Refusal) {
        guard let evidence else { return }
        let path = "processing.evidence"
        _ = try TextRule.clean(evidence.wording, maximum: 2_500, multiline: true, at: "\(path).wording")
        _ = try TextRule.clean(evidence.sourceSystem, maximum: 200, at: "\(path).sourceSystem")
        _ = try TextRule.clean(evidence.address, maximum: TextRule.emailBytes, at: "\(path).address")
        _ = try TextRule.clean(evidence.statement, maximum: 1_000, multiline: true, at: "\(path).statement")
    }

    private static func require(_ accepted: Bool) throws(Refusal) {
        guard accepted else {
            throw Refusal(
                .refused, RefusalCode.evidenceNotAccepted, field: "processing.evidence.method",
                rule: "This kind of proof cannot be stated here, Art. 7(1) GDPR.")
        }
    }

    private static func synthetic(_ entry: GateEntry, _ contactPoints: [ContactPoint]) throws(Refusal) {
        try require(entry == .demo)
        let emails = contactPoints.filter { $0.kind == .email }
        guard !emails.isEmpty, emails.allSatisfy({ isExample($0.value) }) else {
            throw Refusal(
                .refused, RefusalCode.syntheticOutsideExample, field: "contactPoints",
                rule: "Synthetic proof is for .example addresses only.")
        }
    }

    /// Request time, confirmation time, wording and, for foreign proof, the system that kept it; none missing (R-13).
    private static func complete(_ evidence: ConsentEvidence, now: Date) throws(Refusal) {
        func blank(_ text: String?) -> Bool {
            text?.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty ?? true
        }
        let missing: String? =
            if evidence.requestedAt == nil {
                "requestedAt"
            } else if evidence.confirmedAt == nil {
                "confirmedAt"
            } else if blank(evidence.wording) {
                "wording"
            } else if evidence.method == .importedEvidence && blank(evidence.sourceSystem) {
                "sourceSystem"
            } else if let asked = evidence.requestedAt, let confirmed = evidence.confirmedAt,
                confirmed < asked || confirmed > now.addingTimeInterval(300)
            {
                "confirmedAt"
            } else {
                nil
            }
        if let missing {
            throw Refusal(
                .refused, RefusalCode.evidenceIncomplete, field: "processing.evidence.\(missing)",
                rule: "Proof needs request, confirmation, wording and source, Art. 7(1) GDPR.")
        }
    }

    private static func channel(_ evidence: ConsentEvidence, _ purpose: PurposeRules) throws(Refusal) {
        guard let asked = purpose.confirmation.channel, let channel = evidence.channel, channel != asked else { return }
        throw Refusal(
            .refused, RefusalCode.channelNotAllowed, field: "processing.evidence.channel",
            rule: "The confirmation came through another channel than the one it is for, § 7(2) UWG.")
    }
}
