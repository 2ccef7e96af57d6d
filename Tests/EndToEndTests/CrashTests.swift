import Foundation
import Glibc
import Testing

/// Sudden ends of the service, of its database, and of the active one of two.
struct CrashTests {
    @Test("After kill -9 the database lives on, and the next start adopts it with everything that was acknowledged")
    func serviceKilled() async throws {
        try await Installation.prepared { installation, workspace in
            let first = try await installation.serve()
            let people = People(first.client(workspace.token))
            let ids = try await people.create(5)
            let database = try #require(installation.database)
            try await first.program.crash()
            #expect(installation.database == database)

            let second = try await installation.serve()
            #expect(installation.database == database)
            try await People(second.client(workspace.token)).expect(ids)
            #expect(try await second.stop() == 0)
            #expect(installation.database == nil, "an adopted database is stopped too")
        }
    }

    @Test("obhut stops a database that a killed service left, and works beside a running one")
    func orphanAndCommand() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let beside = try await installation.obhut("tenant", "list")
            #expect(beside.code == 0, "\(beside)")
            #expect(try await daemon.client().get("/ready").status == 200)
            try await daemon.program.crash()
            let after = try await installation.obhut("tenant", "show", "--tenant", workspace.tenant)
            #expect(after.code == 0, "\(after)")
            #expect(installation.database == nil)
        }
    }

    @Test("Killed with its database, the next start recovers")
    func bothKilled() async throws {
        try await Installation.prepared { installation, workspace in
            let first = try await installation.serve()
            let ids = try await People(first.client(workspace.token)).create(3)
            try await first.program.crash()
            try installation.crashDatabase()
            let second = try await installation.serve()
            try await People(second.client(workspace.token)).expect(ids)
        }
    }

    @Test("Without its database data routes answer 503 with Retry-After, /ready is false, and all comes back by itself")
    func databaseKilled() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let client = daemon.client(workspace.token)
            var acknowledged = try await People(client).create(3)
            for _ in 0..<2 {
                // It cannot be started again for a while.
                let (here, away) = (installation.state + "/postgres/global", installation.state + "/postgres/away")
                try FileManager.default.moveItem(atPath: here, toPath: away)
                let killed = ContinuousClock.now
                try installation.crashDatabase()
                async let writes = People(client).createWhileDown(until: killed + .seconds(3))
                try await Deadline.wait(until: "/ready is false") {
                    try await client.get("/ready").status == 503
                }
                let (created, refusals) = try await writes
                #expect(!refusals.isEmpty)
                #expect(
                    refusals.allSatisfy { $0.status == 503 && $0.headers["retry-after"] != nil },
                    "\(refusals.map(\.text))")
                acknowledged += created
                try FileManager.default.moveItem(atPath: away, toPath: here)
                try await daemon.isReady()
                #expect(try await client.get("/api/v1/people?limit=1").status == 200)
                try await People(client).expect(acknowledged)
            }
            #expect(try await daemon.stop() == 0)
            #expect(installation.database == nil)
        }
    }

    @Test("A second obhutd waits as standby and takes over after the first is killed")
    func standby() async throws {
        try await Installation.prepared { installation, workspace in
            let active = try await installation.serve()
            let ids = try await People(active.client(workspace.token)).create(2)
            let standby = try await installation.serve(untilReady: false)
            try await Deadline.wait(until: "it says that it is standby") {
                try await standby.client().get("/ready").text.contains("standby")
            }
            #expect(try await standby.client().get("/live").status == 200)
            #expect(try await standby.client(workspace.token).get("/api/v1/people").status == 503)
            #expect(try await active.client().get("/ready").status == 200)

            try await active.program.crash()
            try await standby.isReady()
            let people = People(standby.client(workspace.token))
            try await people.expect(ids)
            try await people.expect(try await people.create(1))
            let verified = try await installation.obhut("audit", "verify")
            #expect(verified.code == 0, "\(verified)")
            #expect(try await standby.stop() == 0)
            #expect(installation.database == nil)
        }
    }

    @Test("A standby takes over when the active one is stopped in order, and the database stays")
    func orderlyHandover() async throws {
        try await Installation.prepared { installation, workspace in
            let active = try await installation.serve()
            let standby = try await installation.serve(untilReady: false)
            try await Deadline.wait(until: "it says that it is standby") {
                try await standby.client().get("/ready").text.contains("standby")
            }
            let ids = try await People(active.client(workspace.token)).create(2)
            #expect(try await active.stop() == 0)
            #expect(installation.database != nil)
            try await standby.isReady()
            try await People(standby.client(workspace.token)).expect(ids)
        }
    }
}
