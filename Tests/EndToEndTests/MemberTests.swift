import Foundation
import Testing

/// Members and their credentials across the operator's command and the service.
struct MemberTests {
    @Test("What the operator disables is refused by the service that runs, at once and for every credential")
    func disabled() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let session = try await StaffSession(desk, daemon)
            let email = "kollegin@\(workspace.tenant).example"
            let created = try await desk.obhut("token", "create", "--member", email, "--scope", "all")
            let token: String = try #require(try created.json.token.string, "\(created)")
            let client = daemon.client(token)
            // The service has them in its memory.
            #expect(try await client.get("/api/v1/people").status == 200)
            #expect(try await session.get("/people").status == 200)

            let disabled = try await desk.obhut("member", "disable", email)
            #expect(disabled.code == 0, "\(disabled)")
            try await Deadline.wait(until: "the token is refused") {
                try await client.get("/api/v1/people").status == 401
            }
            try await Deadline.wait(until: "the session is refused") {
                try await session.get("/people").status == 303
            }
            for _ in 0..<20 { #expect(try await client.get("/api/v1/people").status == 401) }
            #expect(try await daemon.client(workspace.token).get("/api/v1/people").status == 200)

            // A token that disabling missed, as one made at that very moment, is refused all the same.
            try await Superuser(installation: installation).tamper("UPDATE api_token SET revoked_at = NULL")
            #expect(try await daemon.client(client.token).get("/api/v1/people").status == 401)
            #expect(try await desk.obhut("member", "enable", email).code == 0)
            #expect(try await daemon.client(client.token).get("/api/v1/people").status == 200)
        }
    }

    @Test("reset-password makes a link with which a member chooses a new password, once; the old one ends")
    func resetPassword() async throws {
        try await Installation.prepared { installation, workspace in
            let daemon = try await installation.serve()
            let desk = Desk(installation: installation, workspace: workspace)
            let owner = try await desk.obhut("member", "reset-password", workspace.owner)
            #expect(owner.code == 2, "she is invited, and has no password yet: \(owner)")
            _ = try await StaffSession(desk, daemon)
            let email = "kollegin@\(workspace.tenant).example"
            let answer = try await desk.obhut("member", "reset-password", email)
            #expect(answer.code == 0, "\(answer)")
            let url = try #require(try answer.json.reset.url.string.flatMap { URL(string: $0) }, "\(answer)")
            func logIn(_ password: String) async throws -> Int {
                try await form("/login", "email=\(email)&password=\(password)", daemon)
            }
            let (old, new) = ("Vier+Schafe+am+Deich", "Sechs+Reiher+am+Siel")
            #expect(try await logIn(old) == 303, "the old password holds until she has chosen")
            #expect(try await form(url.path(), "password=\(new)&again=\(new)", daemon) == 303)
            #expect(try await logIn(new) == 303)
            #expect(try await logIn(old) == 401)
            #expect(try await form(url.path(), "password=\(old)&again=\(old)", daemon) == 404, "a link is good once")
            #expect(try await desk.obhut("member", "disable", email).code == 0)
            #expect(try await desk.obhut("member", "reset-password", email).code == 2)
            #expect(try await desk.obhut("member", "reset-password", "niemand@kunden.example").code == 3)
        }
    }

    private func form(_ path: String, _ body: String, _ daemon: Daemon) async throws -> Int {
        try await daemon.client().send(
            "POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(body.utf8)
        ).status
    }
}
