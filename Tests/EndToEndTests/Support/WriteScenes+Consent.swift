import Foundation

/// Consents, and the words they are asked with.
extension WriteScenes {
    static let consents: [WriteScene] = [
        WriteScene("consent.request", on: somebody) { stage, subject, _ in
            try await stage.client.post(
                "\(person)/\(subject.id)/consents",
                ["purpose": "newsletter", "channel": "email", "source": "Messe Dresden"])
        },
        WriteScene("consent.reduce", on: somebody) { stage, subject, _ in
            try await stage.client.post(
                "\(person)/\(subject.id)/withdrawals", ["purposes": ["newsletter"], "channels": "all"])
        },
        WriteScene("wording.add") { _ in
            WriteScene.Subject(id: word)
        } act: { stage, subject, _ in
            try await stage.client.post(
                "/api/v1/wordings",
                ["purpose": "newsletter", "de": "Ja, Neues von \(subject.id).", "en": "Yes, news of \(subject.id)."])
        },
    ]
}
