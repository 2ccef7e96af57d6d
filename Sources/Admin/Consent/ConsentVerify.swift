import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Holds a tenant's consents against their proof.
struct ConsentVerify: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Verify every consent against its history, every wording against its hash, every event against its commitment."
    )

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let report = try await VerifyConsents(store)(by: actor)
        let findings = report.findings.map { finding in
            CanonicalJSON.object([
                "kind": .string(finding.kind.rawValue), "id": finding.id.map(CanonicalJSON.id) ?? .null,
                "personId": finding.person.map(CanonicalJSON.id) ?? .null,
            ])
        }
        var answer = Answer.details(
            .object([
                "valid": .bool(report.isValid), "consents": .count(report.consents), "events": .count(report.events),
                "wordings": .count(report.texts), "commitments": .count(report.commitments),
                "findingCount": .count(report.findingCount), "findings": .array(findings),
            ]), in: session.language,
            [
                (Words("Einwilligungen", "Consents"), String(report.consents)),
                (Words("Ereignisse", "Events"), String(report.events)),
                (Words("Texte", "Texts"), String(report.texts)),
                (Words("Festlegungen", "Commitments"), String(report.commitments)),
                (Words("Fehler", "Findings"), String(report.findingCount)),
            ])
        if !report.isValid {
            answer.failure = Failure(
                .refused, "consents-invalid",
                Words("Der Stand passt nicht zu seinem Nachweis.", "The state does not fit its proof.")[
                    session.language])
        }
        return answer
    }
}
