import Foundation
import Testing

/// A kill before and after the commit of every transaction that writes: all of it or nothing, and once more makes it whole.
struct WriteFlowTests {
    /// Scenes that share an installation.
    enum Act: String, CaseIterable, Sendable {
        case people, consents, records, staff, imports, files, runs, commands

        var scenes: [WriteScene] {
            switch self {
            case .people: WriteScenes.people
            case .consents: WriteScenes.consents + WriteScenes.requests
            case .records: WriteScenes.records
            case .staff: WriteScenes.staff
            case .imports: WriteScenes.imports
            case .files: WriteScenes.files
            case .runs: WriteScenes.runs
            case .commands: WriteScenes.commands
            }
        }
    }

    /// What the service does by itself, or around what it is asked for: each has its own test below.
    private static let keys = ["idempotency.claim", "idempotency.complete", "idempotency.release"]
    private static let messages = ["job.claim", "link.add", "link.withdraw", "job.settle"]
    /// The service that queued a job may have taken it before it died.
    private static let untaken = "UPDATE job SET due = created_at, claimed_until = NULL, attempts = 0"
    private static let starts = ["import.abandon"]
    private static let deliveries = ["delivery.note", "delivery.abandon", "delivery.resend"]
    private static let housekeeping = ["quarantine.expire"]
    private static let signups = ["signup.send", "signup.unsend"]
    private static let expiries = ["signup.expire"]
    private static let forgotten = ["request.expire"]
    private static let adoptions = ["wording.adopt"]

    @Test("Every transaction of the sources that writes is cut off here")
    func complete() throws {
        let scenes = Act.allCases.flatMap(\.scenes).flatMap(\.flows)
        let others =
            Self.keys + Self.messages + Self.starts + Self.deliveries + Self.housekeeping + Self.adoptions
            + Self.signups + Self.expiries + Self.forgotten + CampaignFlowTests.flows
        #expect(Set(scenes + others).sorted() == Failpoints.flows)
    }

    @Test(
        "Killed before its commit nothing has happened, killed after it all has, and a repeat is done once",
        arguments: Act.allCases)
    func scenes(act: Act) async throws {
        try await staged { stage in
            for scene in act.scenes { try await WriteTrial(stage: stage, scene: scene).run() }
        }
    }

    @Test("A request with a key is carried out once, wherever the service dies between claim and answer")
    func keys() async throws {
        try await staged { stage in
            for flow in Self.keys.dropLast() {
                for place in ["before", "after"] { try await create(at: "\(flow).\(place)-commit", stage) }
            }
            for place in ["before", "after"] { try await refuse(at: "idempotency.release.\(place)-commit", stage) }
        }
    }

    private func create(at point: String, _ stage: Stage) async throws {
        let key = ["Idempotency-Key": UUID().uuidString]
        let email = "\(WriteScenes.word)@kunden.example"
        func post() async throws -> HTTPAnswer {
            try await stage.client.post(WriteScenes.person, People.body("Einmal", email: email), headers: key)
        }
        let people = try await stage.superuser.number("SELECT count(*) FROM person")
        try stage.arm(point)
        _ = try? await post()
        try await stage.revive(after: point)
        let isClaimed = point == "idempotency.claim.after-commit"
        if isClaimed {
            #expect(try await post().status == 409, "the claim is held until its lease ends")
            try await stage.restart(["OBHUT_CLOCK_OFFSET": "PT2M"])
        }
        let answer = try await post()
        #expect(answer.status == 201, "\(point): \(answer.text)")
        let isReplayed = answer.headers["idempotency-replayed"] == "true"
        #expect(isReplayed == point.hasPrefix("idempotency.complete"), "\(point): \(answer.headers)")
        #expect(try await stage.superuser.number("SELECT count(*) FROM person") == people + 1, "\(point)")
        if isClaimed { try await stage.restart() }
    }

    private func refuse(at point: String, _ stage: Stage) async throws {
        let key = ["Idempotency-Key": UUID().uuidString]
        func post() async throws -> HTTPAnswer {
            try await stage.client.post(WriteScenes.person, ["familyName": "Ohnegrund"], headers: key)
        }
        let before = try await stage.fingerprint()
        try stage.arm(point)
        _ = try? await post()
        try await stage.revive(after: point)
        if point == "idempotency.release.before-commit" {
            #expect(try await post().status == 409, "the claim is held until its lease ends")
            try await stage.restart(["OBHUT_CLOCK_OFFSET": "PT2M"])
        }
        #expect(try await post().status == 422, "\(point)")
        #expect(try await stage.fingerprint().since(before).isEmpty, "\(point)")
        try await stage.restart()
    }

