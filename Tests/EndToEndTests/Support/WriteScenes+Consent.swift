import Foundation
import Testing
import Vault

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
        WriteScene("purpose.add") { _ in
            WriteScene.Subject(id: word)
        } act: { stage, subject, _ in
            try await stage.client.post("/api/v1/purposes", purpose(subject.id))
        },
        WriteScene("purpose.end", on: somePurpose) { stage, subject, _ in
            try await stage.client.post("/api/v1/purposes/\(subject.id)/end", [:])
        },
        WriteScene("form.create", repetition: .replayed) { _ in
            WriteScene.Subject(id: word)
        } act: { stage, subject, key in
            try await stage.client.post("/api/v1/forms", form(subject.id), headers: key)
        },
        WriteScene("form.change") { stage in
            WriteScene.Subject(id: try await make(stage, "/api/v1/forms", form(word)))
        } act: { stage, subject, _ in
            try await stage.client.patch("/api/v1/forms/\(subject.id)", ["state": "closed"], version: "\"1\"")
        },
        WriteScene("signup.request") { _ in
            WriteScene.Subject(id: "\(word)@kunden.example")
        } act: { stage, subject, _ in
            try await signUp(stage, subject.id)
        },
        WriteScene("signup.confirm", on: somebodyWithLink) { stage, subject, _ in
            try await stage.client.send(
                "POST", "/p/\(stage.workspace.tenant)/confirm/\(subject.other)", headers: StaffSession.form)
        },
    ]

    private static func somePurpose(_ stage: Stage) async throws -> WriteScene.Subject {
        let code = word
        let made = try await stage.client.post("/api/v1/purposes", purpose(code))
        #expect(made.status == 201, "\(made.text)")
        return WriteScene.Subject(id: code)
    }

    private static func purpose(_ code: String) -> [String: Any] {
        [
            "code": code, "name": ["de": "Einladungen", "en": "Invitations"], "legalBases": ["consent"],
            "channels": ["email"],
        ]
    }

    private static func form(_ slug: String) -> [String: Any] {
        ["slug": slug, "titles": ["de": "Neues", "en": "News"], "purposes": ["newsletter"]]
    }

    /// Fills the form of a new tenant in, as it is served.
    static func signUp(_ stage: Stage, _ email: String) async throws -> HTTPAnswer {
        let path = "/p/\(stage.workspace.tenant)/subscribe/newsletter"
        let page = try await stage.client.send("GET", path).text
        let shown = page.matches(of: /name="shown" value="([^"]+)"/).map { "&shown=\($0.1)" }.joined()
        let address = email.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try await stage.client.send(
            "POST", path, headers: StaffSession.form,
            body: Array("email=\(address)&purpose=newsletter&language=de\(shown)".utf8))
    }

    /// Somebody who signed up, and whose message is under way; no mail server takes it, so its token is one of the test's.
    static func somebodyWithLink(_ stage: Stage) async throws -> WriteScene.Subject {
        let secret = RandomToken()
        let answer = try await signUp(stage, "\(word)@kunden.example")
        #expect(answer.status == 200, "\(answer.text)")
        // The service has tried, and tries again in a minute.
        try await Deadline.wait(until: "its message is not taken") {
            try await stage.superuser.number(
                "SELECT count(*) FROM job WHERE kind = 'confirmation-mail' AND attempts > 0 AND claimed_until IS NULL")
                > 0
        }
        let hash = secret.hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        try await stage.superuser.tamper(
            """
            DELETE FROM job; UPDATE pending_signup SET state = 'sent', token_id = gen_random_uuid(),
                token_hash = decode('\(hash)', 'hex'), expires_at = requested_at + interval '72 hours'
            WHERE requested_at = (SELECT max(requested_at) FROM pending_signup WHERE state = 'waiting');
            INSERT INTO signup_count SELECT tenant_id, id, (now() AT TIME ZONE 'UTC')::date, 0, 0 FROM subscription_form
            ON CONFLICT DO NOTHING
            """)
        return WriteScene.Subject(other: secret.text)
    }
}
