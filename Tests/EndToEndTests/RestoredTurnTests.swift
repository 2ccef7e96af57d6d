import Foundation
import Testing

/// Databases from before a turn of keys, and businesses that bring turned keys.
struct RestoredTurnTests {
    @Test(
        "A backup older than turns of both keys of a tenant opens with the recovery key, and everybody is found in it")
    func bothTurned() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let people = try await People(client).create(3)
            let made = try await client.post("/api/v1/people", People.body("Weiß", email: "bekannt@kunden.example"))
            let known = try #require(try made.json.id.string, "\(made.text)")
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            for key in ["tenant", "index"] {
                let turned = try await installation.obhut("key", "rotate", key, "--yes", "--tenant", workspace.tenant)
                #expect(turned.code == 0, "\(turned)")
            }
            #expect(try await daemon.stop() == 0)
            let restored = try await installation.obhut(
                "backup", "restore", "--input", backup, "--yes", "--recovery-key",
                installation.keystore + "/recovery.key")
            #expect(restored.code == 0, "\(restored)")
            #expect(try restored.json.recoveredEpochs.int == 1 && restored.json.findings.int == 0, "\(restored)")
            let next = try await installation.serve()
            let superuser = Superuser(installation: installation)
            for former in [
                "SELECT count(*) FROM wrapped_key WHERE epoch <> 2",
                "SELECT count(*) FROM contact_point WHERE index_version <> 2",
            ] {
                #expect(try await superuser.number(former) == 0, "\(former)")
            }
            try await People(next.client(workspace.token)).expect(people + [known])
            let found = try await installation.obhut(
                "person", "find", "--email", "bekannt@kunden.example", "--tenant", workspace.tenant)
            #expect(try found.json.items.list.count == 1, "\(found)")
            try await Soundness(installation: installation).expect("restored from before both turns")
        }
    }

    @Test("5.6 Maintenance in the middle of an import destroys no key that the file brought; the same command goes on")
    func takenIn() async throws {
        let blocked = "gesperrt@kunden.example"
        let moved = try await Installation.prepared { installation, workspace in
            let client = try await installation.serve().client(workspace.token)
            let made = try await client.post("/api/v1/people", People.body("Vergessen", email: blocked))
            let person = try #require(try made.json.id.string, "\(made.text)")
            let erased = try await client.post(
                "/api/v1/people/\(person)/erasures", ["reason": "art-17-1-b", "suppress": true])
            #expect(erased.status == 201, "\(erased.text)")
            let turned = try await installation.obhut("key", "rotate", "index", "--yes", "--tenant", workspace.tenant)
            #expect(turned.code == 0, "\(turned)")
            return try await MovedTenant.export(installation, workspace.tenant, named: "umzug", of: workspace)
        }
        try await Installation.empty { installation in
            let daemon = try await installation.serve()
            let identity = try installation.write("umzug.key", moved.identity)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: identity)
            let command = [
                "tenant", "import", "--input", try installation.write("geschäft.obhut", moved.sealed), "--slug", "neu",
                "--identity", identity, "--public-key", try installation.write("absender.pub", moved.publicKey),
            ]
            let killed = try await installation.finish(
                installation.startCommand(command, failpoint: "tenant-import.piece.after-commit=kill"))
            #expect(killed.code == 128 + 9, "\(killed)")
            let run = try await installation.finish(
                installation.startCommand(
                    ["maintenance", "run"], ["OBHUT_BACKUP_SCHEDULE": "off", "OBHUT_CANARY_SCHEDULE": "off"]))
            #expect(run.code == 0, "\(run)")
            for key in ["index", "tenant"] {
                let early = try await installation.obhut("key", "rotate", key, "--yes", "--tenant", "neu")
                #expect(early.code == 2 && early.text.contains("tenant-incomplete"), "\(early)")
            }
            let taken = try await installation.finish(installation.startCommand(command))
            #expect(taken.code == 0, "\(taken)")

            let made = try await installation.obhut(
                "token", "create", "--tenant", "neu", "--member", moved.workspace.owner, "--scope", "all", "--expires",
                "7d")
            let token = try #require(try made.json.token.string, "\(made)")
            let client = daemon.client(token)
            let back = try await client.post("/api/v1/people", People.body("Zurück", email: blocked))
            let returned = try #require(try back.json.id.string, "\(back.text)")
            let refused = try await client.post(
                "/api/v1/people/\(returned)/consents", ["purpose": "newsletter", "channel": "email"])
            #expect(refused.status == 422 && refused.text.contains("suppressed"), "\(refused.status) \(refused.text)")
            try await Soundness(installation: installation).expect("taken in, with maintenance in between")
        }
    }
}
