import Foundation
import Testing
import Vault

/// What people ask for of their rights.
extension WriteScenes {
    static let requests: [WriteScene] = [
        WriteScene("request.open", repetition: .replayed, on: somebody) { stage, subject, key in
            try await stage.client.post(
                "/api/v1/requests", ["kind": "access", "personId": subject.id], headers: key)
        },
        WriteScene("request.change") { stage in
            let somebody = try await somebody(stage)
            return WriteScene.Subject(
                id: try await make(stage, "/api/v1/requests", ["kind": "rectification", "personId": somebody.id]))
        } act: { stage, subject, _ in
            try await stage.client.post("/api/v1/requests/\(subject.id)/completion", ["answer": "Berichtigt."])
        },
        WriteScene("request.confirm", on: somebodyWhoAsks) { stage, subject, _ in
            try await stage.client.send(
                "POST", "/p/\(stage.workspace.tenant)/requests/\(subject.other)", headers: StaffSession.form)
        },
    ]

    /// Fills the form in.
    static func ask(_ stage: Stage, _ email: String) async throws -> HTTPAnswer {
        let address = email.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try await stage.client.send(
            "POST", "/p/\(stage.workspace.tenant)/requests", headers: StaffSession.form,
            body: Array("kind=access&email=\(address)&language=de".utf8))
    }

    /// Somebody whose message is under way; no mail server takes it, so its token is one of the test's.
    private static func somebodyWhoAsks(_ stage: Stage) async throws -> WriteScene.Subject {
        let secret = RandomToken()
        let answer = try await ask(stage, "\(word)@kunden.example")
        #expect(answer.status == 200, "\(answer.text)")
        try await Deadline.wait(until: "its message is not taken") {
            try await stage.superuser.number(
                "SELECT count(*) FROM job WHERE kind = 'request-mail' AND attempts > 0 AND claimed_until IS NULL") > 0
        }
        let hash = secret.hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        try await stage.superuser.tamper(
            """
            DELETE FROM job; UPDATE subject_request SET link_hash = decode('\(hash)', 'hex'),
                link_expires_at = received_at + interval '72 hours'
            WHERE received_at = (SELECT max(received_at) FROM subject_request WHERE state = 'RequestInitiated')
            """)
        return WriteScene.Subject(other: secret.text)
    }
}
