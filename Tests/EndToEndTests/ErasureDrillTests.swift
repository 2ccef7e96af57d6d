import Foundation
import Testing

/// Many erasures, and databases of many moments that come back in every way: nobody who was erased is read again.
struct ErasureDrillTests {
    private static let isLong = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] == "1"
    private static let erasures = isLong ? 1_000 : 20
    private static let points = isLong ? 5 : 2
    /// Who lives on.
    private static let living = 4

    /// A moment that the database can be taken back to.
    private enum Point {
        /// A base backup and the archived log up to a name.
        case time(base: String, name: String)
        /// A copy of the data directory.
        case files(String)
        /// A backup of Obhut's own, put in place without asking anybody.
        case backup(String)
    }

    @Test(
        "R-49 R-51 whoever was erased is read in no database that comes back, however, and soon with no key that is held"
    )
    func drill() async throws {
        try await Installation.prepared { installation, workspace in
            let archive = LogArchive(installation: installation)
            try archive.begin()
            var daemon = try await installation.serve()
            let file = try installation.write(
                "kartei.csv", PeopleFile.bytes(rows: Self.erasures + Self.living, from: 0))
            _ = try await Desk(installation: installation, workspace: workspace).importFile(file)
            let people = try await Superuser(installation: installation).query("SELECT id FROM person ORDER BY id")
            try #require(people.count == Self.erasures + Self.living)
            let (erased, living) = (Array(people.dropLast(Self.living)), Array(people.suffix(Self.living)))
            let probe = KeyProbe(installation: installation, tenant: workspace.id)
            let base = try await backup(0, installation)

            // Restore points, and erasures between them.
            var points: [Point] = []
            let share = Self.erasures / Self.points
            for number in 0..<Self.points {
                points.append(try await point(number, base, archive, installation, &daemon))
                let client = daemon.client(workspace.token)
                for id in erased.dropFirst(number * share).prefix(share) { try await erase(id, client) }
            }
            #expect(try await probe.count(erased) == KeyProbe.Count(held: 0, opened: 0))
            try await archive.flush()
            #expect(try await daemon.stop() == 0)

            // While the key above theirs lives, the fence and the replay are what keeps them unread.
            for (number, point) in points.enumerated() {
                try await bring(back: point, archive, installation)
                daemon = try await installation.serve(untilReady: false)
                try await expectFenced(erased + living, daemon.client(workspace.token))
                if number == 0 { try await expectRefused(erased[0], installation, workspace) }
                let held = try await probe.count(erased)
                #expect(
                    held.held >= Self.erasures - number * share && held.opened == held.held,
                    "\(number): the copy is older")
                let replayed = try await installation.obhut("erasure", "replay")
                #expect(replayed.code == 0, "\(number): \(replayed)")
                try await daemon.isReady()
                try await expectGone(erased, living, daemon.client(workspace.token), installation, workspace)
                #expect(try await probe.count(erased) == KeyProbe.Count(held: 0, opened: 0), "\(number)")
                if number == points.count - 1 {
                    #expect(try await installation.obhut("audit", "verify").code == 0)
                    try await turn(installation, workspace)
                }
                #expect(try await daemon.stop() == 0)
            }

            // Behind the turn nobody reads them with any key that is held, override or not.
            for (number, point) in points.enumerated() {
                try await bring(back: point, archive, installation)
                daemon = try await installation.serve(untilReady: false)
                let client = daemon.client(workspace.token)
                try await expectFenced(erased + living, client)
                let held = try await probe.count(erased)
                #expect(held.held >= Self.erasures - number * share && held.opened == 0, "\(number): \(held)")
                if number == points.count - 1 { try await expectUnread(erased, daemon, installation, workspace) }
                #expect(try await daemon.stop() == 0)
            }
        }
    }

    // MARK: There and back

    private func backup(_ number: Int, _ installation: Installation) async throws -> String {
        let place = "\(installation.folder)/backup-\(number)"
        let made = try await installation.obhut("backup", "create", "--output", place)
        guard made.code == 0 else { throw EndToEndError("no backup: \(made)") }
        return place + "/database.tar"
    }

    private func point(
        _ number: Int, _ base: String, _ archive: LogArchive, _ installation: Installation, _ daemon: inout Daemon
    ) async throws -> Point {
        switch number % 3 {
        case 0:
            try await archive.mark("moment-\(number)")
            return .time(base: base, name: "moment-\(number)")
        case 1:
            #expect(try await daemon.stop() == 0)
            let copy = "\(installation.folder)/copy-\(number)"
            try await installation.run("/bin/cp", ["-a", installation.state + "/postgres", copy])
            daemon = try await installation.serve()
            return .files(copy)
        default: return .backup(try await backup(number, installation))
        }
    }

    private func bring(back point: Point, _ archive: LogArchive, _ installation: Installation) async throws {
        let cluster = installation.state + "/postgres"
        switch point {
        case .time(let base, let name): try await archive.restore(base, to: name)
        case .files(let copy):
            try FileManager.default.removeItem(atPath: cluster)
            try await installation.run("/bin/cp", ["-a", copy, cluster])
            try archive.end()
        case .backup(let tar):
            try FileManager.default.removeItem(atPath: cluster)
            try await installation.run("/bin/mkdir", ["-m", "0700", cluster])
            try await installation.run("/bin/tar", ["-xpf", tar, "-C", cluster])
            try archive.end()
        }
    }

    private func erase(_ id: String, _ client: HTTPClient) async throws {
        while true {
            let answer = try await client.post("/api/v1/people/\(id)/erasures", ["reason": "art-17-1-a"])
            if answer.status == 201 { return }
            // Not faster than the limit of requests lets anybody be.
            guard answer.status == 429 else { throw EndToEndError("not erased: \(answer.status) \(answer.text)") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func turn(_ installation: Installation, _ workspace: Workspace) async throws {
        let turned = try await installation.obhut("key", "rotate", "tenant", "--yes", "--tenant", workspace.tenant)
        #expect(try turned.code == 0 && turned.json.destroyed.list.count == 1, "\(turned)")
    }

    // MARK: What must hold

    /// Nothing of anybody is found, read or changed, and nothing is sent: every door says why.
    private func expectFenced(_ people: [String], _ client: HTTPClient) async throws {
        try await Deadline.wait(until: "it is fenced") {
            let ready = try await client.get("/ready")
            return ready.status == 503 && ready.text.contains("erasure replay")
        }
        for id in people { #expect(try await client.get("/api/v1/people/\(id)").status == 503) }
        for path in ["/api/v1/people", "/api/v1/people?q=kunde", "/api/v1/audit", "/api/v1/campaigns"] {
            #expect(try await client.get(path).status == 503, "\(path)")
        }
    }

    /// Commands say the same, and nothing is destroyed on the word of this database.
    private func expectRefused(
        _ person: String, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        for line in [
            ["person", "show", person], ["person", "find", "--email", "kunde0@versand.example"], ["campaign", "list"],
        ] {
            let answer = try await installation.finish(
                installation.startCommand(line + ["--tenant", workspace.tenant]))
            #expect(answer.code == 4 && answer.text.contains("fenced"), "\(answer)")
        }
        let maintenance = try await installation.obhut("maintenance", "run")
        #expect(maintenance.code == 4 && maintenance.text.contains("fenced"), "\(maintenance)")
    }

    /// The erased are nowhere, everybody else is there.
    private func expectGone(
        _ erased: [String], _ living: [String], _ client: HTTPClient, _ installation: Installation,
        _ workspace: Workspace
    ) async throws {
        let there = try await Superuser(installation: installation).query("SELECT id FROM person")
        #expect(Set(there) == Set(living))
        for id in erased { #expect(try await client.get("/api/v1/people/\(id)").status == 404) }
        for id in living { #expect(try await client.get("/api/v1/people/\(id)").status == 200) }
        let desk = Desk(installation: installation, workspace: workspace)
        #expect(try await desk.obhut("person", "find", "--query", "Nößler").json.items.list.count == living.count)
    }

    /// The operator lets the service work without a replay, and stands in the log for it; the erased stay unread.
    private func expectUnread(
        _ erased: [String], _ daemon: Daemon, _ installation: Installation, _ workspace: Workspace
    ) async throws {
        let unsaid = try await installation.obhut("node", "fence", "override", "--yes")
        #expect(unsaid.code == 64, "a reason is demanded: \(unsaid)")
        let said = try await installation.obhut("node", "fence", "override", "--yes", "--reason", "DRILL-9")
        #expect(said.code == 0, "\(said)")
        try await daemon.isReady()
        let superuser = Superuser(installation: installation)
        #expect(
            try await superuser.number(
                "SELECT count(*) FROM audit_entry WHERE action = 'fence.override' AND reason = 'DRILL-9'") == 1)
        let client = daemon.client(workspace.token)
        for id in erased {
            let answer = try await client.get("/api/v1/people/\(id)")
            #expect(answer.status >= 400 && !answer.text.contains("Nößler"), "\(answer.text)")
        }
    }
}