    @Test("A message whose sender dies is tried again when its lease is over, and stays one")
    func messages() async throws {
        try await staged { stage in
            let email = try await stage.colleague().email
            let list = try await stage.client.get("/api/v1/members").json.items.list
            let member = try #require(list.first { $0.email.string == email }?.id.string)
            for point in Self.messages.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                try await stage.superuser.tamper("DELETE FROM job; DELETE FROM member_link WHERE used_at IS NULL")
                // It is queued by a service that dies at once, so that the next one finds it.
                try stage.arm("password.reset.after-commit")
                _ = try? await stage.client.post("/api/v1/members/\(member)/password-resets", [:])
                try await stage.expectDeath(at: point)
                try await stage.superuser.tamper(Self.untaken)
                try await stage.startAndDie(at: point)
                try await stage.start(["OBHUT_CLOCK_OFFSET": "PT10M"])
                try await Deadline.wait(until: "\(point): it is tried again") {
                    try await stage.superuser.query(
                        "SELECT kind, state, last_code IS NOT NULL, claimed_until IS NULL, due > now() FROM job")
                        == ["password-reset-mail|waiting|t|t|t"]
                }
                // Of a link that was made for a message that did not go out, nobody knows the secret.
                #expect(try await stage.superuser.number("SELECT count(*) FROM member_link WHERE used_at IS NULL") <= 1)
                try await stage.restart()
            }
        }
    }

    @Test("A service that dies while it clears up after another one leaves that to the next")
    func starts() async throws {
        try await staged { stage in
            let file = PeopleFile.bytes(rows: 8, from: 90_000)
            func post() async throws -> HTTPAnswer {
                try await stage.client.send(
                    "POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"], body: file)
            }
            for point in Self.starts.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                try stage.arm("import.chunk.before-commit")
                _ = try? await post()
                try await stage.expectDeath(at: point)
                try await stage.startAndDie(at: point)
                try await stage.start()
                let states = try await stage.superuser.query("SELECT DISTINCT state FROM import_batch")
                #expect(states == ["failed"], "\(point)")
            }
            #expect(try await post().json.imported.int == 8)
        }
    }

    @Test("A webhook's message whose sender dies is tried again and stays one, and is given up or sent anew as a whole")
    func deliveries() async throws {
        try await staged { stage in
            let hook = try await WriteScenes.make(
                stage, "/api/v1/webhooks", ["url": "https://haken.invalid/a", "events": ["person.created"]])
            func told() async throws -> [String] {
                try await stage.superuser.query(
                    "SELECT state, attempts > 0, last_code IS NOT NULL FROM webhook_delivery")
            }
            for place in ["before", "after"] {
                let point = "delivery.note.\(place)-commit"
                try await queue(stage, dyingAt: point)
                try await stage.start(["OBHUT_CLOCK_OFFSET": "PT10M"])
                try await Deadline.wait(until: "\(point): it is tried again") {
                    try await stage.superuser.number(
                        "SELECT count(*) FROM webhook_delivery WHERE attempts > \(place == "after" ? 1 : 0)") == 1
                }
                #expect(try await told() == ["waiting|t|t"], "\(point)")
                try await stage.restart()
            }
            for place in ["before", "after"] {
                let point = "delivery.abandon.\(place)-commit"
                try await stage.superuser.tamper("UPDATE webhook SET state = 'active'")
                try await queue(stage, dyingAt: point, first: "UPDATE webhook SET state = 'disabled'")
                try await stage.start(["OBHUT_CLOCK_OFFSET": "PT10M"])
                try await Deadline.wait(until: "\(point): it is given up") {
                    try await stage.superuser.number("SELECT count(*) FROM job WHERE kind = 'webhook'") == 0
                }
                #expect(try await told() == ["failed|f|t"], "\(point)")
                try await stage.restart()
            }
            // As the log knows it.
            try await stage.superuser.tamper("UPDATE webhook SET state = 'active'")
            for place in ["before", "after"] {
                let point = "delivery.resend.\(place)-commit"
                let entries = "SELECT count(*) FROM audit_entry WHERE action = 'webhook.resend'"
                let before = try await stage.superuser.number(entries)
                let delivery = try await stage.superuser.query("SELECT id FROM webhook_delivery")[0]
                try stage.arm(point)
                _ = try? await stage.client.post("/api/v1/webhooks/\(hook)/deliveries/\(delivery)/attempts", [:])
                try await stage.revive(after: point)
                #expect(try await stage.superuser.number(entries) == before + (place == "after" ? 1 : 0), "\(point)")
            }
        }
    }

    /// One delivery alone waits when the service starts, and it dies of it.
    private func queue(_ stage: Stage, dyingAt point: String, first change: String = "SELECT 1") async throws {
        try await stage.superuser.tamper("DELETE FROM job; DELETE FROM webhook_delivery")
        try stage.arm("person.create.after-commit")
        _ = try? await stage.client.post(WriteScenes.person, People.body("Neu"))
        try await stage.expectDeath(at: point)
        try await stage.superuser.tamper("\(Self.untaken); \(change)")
        try await stage.startAndDie(at: point)
    }

    @Test(
        "A confirmation whose sender dies is tried again when its lease is over, and no token of a lost message counts")
    func confirmations() async throws {
        try await staged { stage in
            for point in Self.signups.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                try await stage.superuser.tamper("DELETE FROM job")
                try stage.arm("signup.request.after-commit")
                _ = try? await WriteScenes.signUp(stage, "\(WriteScenes.word)@kunden.example")
                try await stage.expectDeath(at: point)
                try await stage.superuser.tamper(Self.untaken)
                try await stage.startAndDie(at: point)
                try await stage.start(["OBHUT_CLOCK_OFFSET": "PT10M"])
                try await Deadline.wait(until: "\(point): it is tried again") {
                    try await stage.superuser.query(
                        """
                        SELECT j.kind, j.state, j.last_code IS NOT NULL, j.claimed_until IS NULL, p.state, p.token_hash IS NULL
                        FROM job j JOIN pending_signup p ON p.id = j.reference
                        """) == ["confirmation-mail|waiting|t|t|waiting|t"]
                }
                try await stage.restart()
            }
        }
    }

    @Test("Sign-ups whose time is over go whole, and a service that dies of it leaves them to the next")
    func expiries() async throws {
        try await staged { stage in
            for point in Self.expiries.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                // It is kept by a service that dies at once: a sender would move it to and fro between its states.
                try stage.arm("signup.request.after-commit")
                _ = try? await WriteScenes.signUp(stage, "\(WriteScenes.word)@kunden.example")
                try await stage.expectDeath(at: point)
                try await stage.superuser.tamper(
                    """
                    DELETE FROM job; UPDATE pending_signup SET requested_at = requested_at - interval '8 days'
                    WHERE state = 'waiting'
                    """)
                try await stage.startAndDie(at: point)
                try await stage.start()
                try await Deadline.wait(until: "\(point): they are gone") {
                    try await stage.superuser.number(
                        """
                        SELECT (SELECT count(*) FROM pending_signup WHERE state <> 'expired')
                            + (SELECT count(*) FROM subject WHERE kind = 'pending')
                        """) == 0
                }
            }
            #expect(try await stage.superuser.number("SELECT sum(expired) FROM signup_count") == 2)
        }
    }

    @Test("Requests that nobody confirms go whole, and a service that dies of it leaves them to the next")
    func forgotten() async throws {
        try await staged { stage in
            for point in Self.forgotten.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                try stage.arm("request.open.after-commit")
                _ = try? await WriteScenes.ask(stage, "\(WriteScenes.word)@kunden.example")
                try await stage.expectDeath(at: point)
                try await stage.superuser.tamper(
                    """
                    DELETE FROM job; UPDATE subject_request SET received_at = received_at - interval '8 days'
                    WHERE state = 'RequestInitiated'
                    """)
                try await stage.startAndDie(at: point)
                try await stage.start()
                try await Deadline.wait(until: "\(point): they are gone") {
                    try await stage.superuser.number(
                        """
                        SELECT (SELECT count(*) FROM subject_request WHERE state <> 'RequestUnfulfilled')
                            + (SELECT count(*) FROM subject WHERE kind = 'pending')
                        """) == 0
                }
            }
        }
    }

    @Test("Quarantined rows whose time is over go whole, and a service that dies of it leaves them to the next")
    func housekeeping() async throws {
        try await staged { stage in
            for point in Self.housekeeping.flatMap({ ["\($0).before-commit", "\($0).after-commit"] }) {
                _ = try await stage.client.send(
                    "POST", "/api/v1/imports", headers: ["Content-Type": "text/csv"],
                    body: PeopleFile.bytes(rows: 6, from: 91_000, broken: 2))
                try await stage.superuser.tamper(
                    "UPDATE import_batch SET created_at = created_at - interval '400 days' WHERE quarantined > 0")
                try await stage.stop()
                try await stage.startAndDie(at: point)
                try await stage.start()
                try await Deadline.wait(until: "\(point): they are gone") {
                    try await stage.superuser.number(
                        "SELECT (SELECT count(*) FROM import_row) + (SELECT sum(quarantined) FROM import_batch)") == 0
                }
            }
        }
    }

    @Test(
        "A tenant of an older version has all of its purposes' words or none, and the next start gives what is missing")
    func adoptions() async throws {
        try await staged { stage in
            func kept() async throws -> [String] {
                try await stage.superuser.query("SELECT purpose_code, kind, version FROM purpose_text ORDER BY 1, 2, 3")
            }
            let whole = try await kept()
            #expect(!whole.isEmpty)
            for place in ["before", "after"] {
                try await stage.superuser.tamper("DELETE FROM purpose_text")
                try await stage.stop()
                try await stage.startAndDie(at: "wording.adopt.\(place)-commit")
                #expect(try await kept() == (place == "after" ? whole : []), "\(place)")
                try await stage.start()
                #expect(try await kept() == whole, "\(place)")
            }
        }
    }

    /// Runs `body` on a stage of its own; afterwards database and log are sound.
    private func staged(_ body: @Sendable (Stage) async throws -> Void) async throws {
        try await Installation.prepared { installation, workspace in
            let stage = try await Stage(installation, workspace)
            try await body(stage)
            try await Soundness(installation: installation).expect("in the end")
            let checked = try await installation.obhut("database", "check")
            #expect(checked.code == 0, "\(checked)")
            try await stage.stop()
        }
    }
}
