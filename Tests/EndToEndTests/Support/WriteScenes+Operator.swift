import Foundation
import Testing

/// What the operator does by `obhut`.
extension WriteScenes {
    private static func tenant(_ slug: String) -> [String] {
        [
            "tenant", "create", "--slug", slug, "--name", "Gasthof zur Linde", "--country", "DE", "--owner-email",
            "wirtin@\(slug).example",
        ]
    }

    static let commands: [WriteScene] = [
        // Before there is another tenant, whose turn would come first.
        WriteScene(command: "activity.purge") { stage in
            let subject = try await note(stage)
            _ = try await stage.client.send("DELETE", "/api/v1/activities/\(subject.id)")
            // The week in which it can be brought back is over.
            try await stage.superuser.tamper("UPDATE activity SET deleted_at = deleted_at - interval '8 days'")
            return subject
        } arguments: { _, _ in
            ["maintenance", "run"]
        },
        WriteScene(command: "receipt.complete", only: ["erasure", "erasure_receipt"]) { stage in
            let subject = try await somebody(stage)
            let erased = try await stage.client.post(
                "/api/v1/people/\(subject.id)/erasures", ["reason": "art-17-1-a"])
            #expect(erased.status == 201, "\(erased.text)")
            let turned = try await stage.installation.finish(
                stage.installation.startCommand(
                    ["key", "rotate", "tenant", "--yes", "--tenant", stage.workspace.tenant]))
            #expect(turned.code == 0, "\(turned)")
            return subject
        } arguments: { _, _ in
            ["maintenance", "run"]
        },
        WriteScene(command: "tenant.create") { _ in
            WriteScene.Subject(id: word)
        } arguments: { _, subject in
            tenant(subject.id)
        },
        WriteScene(command: "tenant.suspend", repetition: .again) { stage in
            let slug = word
            let made = try await stage.installation.finish(stage.installation.startCommand(tenant(slug)))
            #expect(made.code == 0, "\(made)")
            return WriteScene.Subject(id: slug)
        } arguments: { _, subject in
            ["tenant", "suspend", "--tenant", subject.id, "--yes"]
        },
        WriteScene(command: "breach.open", repetition: .again, only: ["breach"]) { stage, _ in
            ["compliance", "breach", "open", "--kind", "confidentiality", "--tenant", stage.workspace.tenant]
        },
        WriteScene(command: "breach.close", only: ["breach"]) { stage in
            let opened = try await stage.installation.finish(
                stage.installation.startCommand(
                    ["compliance", "breach", "open", "--kind", "integrity", "--tenant", stage.workspace.tenant]))
            #expect(opened.code == 0, "\(opened)")
            return WriteScene.Subject(
                id: try #require(
                    try await stage.superuser.query(
                        "SELECT id FROM breach WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1"
                    ).first))
        } arguments: { stage, subject in
            ["compliance", "breach", "close", subject.id, "--outcome", "no-risk", "--tenant", stage.workspace.tenant]
        },
        WriteScene(command: "hold.place", only: ["legal_hold"], on: somebody) { stage, subject in
            ["person", "hold", subject.id, "--reason", "dispute", "--tenant", stage.workspace.tenant]
        },
        WriteScene(command: "hold.lift", only: ["legal_hold"]) { stage in
            let subject = try await somebody(stage)
            let placed = try await stage.installation.finish(
                stage.installation.startCommand(
                    ["person", "hold", subject.id, "--reason", "claim", "--tenant", stage.workspace.tenant]))
            #expect(placed.code == 0, "\(placed)")
            return subject
        } arguments: { stage, subject in
            ["person", "hold", subject.id, "--reason", "claim", "--lift", "--yes", "--tenant", stage.workspace.tenant]
        },
        // Somebody who was only asked is gone: there is nothing to prove.
        WriteScene(command: "evidence.destroy", only: ["wrapped_key", "event_slot"]) { stage in
            let subject = try await somebody(stage)
            _ = try await stage.client.post(
                "\(person)/\(subject.id)/consents",
                ["purpose": "newsletter", "channel": "email", "source": "Messe Dresden"])
            let erased = try await stage.client.post(
                "\(person)/\(subject.id)/erasures", ["reason": "art-17-1-a"])
            #expect(erased.status == 201, "\(erased.text)")
            return subject
        } arguments: { stage, _ in
            ["retention", "run", "--yes", "--tenant", stage.workspace.tenant]
        },
        WriteScene(command: "organizations.create", repetition: .again, only: ["organization"]) { stage, _ in
            ["demo", "load", "--people", "12", "--tenant", stage.workspace.tenant]
        },
        WriteScene(command: "job.retry", repetition: .again) { stage in
            let member = try await make(
                stage, "/api/v1/members", ["email": "\(word)@\(stage.workspace.tenant).example", "role": "sales"])
            try await stage.superuser.tamper(
                """
                UPDATE job SET state = 'dead', claimed_until = NULL WHERE reference = '\(member)';
                DELETE FROM job WHERE reference <> '\(member)'
                """)
            return WriteScene.Subject(
                id: try #require(try await stage.superuser.query("SELECT id FROM job").first))
        } arguments: { _, subject in
            ["mail", "retry", subject.id]
        },
    ]
}
