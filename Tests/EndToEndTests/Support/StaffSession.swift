import Foundation
import Testing

/// A member of staff at the pages, with the session's cookie and the token of its forms.
struct StaffSession: Sendable {
    private let client: HTTPClient
    private let cookie: String
    private let csrf: String

    /// Invites a colleague, who accepts.
    init(_ desk: Desk, _ daemon: Daemon) async throws {
        let invited = try await desk.obhut(
            "member", "invite", "--email", "kollegin@\(desk.workspace.tenant).example", "--role", "admin", "--no-mail")
        let url = try #require(try invited.json.invitation.url.string.flatMap { URL(string: $0) }, "\(invited)")
        let password = "Vier+Schafe+am+Deich"
        let entered = try await daemon.client().send(
            "POST", url.path(), headers: Self.form, body: Array("password=\(password)&again=\(password)".utf8))
        let session = try #require(
            entered.headers["set-cookie"]?.firstMatch(of: /obhut_session=[^;]+/), "\(entered.status)")
        client = daemon.client()
        cookie = String(session.output)
        let page = try await client.send("GET", "/imports", headers: ["Cookie": cookie])
        csrf = String(try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)?.output.1))
    }

    private static let form = ["Content-Type": "application/x-www-form-urlencoded"]

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
        let limit = "grenze"
        let head = """
            --\(limit)\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n\(csrf)\r\n\
            --\(limit)\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\n\
            Content-Type: text/csv\r\n\r\n
            """
        let body = Array(head.utf8) + bytes + Array("\r\n--\(limit)--\r\n".utf8)
        let sent = try await client.send(
            "POST", "/imports",
            headers: ["Cookie": cookie, "Content-Type": "multipart/form-data; boundary=\(limit)"], body: body)
        return try #require(sent.headers["location"], "\(sent.status)")
    }
}
