import Foundation

/// Organisations, what happened with whom, and the tenant's own words.
extension WriteScenes {
    private static let organization = "/api/v1/organizations"
    private static let activity = "/api/v1/activities"
    private static let field = "/api/v1/custom-fields"

    private static func firm(_ stage: Stage) async throws -> WriteScene.Subject {
        WriteScene.Subject(
            id: try await make(stage, organization, ["name": "Gärtnerei Größl", "processing": ground]))
    }

    /// A person at the place of an organisation where she works or may work.
    private static func candidate(_ stage: Stage) async throws -> WriteScene.Subject {
        var subject = try await somebody(stage)
        subject.other = try await firm(stage).id
        return subject
    }

    private static func employee(_ stage: Stage) async throws -> WriteScene.Subject {
        var subject = try await candidate(stage)
        subject.other = try await make(
            stage, "\(person)/\(subject.id)/employments", ["organizationId": subject.other, "jobTitle": "Gärtnerin"])
        return subject
    }

    static func note(_ stage: Stage) async throws -> WriteScene.Subject {
        let somebody = try await somebody(stage)
        return WriteScene.Subject(
            id: try await make(
                stage, activity, ["kind": "note", "text": "Rückruf am Freitag", "personIds": [somebody.id]]))
    }

    private static func fieldBody() -> [String: Any] {
        [
            "code": word, "label": ["de": "Größe", "en": "Size"], "kind": "text", "purpose": "customer-care",
        ]
    }

    /// A webhook for something that does not happen here.
    private static func webhook(_ stage: Stage) async throws -> WriteScene.Subject {
        WriteScene.Subject(
            id: try await make(
                stage, "/api/v1/webhooks", ["url": "https://haken.invalid/\(word)", "events": ["person.released"]]))
    }

    static let records: [WriteScene] = [
        WriteScene("webhook.create", repetition: .replayed) { stage, _, key in
            try await stage.client.post(
                "/api/v1/webhooks", ["url": "https://haken.invalid/a", "events": ["person.released"]], headers: key)
        },
        WriteScene("webhook.update", on: webhook) { stage, subject, _ in
            try await stage.client.patch("/api/v1/webhooks/\(subject.id)", ["state": "paused"], version: "\"1\"")
        },
        WriteScene("webhook.remove", on: webhook) { stage, subject, _ in
            try await stage.client.send("DELETE", "/api/v1/webhooks/\(subject.id)")
        },
        WriteScene("organization.create", repetition: .replayed) { stage, _, key in
            try await stage.client.post(organization, ["name": "Weingut Süß", "processing": ground], headers: key)
        },
        WriteScene("organization.update", on: firm) { stage, subject, _ in
            try await stage.client.patch("\(organization)/\(subject.id)", ["industry": "Gartenbau"], version: "\"1\"")
        },
        WriteScene("employment.add", repetition: .replayed, on: candidate) { stage, subject, key in
            try await stage.client.post(
                "\(person)/\(subject.id)/employments", ["organizationId": subject.other, "jobTitle": "Meisterin"],
                headers: key)
        },
        WriteScene("employment.update", on: employee) { stage, subject, _ in
            try await stage.client.patch(
                "\(person)/\(subject.id)/employments/\(subject.other)", ["jobTitle": "Leiterin"], version: "\"1\"")
        },
        WriteScene("employment.remove", on: employee) { stage, subject, _ in
            try await stage.client.send("DELETE", "\(person)/\(subject.id)/employments/\(subject.other)")
        },
        WriteScene("activity.add", repetition: .replayed, on: somebody) { stage, subject, key in
            try await stage.client.post(
                activity, ["kind": "call", "text": "Wünscht Prospekt", "personIds": [subject.id]], headers: key)
        },
        WriteScene("activity.update", on: note) { stage, subject, _ in
            try await stage.client.patch("\(activity)/\(subject.id)", ["text": "Rückruf am Montag"], version: "\"1\"")
        },
        WriteScene("activity.delete", on: note) { stage, subject, _ in
            try await stage.client.send("DELETE", "\(activity)/\(subject.id)")
        },
        WriteScene("tag.create") { _ in
            WriteScene.Subject(id: word)
        } act: { stage, subject, _ in
            try await stage.client.post("/api/v1/tags", ["label": subject.id])
        },
        WriteScene("tag.rename") {
            WriteScene.Subject(id: try await make($0, "/api/v1/tags", ["label": word]), other: word)
        } act: { stage, subject, _ in
            try await stage.client.patch("/api/v1/tags/\(subject.id)", ["label": subject.other], version: "\"1\"")
        },
        WriteScene("tag.end", "people.update", "tag.remove") { stage in
            let label = word
            let tag = try await make(stage, "/api/v1/tags", ["label": label])
            let body = People.body("Stammkunde").merging(["tags": [label]]) { $1 }
            _ = try await make(stage, person, body)
            return WriteScene.Subject(id: tag)
        } act: { stage, subject, _ in
            try await stage.client.send("DELETE", "/api/v1/tags/\(subject.id)")
        },
        WriteScene("field.create") { _ in
            WriteScene.Subject(id: word)
        } act: { stage, subject, _ in
            try await stage.client.post(field, fieldBody().merging(["code": subject.id]) { $1 })
        },
        WriteScene("field.update") {
            WriteScene.Subject(id: try await make($0, field, fieldBody()))
        } act: { stage, subject, _ in
            try await stage.client.patch("\(field)/\(subject.id)", ["searchable": true], version: "\"1\"")
        },
        WriteScene("field.delete") { stage in
            let id = try await make(stage, field, fieldBody())
            _ = try await stage.client.patch("\(field)/\(id)", ["state": "ended"], version: "\"1\"")
            return WriteScene.Subject(id: id)
        } act: { stage, subject, _ in
            try await stage.client.send("DELETE", "\(field)/\(subject.id)")
        },
    ]
}
