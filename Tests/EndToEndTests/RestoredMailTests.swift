import Foundation
import TestSupport
import Testing

/// Mail that a database older than an erasure still means to send.
struct RestoredMailTests {
    /// Of the people it invents every third has agreed to the newsletter.
    private static let (invented, readers) = (12, 4)
    /// Signed up and is a customer; and signed up only.
    private static let (customer, stranger) = ("wilma.stein@kunden.example", "anna.gross@kunden.example")
    private static let kinds = "kind IN ('campaign', 'confirmation-mail')"

    /// What becomes of those who wait for a message, after the copy.
    private struct Lives {
        var erased: [String]
        /// Withdrew.
        var withdrawn: String
        var living: [String]
        /// The addresses of each.
        var addresses: [String: Set<String>]
    }

    @Test("R-49 what a database that came back means to send stays with it until the erased are erased again")
    func fenced() async throws {
        try await Installation.prepared { installation, workspace in
            let lives = try await MailSink.with(["--reply-rcpt", "450 4.7.1 later"]) { sink async throws in
                try await rollBack(installation, workspace, sink)
            }
            try await MailSink.with { sink async throws in
                let later = Self.mail(sink).merging(["OBHUT_CLOCK_OFFSET": "PT2H"]) { $1 }
                let daemon = try await installation.serve(later, untilReady: false)
                let client = daemon.client(workspace.token)
                let superuser = Superuser(installation: installation)
                try await expectFenced(client)
                let due = "SELECT count(*) FROM job WHERE \(Self.kinds) AND due < now() + interval '1 hour'"
                #expect(try await superuser.number(due) == 3, "the newsletter and two who signed up")
                #expect(
                    try await superuser.number("SELECT count(*) FROM delivery WHERE state = 'planned'") == Self.readers)
                try await expectNothing(sink, superuser)

                let killed = try await installation.finish(
                    installation.startCommand(["erasure", "replay"], failpoint: "person.erase.after-commit=kill"))
                #expect(killed.code == 128 + 9, "\(killed)")
                try await expectFenced(client)
                try await expectNothing(sink, superuser)

                let replayed = try await installation.obhut("erasure", "replay")
                #expect(replayed.code == 0, "\(replayed)")
                try await daemon.isReady()
                try await Deadline.wait(until: "whatever waited is sent") {
                    try await superuser.number("SELECT count(*) FROM job WHERE \(Self.kinds)") == 0
                }
                for id in lives.erased { #expect(try await client.get("\(WriteScenes.person)/\(id)").status == 404) }
                let recipients = try sink.messages().map(Self.recipient)
                #expect(recipients.count == lives.living.count + 1 && recipients.contains(Self.stranger))
                for id in lives.erased + [lives.withdrawn] + lives.living {
                    let count = recipients.count { lives.addresses[id]?.contains($0) == true }
                    #expect(count == (lives.living.contains(id) ? 1 : 0), "\(id)")
                }
                #expect(try await installation.obhut("audit", "verify").code == 0)
                #expect(try await daemon.stop() == 0)
            }
        }
    }

    // MARK: What must hold

    private func expectFenced(_ client: HTTPClient) async throws {
        try await Deadline.wait(until: "it is fenced") {
            let ready = try await client.get("/ready")
            return ready.status == 503 && ready.text.contains("erasure replay")
        }
    }

    /// Nothing was taken up and nothing came, in a time in which whoever does the jobs looks for them again and again.
    private func expectNothing(_ sink: MailSink, _ superuser: Superuser) async throws {
        let jobs = "SELECT id, attempts, due, claimed_until FROM job WHERE \(Self.kinds) ORDER BY id"
        let deliveries = "SELECT subject_id, state, attempts FROM delivery ORDER BY subject_id"
        let before = try await superuser.query(jobs) + superuser.query(deliveries)
        // The service looks at its lease every two seconds while it is fenced, and for jobs twice a second.
        let look = """
            SELECT a.query_start FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'
                AND l.granted AND ((l.classid::bigint << 32) | l.objid::bigint) = x'6f6268757404'::bigint
            """
        var looks: Set<String> = []
        try await Deadline.wait(until: "the service has looked again twice") {
            looks.formUnion(try await superuser.query(look))
            return looks.count > 2
        }
        #expect(try await superuser.query(jobs) + superuser.query(deliveries) == before)
        #expect(try sink.messages().isEmpty)
    }

