import Foundation
import TestSupport
import Testing

/// Every mail that the service sends, as strict programs and curious ones see it.
struct EveryMailTests {
    /// Invitation, new password, sign-up, newsletter and its test; of requests: whose it is, the package, longer, done, refused.
    private static let kinds = 10

    @Test(
        "R-14 R-16 R-31 every mail is well-formed, no look at any of its links changes anything, and one bare POST withdraws"
    )
    func every() async throws {
        try await Installation.prepared { installation, workspace in
            try await MailSink.with { sink async throws in
                let stage = try await Stage(installation, workspace)
                try await stage.restart(["OBHUT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"])
                try await cause(stage, sink)
                let messages = try await Deadline.wait(for: "every mail") {
                    let messages = try sink.messages()
                    let left = try await stage.superuser.number("SELECT count(*) FROM job WHERE kind <> 'webhook'")
                    return left == 0 && messages.count >= Self.kinds ? messages : nil
                }
                for message in messages { try await parse(message, installation) }
                let before = try await Fingerprint(stage.superuser, try await Fingerprint.statement(stage.superuser))
                for message in messages {
                    for path in Self.links(message) {
                        for method in ["GET", "HEAD", "GET", "HEAD"] {
                            let status = try await look(method, path, stage)
                            // The links of a test lead nowhere.
                            #expect(status == 200 || message.contains("X-To: chefin@") && status == 404)
                        }
                    }
                }
                let after = try await Fingerprint(stage.superuser, try await Fingerprint.statement(stage.superuser))
                #expect(after.since(before).isEmpty, "\(after.since(before))")
                try await unsubscribe(try #require(messages.first(where: Self.isIssue)), stage)
                try await stage.stop()
            }
        }
    }

    /// The status of an answer; curl knows that the answer to HEAD has no body.
    private func look(_ method: String, _ path: String, _ stage: Stage) async throws -> Int? {
        let head = method == "HEAD" ? ["--head"] : []
        let status = try await stage.installation.run(
            "/usr/bin/curl",
            ["-s", "-o", "/dev/null", "-w", "%{http_code}"] + head + ["http://127.0.0.1:\(stage.client.port)\(path)"])
        return Int(status)
    }

    private static func isIssue(_ message: String) -> Bool {
        message.contains("List-Unsubscribe-Post") && !message.contains("X-To: chefin@")
    }

    /// Paths of all links of a message, those of its headers included.
    private static func links(_ message: String) -> Set<String> {
        let head = message.components(separatedBy: "\r\n\r\n").first?.replacing("\r\n ", with: "") ?? ""
        return Set(
            (head + MailSink.text(of: message)).matches(of: /https?:\/\/[^\/\s>]+(\/[^\s>]*)/).map { String($0.1) })
    }

    /// The strictest parser of the standard library, and no line or byte that a mail server would touch.
    private func parse(_ message: String, _ installation: Installation) async throws {
        let file = try installation.write("mail.eml", Array(message.utf8))
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../MailTests/Fixtures/parse.py").path()
        let parsed = try JSON(parsing: [UInt8](try await SystemProgram.run("/usr/bin/python3", [script, file])))
        #expect(parsed.defects.list.isEmpty && parsed.type.string == "text/plain", "\(message.prefix(400))")
        for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"] {
            #expect(message.components(separatedBy: "\r\n\(name): ").count == 2, "\(name)")
        }
        for word in ["multipart", "text/html", "<img", "cid:"] { #expect(!message.contains(word), "\(word)") }
        #expect(message.contains("List-Unsubscribe: ") == message.contains("List-Unsubscribe-Post: "))
    }

    /// As a mailbox provider does it: without cookie, redirect or page (RFC 8058).
    private func unsubscribe(_ message: String, _ stage: Stage) async throws {
        let head = message.replacing("\r\n ", with: " ")
        let link = try #require(head.firstMatch(of: /List-Unsubscribe: <https?:\/\/[^\/]+(\/[^>]+)>/)).1
        let withdrawn = "SELECT count(*) FROM consent WHERE state = 'ConsentWithdrawn'"
        let count = try await stage.superuser.number(withdrawn)
        let answer = try await stage.client.send(
            "POST", String(link), headers: StaffSession.form, body: Array("List-Unsubscribe=One-Click".utf8))
        #expect(answer.status == 200 && answer.headers["set-cookie"] == nil && answer.headers["location"] == nil)
        #expect(try await stage.superuser.number(withdrawn) == count + 1)
    }

    // MARK: What they are sent for

    private func cause(_ stage: Stage, _ sink: MailSink) async throws {
        let desk = stage.desk
        let invited = try await desk.obhut("member", "invite", "--email", "neu@muster.example", "--role", "read-only")
        #expect(invited.code == 0, "\(invited)")
        let staff = try await stage.staff()
        let forgotten = try await stage.client.send(
            "POST", "/forgotten", headers: StaffSession.form,
            body: Array("email=chefin@\(stage.workspace.tenant).example".utf8))
        #expect(forgotten.status == 200)
        #expect(try await WriteScenes.signUp(stage, "anna.gross@kunden.example").status == 200)
        #expect(try await desk.obhut("demo", "load", "--people", "1").code == 0)
        let campaign = try #require(
            try await stage.client.get("/api/v1/campaigns?limit=1").json.items[0].id.string)
        #expect(try await staff.post("/campaigns/\(campaign)/test-message").status < 400)
        #expect(try await stage.client.post("/api/v1/campaigns/\(campaign)/sending", [:]).status == 202)
        try await requests(stage, sink)
    }

