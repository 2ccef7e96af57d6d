import Foundation
import Testing

/// Databases that are older than an erasure: whoever was erased stays erased.
struct RestoreTests {
    /// What stands in the database before the copy, and what is done after it.
    private struct Lives {
        var living: [String]
        var erased: [String]
        var restricted: String
        /// Lives on, and withdrew after the copy.
        var withdrawn: String
        /// Came after the copy, and went.
        var late: String
    }

    @Test("R-49 R-51 a backup is restored, and who was erased after it is found by nobody; the node serves again")
    func restored() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            let people = try await People(client).create(6)
            let backup = installation.folder + "/backup"
            let places = ["/keys-a", "/keys-b"].map { installation.state + $0 }
            let keys = ["OBHUT_KEY_BACKUP_DIRS": places.joined(separator: ":")]
            let made = try await installation.finish(
                installation.startCommand(["backup", "create", "--output", backup], keys))
            #expect(made.code == 0, "\(made)")
            #expect(try made.json.keyBackups.list.count == 2, "\(made)")
            try Self.expectSealed(backup, places)
            let again = try await installation.obhut("backup", "create", "--output", backup)
            #expect(again.code == 1, "never over an existing one: \(again)")

            let lives = try await Self.live(people, client)
            // Blocks are lost too, and the log has to go on in a new incarnation.
            try await Deadline.wait(until: "every entry is sealed") {
                try await installation.obhut("audit", "verify").json.items[0].unsealed.int == 0
            }
            let running = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(running.code == 4, "not under a service that works: \(running)")
            #expect(try await daemon.stop() == 0)
            let restored = try await installation.obhut(
                "backup", "restore", "--input", backup, "--yes", "--reason", "DRILL-1")
            #expect(restored.code == 0, "\(restored)")
            let answer = try restored.json
            #expect(answer.erased.int == lives.erased.count && answer.buried.int == 1, "\(restored)")
            #expect(answer.restricted.int == 1 && answer.ended.int == 1 && answer.findings.int == 0, "\(restored)")
            #expect(answer.fence.state.string == "open")

