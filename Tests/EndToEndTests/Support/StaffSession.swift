import Foundation
import Testing

/// A member of staff at the pages, with the session's cookie and the token of its forms.
struct StaffSession: Sendable {
    /// What every member of staff in these tests logs in with, as forms carry it.
    static let password = "Vier+Schafe+am+Deich"

    private let client: HTTPClient
    private let cookie: String
    private let csrf: String

    /// Invites a colleague, who accepts.
    init(_ desk: Desk, _ daemon: Daemon) async throws {
        let email = "kollegin@\(desk.workspace.tenant).example"
        self = try await Self.invited(desk, daemon.client(), email: email, role: "admin")
    }

    /// Invites somebody by `obhut`, who accepts.
    static func invited(
        _ desk: Desk, _ client: HTTPClient, email: String, role: String
    ) async throws -> StaffSession {
        let invited = try await desk.obhut("member", "invite", "--email", email, "--role", role, "--no-mail")
        let url = try #require(try invited.json.invitation.url.string.flatMap { URL(string: $0) }, "\(invited)")
        return try await StaffSession(client, entering: url.path(), "password=\(password)&again=\(password)")
    }

    /// Logs in once more.
    static func loggedIn(_ client: HTTPClient, email: String) async throws -> StaffSession {
        try await StaffSession(client, entering: "/login", "email=\(email)&password=\(password)")
    }

    /// Opens a session by a form outside of any.
    private init(_ client: HTTPClient, entering path: String, _ fields: String) async throws {
        let entered = try await client.send("POST", path, headers: Self.form, body: Array(fields.utf8))
        let session = try #require(
            entered.headers["set-cookie"]?.firstMatch(of: /obhut_session=[^;]+/), "\(entered.status)")
        self.client = client
        cookie = String(session.output)
        let page = try await client.send("GET", "/account", headers: ["Cookie": cookie])
        csrf = String(try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)?.output.1))
    }

    static let form = ["Content-Type": "application/x-www-form-urlencoded"]

    func get(_ path: String) async throws -> HTTPAnswer {
        try await client.send("GET", path, headers: ["Cookie": cookie])
    }

    func post(_ path: String, _ fields: String = "") async throws -> HTTPAnswer {
        try await client.send(
            "POST", path, headers: Self.form.merging(["Cookie": cookie]) { $1 },
            body: Array("csrf=\(csrf)&\(fields)".utf8))
    }

    /// Sends a file to the page of imports; answers where its steps go on.
    func upload(_ bytes: [UInt8], named name: String) async throws -> String {
        let sent = try await send(bytes, named: name)
        return try #require(sent.headers["location"], "\(sent.status)")
    }

    /// Sends a file to the page of imports.
    func send(_ bytes: [UInt8], named name: String) async throws -> HTTPAnswer {
        let limit = "grenze"
        let head = """
            --\(limit)\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\(csrf)\r\n\
            --\(limit)\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\n\
            Content-Type: text/csv\r\n\r\n
            """
        let body = Array(head.utf8) + bytes + Array("\r\n--\(limit)--\r\n".utf8)
        return try await client.send(
            "POST", "/imports",
            headers: ["Cookie": cookie, "Content-Type": "multipart/form-data; boundary=\(limit)"], body: body)
    }
}
