import Foundation
import Testing

/// Scenes for every transaction that something outside asks for.
enum WriteScenes {
    static let person = "/api/v1/people"

    /// A fresh word, for what may be there once only.
    static var word: String { String(UUID().uuidString.lowercased().filter { $0.isLetter }.prefix(12)) }

    /// Makes something and answers its id.
    static func make(_ stage: Stage, _ path: String, _ object: [String: Any]) async throws -> String {
        let answer = try await stage.client.post(path, object)
        return try #require(try answer.json.id.string, "\(path): \(answer.status) \(answer.text)")
    }

    static func somebody(_ stage: Stage) async throws -> WriteScene.Subject {
        WriteScene.Subject(id: try await make(stage, person, People.body("Müller-Weiß")))
    }

    static let ground = ["purpose": "customer-care", "legalBasis": "contract", "source": "Messe Dresden"]

    static let people: [WriteScene] = [
        WriteScene("person.create", repetition: .replayed) { _ in
            WriteScene.Subject(other: "\(word)@kunden.example")
        } act: { stage, subject, key in
            try await stage.client.post(person, People.body("Neu", email: subject.other), headers: key)
        },
        WriteScene("person.update", on: somebody) { stage, subject, _ in
            try await stage.client.patch("\(person)/\(subject.id)", ["familyName": "Anders"], version: "\"1\"")
        },
        WriteScene("people.update") { stage in
            var subject = try await somebody(stage)
            subject.other = word
            _ = try await make(stage, "/api/v1/tags", ["label": subject.other])
            return subject
        } act: { stage, subject, _ in
            try await stage.client.post("\(person)/tags", ["ids": [subject.id], "add": [subject.other]])
        },
        WriteScene("person.erase", on: somebody) { stage, subject, _ in
            try await stage.client.post("\(person)/\(subject.id)/erasures", ["reason": "art-17-1-a"])
        },
        WriteScene("person.restrict", on: somebody) { stage, subject, _ in
            try await stage.client.post("\(person)/\(subject.id)/restriction", ["reason": "art-18-1-a"])
        },
        WriteScene("person.lift") { stage in
            var subject = try await somebody(stage)
            _ = try await make(stage, "\(person)/\(subject.id)/restriction", ["reason": "art-18-1-b"])
            subject.other = try #require(
                try await stage.superuser.query(
                    """
                    SELECT to_char(imposed_at AT TIME ZONE 'UTC' + interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    FROM restriction WHERE subject_id = '\(subject.id)'
                    """
                ).first)
            return subject
        } act: { stage, subject, _ in
            try await stage.client.send(
                "DELETE", "\(person)/\(subject.id)/restriction?notifiedAt=\(subject.other)")
        },
        WriteScene("person.merge") { stage in
            let body = People.body("Müller-Weiß", email: "\(word)@kunden.example")
            return WriteScene.Subject(
                id: try await make(stage, person, body), other: try await make(stage, person, body))
        } act: { stage, subject, _ in
            try await stage.client.post("\(person)/\(subject.id)/merge", ["other": subject.other])
        },
        WriteScene("ground.add", repetition: .replayed, on: somebody) { stage, subject, key in
            try await stage.client.post("\(person)/\(subject.id)/processing", ground, headers: key)
        },
        WriteScene("people.export", repetition: .again, on: somebody) { stage, subject, _ in
            try await stage.client.post(
                "/api/v1/exports", ["format": "csv", "purpose": "customer-care", "ids": [subject.id]])
        },
    ]
}