    private func requests(_ stage: Stage, _ sink: MailSink) async throws {
        let person = try await stage.client.post(
            "/api/v1/people",
            [
                "givenName": "Käthe", "contactPoints": [["kind": "email", "value": "kaethe@kunden.example"]],
                "processing": ["purpose": "customer-care", "legalBasis": "contract", "source": "Auftrag"],
            ])
        let id = try #require(try person.json.id.string, "\(person.text)")
        #expect(try await WriteScenes.ask(stage, "kaethe@kunden.example").status == 200)
        let link = try await Deadline.wait(for: "the mail that asks whose request it is") {
            try sink.messages().compactMap { message in
                MailSink.text(of: message).firstMatch(of: /\/p\/[^\/\s]+\/requests\/[^\/\s]+/).map { String($0.0) }
            }.first
        }
        #expect(try await stage.client.send("POST", link, headers: StaffSession.form).status == 200)
        let asked = try #require(try await stage.client.get("/api/v1/requests?limit=1").json.items[0].id.string)
        #expect(try await stage.client.post("/api/v1/requests/\(asked)/release", [:]).status == 201)
        func opened() async throws -> String {
            let answer = try await stage.client.post(
                "/api/v1/requests",
                ["kind": "rectification", "personId": id, "contact": "kaethe@kunden.example", "language": "en"])
            return "/api/v1/requests/" + (try #require(try answer.json.id.string, "\(answer.text)"))
        }
        let first = try await opened()
        for (step, order) in [
            ("extension", ["months": 1, "reason": "complexity", "text": "Wir suchen noch."] as [String: Any]),
            ("completion", ["answer": "Berichtigt: Größe, Straße."]),
        ] {
            let answer = try await stage.client.post("\(first)/\(step)", order)
            #expect(answer.status == 201, "\(answer.text)")
            // What she is told is what stands then: one message after the other.
            try await Deadline.wait(until: step) {
                try await stage.superuser.number("SELECT count(*) FROM job WHERE kind = 'request-answer-mail'") == 0
            }
        }
        let second = try await opened()
        let proposed = try await stage.client.post(
            "\(second)/refusal", ["reason": "manifestly-unfounded", "text": "Die Angabe stimmt."])
        #expect(proposed.status == 201, "\(proposed.text)")
        let agreed = try await stage.desk.obhut("request", "refuse", String(second.split(separator: "/").last ?? ""))
        #expect(agreed.code == 0, "\(agreed)")
    }
}
