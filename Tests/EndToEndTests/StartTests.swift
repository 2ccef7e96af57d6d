import Foundation
import Glibc
import Testing

/// Starting, stopping, and starting with something missing.
struct StartTests {
    @Test(
        "A first start makes everything and serves, SIGTERM ends it with its database, a second start makes nothing anew"
    )
    func firstAndSecond() async throws {
        try await Installation.empty { installation in
            let first = try await installation.serve()
            #expect(try await first.client().get("/live").status == 200)
            #expect(try await first.client().get("/version").json.name.string == "obhut")
            #expect(try await first.client().get("/api/v1/people").status == 401)
            for name in [
                "keystore/root.key", "keystore/recovery.key", "keystore/erasure.ledger", "postgres/PG_VERSION",
            ] {
                #expect(FileManager.default.fileExists(atPath: "\(installation.state)/\(name)"), "\(name)")
            }
            #expect(installation.database != nil)
            #expect(try await first.stop() == 0)
            #expect(installation.database == nil, "the database outlived the service")

            let second = try await installation.serve()
            #expect(!second.log.contains("made the keystore"))
            #expect(try await second.stop() == 0)
        }
    }

    @Test("SIGKILL leaves the database behind; the next start takes it over, and nothing that was acknowledged is lost")
    func orphan() async throws {
        try await Installation.prepared { installation, workspace in
            let killed = try await installation.serve()
            let people = try await People(killed.client(workspace.token)).create(3)
            let database = try #require(installation.database)
            try await killed.program.crash()
            #expect(installation.database == database, "nobody ended it")
            let daemon = try await installation.serve()
            #expect(installation.database == database, "the same server, taken over")
            for id in people {
                #expect(try await daemon.client(workspace.token).get("/api/v1/people/\(id)").status == 200)
            }
            #expect(try await daemon.stop() == 0)
            #expect(installation.database == nil, "whoever takes it over ends it")
        }
    }