            let next = try await installation.serve()
            try await Self.expect(lives, next.client(workspace.token), installation, workspace)
            let superuser = Superuser(installation: installation)
            #expect(
                try await superuser.number("SELECT count(*) FROM audit_entry WHERE action = 'erasure.replay'")
                    == lives.erased.count + 1)
            #expect(try await superuser.number("SELECT count(*) FROM stream WHERE incarnation = 2") == 3)
            try await Soundness(installation: installation).expect("restored")
            #expect(try await next.stop() == 0)

            // The same backup once more: nothing of the time since is taken for granted.
            let twice = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(twice.code == 0, "\(twice)")
            let third = try await installation.serve()
            try await Self.expect(lives, third.client(workspace.token), installation, workspace)
            try await Soundness(installation: installation).expect("restored twice")
        }
    }

    /// Where a replay is killed, and an override.
    private static let points = [
        "person.erase.before-commit=kill:2", "person.erase.after-commit=kill:2",
        "person.restrict.after-commit=kill", "consent.reduce.after-commit=kill",
        "restore.forget.before-commit=kill", "restore.forget.after-commit=kill",
        "restore.suppress.before-commit=kill", "restore.suppress.after-commit=kill:2",
        "restore.reopen.before-commit=kill", "restore.reopen.after-commit=kill",
    ]
    private static let overrides = ["restore.override.before-commit=kill", "restore.override.after-commit=kill"]

    @Test("Every transaction of the sources that takes a rolled-back database on is cut off here")
    func complete() {
        let cut = (Self.points + Self.overrides).map { String($0.prefix { $0 != "=" }) }
        #expect(cut.filter { $0.hasPrefix("restore.") }.sorted() == Failpoints.restores.sorted())
    }

    @Test(
        "R-49 a copy of the data directory fences the node; killed anywhere in the replay it stays fenced and goes on",
        arguments: points)
    func copied(failpoint: String) async throws {
        try await Installation.prepared { installation, workspace in
            let lives = try await Self.rollBack(installation, workspace)
            let daemon = try await installation.serve(untilReady: false)
            let client = daemon.client(workspace.token)
            try await Self.expectFenced(lives, client, installation, workspace)
            let shown = try await installation.obhut("node", "fence", "show")
            #expect(try shown.json.state.string == "closed", "\(shown)")
            #expect(try shown.json.erasures.int == lives.erased.count + 1, "\(shown)")
            #expect(try shown.json.restrictions.int == 1 && shown.json.withdrawals.int == 1, "\(shown)")

            let killed = try await installation.finish(
                installation.startCommand(["erasure", "replay"], failpoint: failpoint))
            #expect(killed.code == 128 + 9, "\(failpoint): \(killed)")
            try await Self.expectFenced(lives, client, installation, workspace)
            let replayed = try await installation.obhut("erasure", "replay")
            #expect(replayed.code == 0, "\(replayed)")
            try await daemon.isReady()
            try await Self.expect(lives, client, installation, workspace)
            try await Soundness(installation: installation).expect(failpoint)
            let open = try await installation.obhut("node", "fence", "show")
            #expect(try open.json.state.string == "open", "\(open)")
            #expect(try await installation.obhut("erasure", "replay").json.erased.int == 0, "nothing is done twice")
        }
    }

    @Test("The fence falls by an override only, with a reason that stands in the logs; the replay is still possible")
    func overridden() async throws {
        try await Installation.prepared { installation, workspace in
            let lives = try await Self.rollBack(installation, workspace)
            let daemon = try await installation.serve(untilReady: false)
            let client = daemon.client(workspace.token)
            try await Self.expectFenced(lives, client, installation, workspace)
            let unsaid = try await installation.obhut("node", "fence", "override", "--yes")
            #expect(unsaid.code == 64, "\(unsaid)")
            let superuser = Superuser(installation: installation)
            func noted(_ reason: String) async throws -> Int {
                try await superuser.number(
                    "SELECT count(*) FROM audit_entry WHERE action = 'fence.override' AND reason = '\(reason)'")
            }
            for (place, count) in zip(Self.overrides, [0, 1]) {
                let killed = try await installation.finish(
                    installation.startCommand(
                        ["node", "fence", "override", "--yes", "--reason", "CUT-OFF-\(count)"], failpoint: place))
                #expect(killed.code == 128 + 9, "\(place): \(killed)")
                try await Self.expectFenced(lives, client, installation, workspace)
                #expect(try await noted("CUT-OFF-\(count)") == count, "\(place)")
            }
            let said = try await installation.obhut(
                "node", "fence", "override", "--yes", "--reason", "INCIDENT-7")
            #expect(said.code == 0, "\(said)")
            #expect(try said.json.state.string == "overridden", "\(said)")
            try await daemon.isReady()
            #expect(try await daemon.client().get("/ready").text.contains("overridden"))
            #expect(try await client.get("/api/v1/people/\(lives.erased[0])").status == 200)
            #expect(try await noted("INCIDENT-7") == 1)
            #expect(try await daemon.stop() == 0)

            let replayed = try await installation.obhut("erasure", "replay")
            #expect(replayed.code == 0, "\(replayed)")
            let next = try await installation.serve()
            try await Self.expect(lives, next.client(workspace.token), installation, workspace)
            try await Soundness(installation: installation).expect("replayed after an override")
        }
    }

    @Test("A backup that is older than the last turn of a key opens with the recovery key, and its keys go again")
    func turned() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await People(daemon.client(workspace.token)).create(6)
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            let lives = try await Self.live(people, daemon.client(workspace.token))
            let turn = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
            #expect(turn.code == 0, "\(turn)")
            #expect(try await daemon.stop() == 0)
            #expect(
                try await installation.obhut("backup", "verify", "--input", backup).json.needsRecoveryKey.bool == true)
            let refused = try await installation.obhut("backup", "restore", "--input", backup, "--yes")
            #expect(refused.code == 2 && refused.text.contains("recovery-key-needed"), "\(refused)")
            let other = try await Self.otherRecoveryKey(installation)
            let wrong = try await installation.obhut(
                "backup", "restore", "--input", backup, "--yes", "--recovery-key", other)
            #expect(wrong.code == 4 && wrong.text.contains("keystore-wrong-root"), "\(wrong)")
            let present = try await installation.serve()
            try await People(present.client(workspace.token)).expect(lives.living)
            #expect(try await present.stop() == 0, "a key that does not fit replaces nothing")

            let restored = try await installation.obhut(
                "backup", "restore", "--input", backup, "--yes", "--recovery-key",
                installation.keystore + "/recovery.key")
            #expect(restored.code == 0, "\(restored)")
            #expect(try restored.json.recoveredEpochs.int == 1, "\(restored)")
            let next = try await installation.serve()
            try await Self.expect(lives, next.client(workspace.token), installation, workspace)
            let old = try await Superuser(installation: installation)
                .number("SELECT count(*) FROM wrapped_key WHERE epoch <> 2")
            #expect(old == 0, "every key lies under the present epoch again")
            try await Soundness(installation: installation).expect("restored with the recovery key")
        }
    }

    @Test("A backup older than the recovery bundles is refused by name, and no key opens whom it knows and we erased")
    func outlived() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let people = try await People(daemon.client(workspace.token)).create(4)
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            let (erased, living) = (people.prefix(2), Array(people.dropFirst(2)))
            for id in erased {
                let answer = try await daemon.client(workspace.token).post(
                    "/api/v1/people/\(id)/erasures", ["reason": "art-17-1-a"])
                #expect(answer.status == 201, "\(answer.text)")
            }
            let turn = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
            #expect(turn.code == 0, "\(turn)")
            #expect(try await daemon.stop() == 0)

            let probe = KeyProbe(installation: installation, tenant: workspace.id)
            try await Self.unpacked(backup, installation) {
                #expect(try await probe.count(erased).opened == 0)
                let recovered = try await probe.recovered(erased)
                #expect(recovered.held >= erased.count && recovered.opened == recovered.held, "the bundles still do")
            }
            let settings = [
                "OBHUT_CLOCK_OFFSET": "P12D", "OBHUT_BACKUP_HORIZON_DAYS": "10", "OBHUT_BACKUP_SCHEDULE": "off",
                "OBHUT_CANARY_SCHEDULE": "off",
            ]
            let run = try await installation.finish(installation.startCommand(["maintenance", "run"], settings))
            let bundles = try run.json.items.list.first { $0.task.string == "bundles" }
            #expect(run.code == 0 && bundles?.count.int ?? 0 > 0, "\(run)")

            let recovery = ["--recovery-key", installation.keystore + "/recovery.key"]
            for key in [[], recovery] {
                let refused = try await installation.finish(
                    installation.startCommand(["backup", "restore", "--input", backup, "--yes"] + key))
                #expect(refused.code == 2 && refused.text.contains("keys-destroyed"), "\(refused)")
            }
            try await Self.unpacked(backup, installation) {
                let recovered = try await probe.recovered(erased)
                #expect(recovered.held >= erased.count && recovered.opened == 0, "\(recovered)")
            }
            let next = try await installation.serve()
            try await People(next.client(workspace.token)).expect(living)
            try await Soundness(installation: installation).expect("after a backup that was refused")
        }
    }

    @Test("A backup with another byte anywhere is refused, and the database stays as it was")
    func damaged() async throws {
        try await Installation.prepared { installation, workspace in
            let backup = installation.folder + "/backup"
            #expect(try await installation.obhut("backup", "create", "--output", backup).code == 0)
            #expect(try await installation.obhut("backup", "verify", "--input", backup).code == 0)
            for name in ["database.tar", "manifest.json"] {
                let path = "\(backup)/\(name)"
                let whole = try Data(contentsOf: URL(filePath: path))
                var changed = whole
                changed[changed.count / 2] ^= 1
                try Self.write(changed, path)
                for verb in [["verify"], ["restore", "--yes"]] {
                    let answer = try await installation.finish(
                        installation.startCommand(["backup"] + verb + ["--input", backup]))
                    #expect(answer.code == 2, "\(name): \(answer)")
                }
                try Self.write(whole, path)
            }
            #expect(try await installation.obhut("backup", "verify", "--input", backup).code == 0)
            _ = try await installation.serve()
            try await Soundness(installation: installation).expect("after backups that were refused")
        }
    }

    // MARK: Scenes

    /// Puts the database of a backup in place without asking anybody while `look` goes on, and the present one back.
    private static func unpacked(
        _ backup: String, _ installation: Installation, _ look: () async throws -> Void
    ) async throws {
        let (data, present) = (installation.state + "/postgres", installation.folder + "/present")
        try await installation.run("/bin/mv", [data, present])
        try await installation.run("/bin/mkdir", ["-m", "0700", data])
        try await installation.run("/bin/tar", ["-xpf", backup + "/database.tar", "-C", data])
        let daemon = try await installation.serve(untilReady: false)
        try await Deadline.wait(until: "it is fenced") {
            try await daemon.client().get("/ready").text.contains("erasure replay")
        }
        try await look()
        #expect(try await daemon.stop() == 0)
        try FileManager.default.removeItem(atPath: data)
        try await installation.run("/bin/mv", [present, data])
    }

    /// A recovery key as good as this installation's, and not its own.
    private static func otherRecoveryKey(_ installation: Installation) async throws -> String {
        let (own, other) = (installation.keystore + "/recovery.key", installation.folder + "/other.key")
        try await installation.run("/bin/cp", ["-a", own, other])
        let text = try String(contentsOfFile: own, encoding: .utf8)
        let digits = String(try #require(text.firstMatch(of: /[0-9a-f]{64}/)).0)
        try write(Data(text.replacing(digits, with: String(digits.reversed())).utf8), other)
        return other
    }

    private static func write(_ data: Data, _ path: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.write(contentsOf: data)
        try handle.close()
    }

    /// Erases two, restricts one, takes a withdrawal of another down, makes one more and erases it.
    private static func live(_ people: [String], _ client: HTTPClient) async throws -> Lives {
        let late = try await People(client).create(1)[0]
        for id in [people[0], people[1], late] {
            let answer = try await client.post(
                "/api/v1/people/\(id)/erasures", ["reason": "art-17-1-a", "suppress": true])
            #expect(answer.status == 201, "\(answer.text)")
        }
        let restriction = try await client.post(
            "/api/v1/people/\(people[2])/restriction", ["reason": "art-18-1-a"])
        #expect(restriction.status < 300, "\(restriction.text)")
        let withdrawal = try await client.post(
            "/api/v1/people/\(people[3])/withdrawals", ["purposes": ["newsletter"], "channels": ["email", "phone"]])
        #expect(withdrawal.status < 300, "\(withdrawal.text)")
        return Lives(
            living: Array(people[3...]), erased: Array(people[..<2]), restricted: people[2], withdrawn: people[3],
            late: late)
    }

    /// Puts a copy of the data directory back that is older than what was done since; nothing runs afterwards.
    private static func rollBack(_ installation: Installation, _ workspace: Workspace) async throws -> Lives {
        let first = try await installation.serve()
        let people = try await People(first.client(workspace.token)).create(6)
        #expect(try await first.stop() == 0)
        let copy = installation.folder + "/copy"
        try await installation.run("/bin/cp", ["-a", installation.state + "/postgres", copy])
        let second = try await installation.serve()
        let lives = try await live(people, second.client(workspace.token))
        // Blocks are lost too, and the log has to go on in a new incarnation.
        try await Deadline.wait(until: "every entry is sealed") {
            try await installation.obhut("audit", "verify").json.items[0].unsealed.int == 0
        }
        #expect(try await second.stop() == 0)
        try FileManager.default.removeItem(atPath: installation.state + "/postgres")
        try await installation.run("/bin/mv", [copy, installation.state + "/postgres"])
        return lives
    }

    /// Nothing personal is served, and whoever asks reads why.
    private static func expectFenced(
        _ lives: Lives, _ client: HTTPClient, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        try await Deadline.wait(until: "it is fenced") {
            let ready = try await client.get("/ready")
            return ready.status == 503 && ready.text.contains("erasure replay")
        }
        for id in lives.erased + lives.living {
            #expect(try await client.get("/api/v1/people/\(id)").status == 503)
        }
        let command = try await installation.obhut("person", "show", lives.erased[0], "--tenant", workspace.tenant)
        #expect(command.code == 4, "\(command)")
    }

    /// Who was erased is nowhere, who was restricted is so again, everybody else lives.
    private static func expect(
        _ lives: Lives, _ client: HTTPClient, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        for id in lives.erased + [lives.late] {
            #expect(try await client.get("/api/v1/people/\(id)").status == 404)
            let shown = try await installation.obhut("person", "show", id, "--tenant", workspace.tenant)
            #expect(shown.code == 3, "\(shown)")
        }
        for id in lives.living { #expect(try await client.get("/api/v1/people/\(id)").status == 200) }
        let superuser = Superuser(installation: installation)
        #expect(
            try await superuser.query("SELECT state FROM subject WHERE id = '\(lives.restricted)'") == ["restricted"])
        let withdrawals = """
            SELECT kind || ' ' || purposes::text || ' ' || channels::text FROM reduction
            WHERE subject_id = '\(lives.withdrawn)'
            """
        #expect(try await superuser.query(withdrawals) == ["withdrawal {newsletter} {email,phone}"])
        let erasures = try await installation.obhut("erasure", "list", "--tenant", workspace.tenant).json.items
        #expect(Set(erasures.list.compactMap(\.personId.string)).isSuperset(of: lives.erased + [lives.late]))
        for erasure in erasures.list.compactMap(\.erasureId.string) {
            let receipt = try await installation.obhut("erasure", "receipt", erasure, "--tenant", workspace.tenant)
            #expect(try receipt.json.replayedAt.string != nil, "\(receipt)")
            let file = try installation.write("receipt-\(UUID().uuidString).json", receipt.output)
            #expect(try await installation.obhut("erasure", "verify", file).code == 0)
        }
        // Hers too who came after the copy.
        #expect(try await superuser.number("SELECT count(*) FROM suppression") >= lives.erased.count + 1)
    }

    /// The data stream holds neither a name nor a key, the key stream no root; both are for their user alone.
    private static func expectSealed(_ backup: String, _ places: [String]) throws {
        let scanner = NeedleScanner(["Hauptstraße 5", "Ladengespräch"])
        #expect(scanner.hits(below: backup).hits.isEmpty)
        for place in [backup] + places {
            let walk = try #require(FileManager.default.enumerator(atPath: place))
            var count = 0
            while let name = walk.nextObject() as? String {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(place)/\(name)")
                guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
                count += 1
                #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
                #expect(!name.hasSuffix("root.key") && !name.hasSuffix("recovery.key"))
            }
            #expect(count >= 2, "\(place)")
        }
    }
}