    // MARK: There and back

    private static func mail(_ sink: MailSink) -> [String: String] {
        ["OBHUT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"]
    }

    private static func recipient(_ message: String) -> String {
        message.firstMatch(of: /X-To: (\S+)/).map { $0.1.lowercased() } ?? ""
    }

    /// Has messages queued that nobody takes yet, erases two and takes a withdrawal down, and puts a copy of the data directory
    /// back that is older than that; nothing runs afterwards.
    private func rollBack(
        _ installation: Installation, _ workspace: Workspace, _ sink: MailSink
    ) async throws -> Lives {
        let stage = try await Stage(installation, workspace)
        try await stage.restart(Self.mail(sink))
        var lives = try await queue(stage)
        try await stage.stop()
        let (data, copy) = (installation.state + "/postgres", installation.folder + "/copy")
        try await installation.run("/bin/cp", ["-a", data, copy])

        try await stage.start(Self.mail(sink))
        for id in [lives.living.removeFirst()] + lives.erased {
            let erased = try await stage.client.post(
                "\(WriteScenes.person)/\(id)/erasures", ["reason": "art-17-1-a"])
            #expect(erased.status == 201, "\(erased.text)")
            if !lives.erased.contains(id) { lives.erased.append(id) }
        }
        lives.withdrawn = lives.living.removeFirst()
        let withdrawn = try await stage.client.post(
            "\(WriteScenes.person)/\(lives.withdrawn)/withdrawals", ["purposes": ["newsletter"], "channels": "all"])
        #expect(withdrawn.status == 201, "\(withdrawn.text)")
        try await stage.stop()
        try FileManager.default.removeItem(atPath: data)
        try await installation.run("/bin/mv", [copy, data])
        return lives
    }

    /// Queues a newsletter and the messages of two who sign up, and waits until the mail server has put each of them off.
    private func queue(_ stage: Stage) async throws -> Lives {
        let loaded = try await stage.desk.obhut("demo", "load", "--people", "\(Self.invented)")
        #expect(loaded.code == 0, "\(loaded)")
        let customer = try await WriteScenes.make(
            stage, WriteScenes.person, People.body("Stein", email: Self.customer))
        for email in [Self.customer, Self.stranger] {
            #expect(try await WriteScenes.signUp(stage, email).status == 200)
        }
        let campaign = try await WriteScenes.make(
            stage, "/api/v1/campaigns",
            ["name": "Herbst", "purpose": "newsletter", "subject": "Neues", "body": "Guten Tag"])
        #expect(try await stage.client.post("/api/v1/campaigns/\(campaign)/sending", [:]).status == 202)
        try await Deadline.wait(until: "all of it is put off") {
            try await stage.superuser.number(
                """
                SELECT count(*) FROM job WHERE \(Self.kinds) AND last_code IS NOT NULL AND claimed_until IS NULL
                """) == 3
        }
        let readers = try await stage.superuser.query(
            "SELECT subject_id FROM delivery WHERE campaign_id = '\(campaign)' AND state = 'planned' ORDER BY 1")
        try #require(readers.count == Self.readers)
        var lives = Lives(erased: [customer], withdrawn: "", living: readers, addresses: [:])
        for id in readers + [customer] {
            let points = try await stage.client.get("\(WriteScenes.person)/\(id)").json.contactPoints.list
            let emails = points.filter { $0.kind.string == "email" }.compactMap { $0.value.string?.lowercased() }
            try #require(!emails.isEmpty)
            lives.addresses[id] = Set(emails)
        }
        return lives
    }
}
