import Foundation
import TestSupport
import Testing

/// A business on its way out of its first installation.
struct MovedTenant: Sendable {
    let workspace: Workspace
    /// The file sealed to ``identity``, and what is in it.
    let sealed: [UInt8]
    let archive: [UInt8]
    let identity: [UInt8]
    /// The public key that signed it, as a file holds it.
    let publicKey: [UInt8]
    /// Lines by set.
    let sets: [String: [String]]
    /// The address of somebody who was erased and blocked.
    var blocked = ""
    /// The address of somebody who is kept.
    var known = ""
    /// The receipt of whoever was erased.
    var receipt: [UInt8] = []
    /// The secret of a link to unsubscribe that somebody was sent.
    var link = ""

    /// With a little of nearly everything that a business keeps.
    static func full() async throws -> MovedTenant {
        try await Installation.prepared { installation, workspace in
            let stage = try await Stage(installation, workspace)
            let scenes =
                WriteScenes.people + WriteScenes.consents + WriteScenes.requests + WriteScenes.records
                + WriteScenes.imports
            for scene in scenes {
                let subject = try await scene.prepare(stage)
                _ = try await scene.act(stage, subject, [:])
                // Nobody takes mail or messages there.
                try await stage.superuser.tamper("DELETE FROM job")
            }
            let (blocked, known) = ("gesperrt@kunden.example", "bekannt@kunden.example")
            let client = stage.client
            let made = try await client.post("/api/v1/people", People.body("Vergessen", email: blocked))
            let person = try #require(try made.json.id.string, "\(made.text)")
            let erased = try await client.post(
                "/api/v1/people/\(person)/erasures", ["reason": "art-17-1-b", "suppress": true])
            #expect(erased.status == 201, "\(erased.text)")
            _ = try await client.post("/api/v1/people", People.body("Bekannt", email: known))
            let signedUp = try await WriteScenes.somebodyWithLink(stage)
            let confirmed = try await client.send(
                "POST", "/p/\(workspace.tenant)/confirm/\(signedUp.other)", headers: StaffSession.form)
            let link = try #require(confirmed.text.firstMatch(of: /unsubscribe\/([^"]+)"/), "\(confirmed.text)")
            try await stage.settle()
            let erasure = try #require(try erased.json.erasureId.string, "\(erased.text)")
            let receipt = try await installation.obhut(
                "erasure", "receipt", erasure, "--tenant", workspace.tenant)
            #expect(receipt.code == 0, "\(receipt)")
            var moved = try await export(installation, workspace.tenant, named: "umzug", of: workspace)
            moved.blocked = blocked
            moved.known = known
            moved.receipt = receipt.output
            moved.link = String(link.1)
            try await stage.stop()
            return moved
        }
    }

    /// With a few people.
    static func small() async throws -> MovedTenant {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            _ = try await People(daemon.client(workspace.token)).create(3)
            return try await export(installation, workspace.tenant, named: "umzug", of: workspace)
        }
    }

    /// Exports a business and opens the file.
    static func export(
        _ installation: Installation, _ slug: String, named name: String, of workspace: Workspace? = nil
    ) async throws -> MovedTenant {
        let keys = try await installation.obhut("keystore", "status").json
        let recipient = try #require(keys.recoveryRecipient.string)
        let signing = try await installation.obhut("key", "status").json.signing.list
        let publicKey = try #require(signing.first?.publicKey.string)
        let (file, archive) = ("\(installation.folder)/\(name).obhut", "\(installation.folder)/\(name).zip")
        let identity = installation.keystore + "/recovery.key"
        let exported = try await installation.obhut(
            "tenant", "export", "--tenant", slug, "--output", file, "--recipient", recipient)
        #expect(exported.code == 0, "\(exported)")
        let opened = try await installation.obhut(
            "tenant", "open", "--input", file, "--identity", identity, "--output", archive)
        #expect(opened.code == 0, "\(opened)")
        func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
        var sets: [String: [String]] = [:]
        for (path, content) in try ZipFiles.read(bytes(archive)) {
            guard let match = path.wholeMatch(of: /records\/[0-9]{3}-([a-z_]+)\.jsonl/) else { continue }
            sets[String(match.1)] = String(decoding: content, as: UTF8.self).split(separator: "\n").map(String.init)
        }
        return MovedTenant(
            workspace: workspace ?? Workspace(id: "", token: ""), sealed: try bytes(file),
            archive: try bytes(archive), identity: try bytes(identity),
            publicKey: Array(publicKey.utf8), sets: sets)
    }

    /// The columns that are another installation's own, by set.
    private static let own: [String: Set<String>] = [
        "audit_entry": ["xid", "change", "digest"], "read_entry": ["xid"], "event_slot": ["xid"],
        // Completed where she was erased, and nowhere else.
        "erasure": ["xid", "epoch", "state"],
        // Whoever works there comes in anew.
        "member": ["state"],
        // Nothing goes on in two places.
        "campaign": ["state"], "webhook": ["state"], "webhook_delivery": ["state"],
        "contact_point": ["index_version"], "organization_contact_point": ["index_version"],
        "pending_signup": ["index_version"], "subject_request": ["index_version"],
    ]

    /// Lines of a set before and after, without what has to differ; those that stay behind are left out.
    static func comparable(
        _ set: String, _ before: [String], _ after: [String]
    ) throws -> (before: Set<String>, after: Set<String>) {
        // Another chain, other keys' work, and work under way.
        guard !["block", "stream", "job"].contains(set) else { return ([], []) }
        func stripped(_ line: String) throws -> String {
            var object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            var row = object["row"] as? [String: Any] ?? [:]
            for column in own[set] ?? [] { row[column] = nil }
            object["row"] = row
            // Files that wait for a day stay behind, and their subjects with them.
            if set == "subject", row["kind"] as? String == "quarantine" { return "" }
            let bytes = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
            return String(decoding: bytes, as: UTF8.self)
        }
        return (Set(try before.map(stripped)), Set(try after.map(stripped)))
    }
}
