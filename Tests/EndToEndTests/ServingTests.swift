import Foundation
import Glibc
import TestSupport
import Testing

/// The ways to serve that an operator can choose: a passphrase, TLS, a shifted clock, a database of her own.
struct ServingTests {
    /// A file that only the system user reads, beside the state directory.
    private func secret(_ name: String, _ text: String, in installation: Installation) throws -> String {
        let path = "\(installation.folder)/secrets/\(name)"
        try FileManager.default.createDirectory(
            atPath: "\(installation.folder)/secrets", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        try Data(text.utf8).write(to: URL(filePath: path))
        guard chmod(path, 0o600) == 0 else { throw EndToEndError("chmod") }
        if let user = getpwnam("obhut"), geteuid() == 0 { chown(path, user.pointee.pw_uid, user.pointee.pw_gid) }
        return path
    }

    @Test(
        "A root key behind a passphrase is made at the first start and opened at the second; another passphrase seals")
    func passphrase() async throws {
        try await Installation.empty { installation in
            let path = try secret("passphrase", "vier Schafe am Deich\n", in: installation)
            let environment = ["OBHUT_ROOT_PASSPHRASE_FILE": path]
            let first = try await installation.serve(environment)
            #expect(!FileManager.default.fileExists(atPath: installation.keystore + "/root.key"))
            #expect(try await first.client().get("/api/v1/people").status == 401)
            #expect(try await first.stop() == 0)
            let second = try await installation.serve(environment)
            #expect(!second.log.contains("Schafe"))
            #expect(try await second.stop() == 0)

            let wrong = try secret("falsch", "fünf Schafe am Deich\n", in: installation)
            let sealed = try await installation.serve(["OBHUT_ROOT_PASSPHRASE_FILE": wrong], untilReady: false)
            #expect(try await sealed.client().get("/ready").status == 503)
            #expect(sealed.log.contains("sealed") && sealed.log.contains(wrong) && !sealed.log.contains("Schafe"))
            #expect(try await sealed.stop() == 0)
            let none = try await installation.serve(untilReady: false)
            #expect(try await none.client().get("/ready").status == 503)
            #expect(none.log.contains("passphrase"), "\(none.log)")
            #expect(try await none.stop() == 0)
        }
    }

    @Test("A shifted clock is warned about and shown by /ready; without one there is nothing of it")
    func clockOffset() async throws {
        try await Installation.prepared { installation, workspace in
            let shifted = try await installation.serve(["OBHUT_CLOCK_OFFSET": "P2D"])
            let ready = try await shifted.client().get("/ready")
            #expect(ready.status == 200 && ready.text.contains("\"clockOffset\":\"P2D\""), "\(ready.text)")
            #expect(shifted.log.contains("this is a drill"))
            let answer = try await shifted.client(workspace.token).post(
                "/api/v1/people", People.body("Morgen", email: "morgen@kunden.example"))
            let id = try #require(try answer.json.id.string, "\(answer.text)")
            let person = try await shifted.client(workspace.token).get("/api/v1/people/\(id)")
            let at = try #require(try person.json.createdAt.string)
            let made = try Date(String(at.prefix(19)) + "Z", strategy: .iso8601)
            #expect(made > Date().addingTimeInterval(86_400), "\(at)")
            #expect(try await shifted.stop() == 0)
            let plain = try await installation.serve()
            #expect(try await plain.client().get("/ready").text.contains("clockOffset") == false)
            #expect(!plain.log.contains("drill"))
        }
    }

    @Test("With certificate and key it speaks HTTP/1.1 and HTTP/2 over TLS, and nothing in clear")
    func tls() async throws {
        try await Installation.prepared { installation, workspace in
            let (certificate, key) = (installation.folder + "/tls.crt", installation.folder + "/tls.key")
            try await installation.run(
                "/usr/bin/openssl",
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
                    certificate,
                ])
            // The system user reads it: it was made by whoever runs the tests.
            chmod(key, 0o644)
            let daemon = try await installation.serve(
                ["OBHUT_TLS_CERT_FILE": certificate, "OBHUT_TLS_KEY_FILE": key], untilReady: false)
            func curl(_ options: [String], _ path: String) async throws -> String {
                try await installation.run(
                    "/usr/bin/curl",
                    [
                        "--silent", "--show-error", "--max-time", "120", "--cacert", certificate, "--dump-header", "-",
                        "--header", "Authorization: Bearer \(workspace.token)",
                    ] + options + ["https://localhost:\(daemon.port)\(path)"])
            }
            try await Deadline.wait(until: "it is ready") {
                try await curl([], "/ready").contains("\"ready\":true")
            }
            for (option, version) in [("--http1.1", "HTTP/1.1 200"), ("--http2", "HTTP/2 200")] {
                let answer = try await curl([option], "/api/v1/people")
                #expect(answer.hasPrefix(version), "\(answer)")
                #expect(answer.lowercased().contains("strict-transport-security"))
                #expect(answer.contains("\"items\""))
                let made = try await curl(
                    [
                        option, "--header", "Content-Type: application/json", "--data",
                        String(
                            decoding: try JSON.bytes(People.body("Öztürk", email: "\(version.count)@kunden.example")),
                            as: UTF8.self),
                    ], "/api/v1/people")
                #expect(made.contains(" 201"), "\(made)")
            }
            #expect((try? await daemon.client().get("/live"))?.status != 200, "it answers in clear")
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test("A certificate that cannot be used ends the start at once, with the name of its setting")
    func wrongCertificate() async throws {
        try await Installation.prepared { installation, _ in
            let file = try installation.write("tls.crt", Array("kein Zertifikat\n".utf8))
            let program = try installation.start(["OBHUT_TLS_CERT_FILE": file, "OBHUT_TLS_KEY_FILE": file])
            #expect(try await program.end() == 64)
            let errors = try String(contentsOfFile: program.errors, encoding: .utf8)
            #expect(errors.contains("OBHUT_TLS_CERT_FILE") && errors.contains("OBHUT_TLS_KEY_FILE"), "\(errors)")
            #expect(!errors.contains("kein Zertifikat"))
        }
    }

    @Test("A database of one's own gets no schema without --migrate, and serves with it; obhut works on it too")
    func externalDatabase() async throws {
        try await TestDatabase.lease(.empty) { database in
            try await Installation.empty { installation in
                let environment = [
                    "OBHUT_DATABASE_URL": database.connectionString(as: .runtime),
                    "OBHUT_OWNER_DATABASE_URL": database.connectionString(as: .owner),
                ]
                func obhut(_ arguments: [String]) async throws -> CommandAnswer {
                    try await installation.finish(installation.startCommand(arguments, environment))
                }
                let unmade = try await installation.serve(environment, untilReady: false)
                #expect(try await unmade.client().get("/ready").status == 503)
                #expect(unmade.log.contains("there is no keystore"), "\(unmade.log)")
                #expect(try await unmade.stop() == 0)
                #expect(!FileManager.default.fileExists(atPath: installation.keystore + "/root.key"))

                #expect(try await obhut(["keystore", "init"]).code == 0)
                let sealed = try await installation.serve(environment, untilReady: false)
                try await Deadline.wait(until: "it says what is missing") {
                    sealed.log.contains("start with --migrate")
                }
                #expect(try await sealed.client().get("/ready").status == 503)
                #expect(try await obhut(["tenant", "list"]).code == 4)
                #expect(try await sealed.stop() == 0)

                let daemon = try await installation.serve(environment, arguments: ["--migrate"])
                #expect(!FileManager.default.fileExists(atPath: installation.state + "/postgres"))
                let slug = "gasthof-zur-linde"
                let tenant = try await obhut([
                    "tenant", "create", "--slug", slug, "--name", "Gasthof zur Linde", "--country", "AT",
                    "--owner-email", "wirtin@gasthof.example",
                ])
                #expect(tenant.code == 0, "\(tenant)")
                let token = try await obhut([
                    "token", "create", "--tenant", slug, "--member", "wirtin@gasthof.example", "--scope", "all",
                    "--expires", "7d",
                ])
                let secret: String = try #require(try token.json.token.string, "\(token)")
                let client = daemon.client(secret)
                let made = try await client.post("/api/v1/people", People.body("Groß", email: "gross@kunden.example"))
                #expect(made.status == 201, "\(made.text)")
                #expect(try await daemon.stop() == 0)

                let again = try await installation.serve(environment)
                #expect(try await again.client(client.token).get("/api/v1/people").json.items.list.count == 1)
                #expect(try await again.stop() == 0)
                #expect(try await obhut(["database", "check"]).code == 0)
            }
        }
    }
}