    @Test(
        "SIGTERM ends it within the 20 s of the contract, under load and with connections that send nothing or slowly")
    func stopsUnderLoad() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let idle = try SlowConnection(port: daemon.port)
            let slow = try SlowConnection(port: daemon.port)
            try slow.send(
                "POST /api/v1/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(workspace.token)\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"givenName\":")
            let client = daemon.client(workspace.token)
            let answered = Count()
            let taken = try await withThrowingTaskGroup(of: Void.self, returning: Duration.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        // Until nothing answers any more.
                        for number in 0... {
                            let body = People.body("Last", email: "last\(worker)-\(number)@kunden.example")
                            guard (try? await client.post("/api/v1/people", body))?.status == 201 else { break }
                            answered.increment()
                        }
                    }
                }
                try await Deadline.wait(until: "it is busy") { answered.value > 40 }
                let begun = ContinuousClock.now
                #expect(try await daemon.stop() == 0)
                return ContinuousClock.now - begun
            }
            #expect(taken <= .seconds(20), "\(taken)")
            #expect(installation.database == nil)
            idle.end()
            slow.end()
            let kept = answered.value
            let again = try await installation.serve()
            let superuser = Superuser(installation: installation)
            let people = try await superuser.number("SELECT count(*) FROM person")
            #expect(people >= kept, "an acknowledged write is lost")
            #expect(try await again.stop() == 0)
        }
    }

    @Test("A database without its keystore stays sealed, says what is missing, and serves again when it is back")
    func noKeystore() async throws {
        try await Installation.prepared { installation, workspace in
            try FileManager.default.moveItem(
                atPath: installation.keystore, toPath: installation.folder + "/elsewhere")
            let sealed = try await installation.serve(untilReady: false)
            try await expectSealed(sealed, workspace, naming: "keystore")
            #expect(try await sealed.stop() == 0)
            #expect(!FileManager.default.fileExists(atPath: installation.keystore + "/root.key"))

            try? FileManager.default.removeItem(atPath: installation.keystore)
            try FileManager.default.moveItem(
                atPath: installation.folder + "/elsewhere", toPath: installation.keystore)
            let daemon = try await installation.serve()
            #expect(try await daemon.client(workspace.token).get("/api/v1/people").status == 200)
        }
    }

    @Test("A root key that belongs to another keystore, or none at all, keeps it sealed and is named")
    func wrongRoot() async throws {
        try await Installation.prepared { installation, workspace in
            let path = installation.keystore + "/root.key"
            let right = try String(contentsOfFile: path, encoding: .utf8)
            let hex = try #require(right.firstMatch(of: /[0-9a-f]{64}/)).0
            let wrong = right.replacing(hex, with: String(hex.reversed()))
            for content in [wrong, "not a key\n", nil] {
                let file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
                if let content {
                    _ = content.withCString { write(file, $0, strlen($0)) }
                } else {
                    unlink(path)
                }
                close(file)
                let sealed = try await installation.serve(untilReady: false)
                try await expectSealed(sealed, workspace, naming: "root.key")
                #expect(!sealed.log.contains(hex) && !sealed.log.contains(String(hex.reversed())))
                #expect(try await sealed.stop() == 0)
                let command = try await installation.obhut(
                    "person", "find", "--tenant", workspace.tenant, "--email", "a@b.example")
                #expect(command.code == 4, "\(command)")
            }
        }
    }

    @Test("A keystore of another installation keeps it sealed, and nothing is written to either")
    func foreignKeystore() async throws {
        try await Installation.prepared { installation, workspace in
            let (ours, theirs) = (installation.folder + "/ours", installation.folder + "/theirs")
            let files = FileManager.default
            try files.moveItem(atPath: installation.keystore, toPath: ours)
            let made = try await installation.obhut("keystore", "init")
            #expect(made.code == 0, "\(made)")
            let ledger = files.contents(atPath: installation.keystore + "/erasure.ledger")
            let sealed = try await installation.serve(untilReady: false)
            try await Deadline.wait(until: "it says why") { sealed.log.contains("another keystore") }
            try await expectSealed(sealed, workspace, naming: "another keystore")
            #expect(try await sealed.stop() == 0)
            #expect(files.contents(atPath: installation.keystore + "/erasure.ledger") == ledger)

            try files.moveItem(atPath: installation.keystore, toPath: theirs)
            try files.moveItem(atPath: ours, toPath: installation.keystore)
            let daemon = try await installation.serve()
            #expect(try await daemon.client(workspace.token).get("/api/v1/people").status == 200)
        }
    }

    @Test("Keys of tenants without their database keep it sealed; no empty database is made")
    func noDatabase() async throws {
        try await Installation.prepared { installation, workspace in
            try FileManager.default.removeItem(atPath: installation.state + "/postgres")
            let sealed = try await installation.serve(untilReady: false)
            try await expectSealed(sealed, workspace, naming: "database")
            #expect(try await sealed.stop() == 0)
            #expect(!FileManager.default.fileExists(atPath: installation.state + "/postgres"))
        }
    }

    /// Alive, not ready, and nothing answers but the probes.
    private func expectSealed(_ daemon: Daemon, _ workspace: Workspace, naming: String) async throws {
        let client = daemon.client(workspace.token)
        #expect(try await client.get("/live").status == 200)
        let ready = try await client.get("/ready")
        #expect(ready.status == 503)
        #expect(try ready.json.ready.bool == false)
        for path in ["/api/v1/people", "/api/v1/openapi.json", "/", "/login", "/p/\(workspace.tenant)/privacy"] {
            let answer = try await client.get(path)
            #expect(answer.status == 503, "\(path)")
            #expect(answer.headers["retry-after"] != nil, "\(path)")
        }
        #expect(try await client.post("/api/v1/people", ["givenName": "Änne"]).status == 503)
        #expect(daemon.log.contains("sealed") && daemon.log.contains(naming), "\(daemon.log)")
    }
}
