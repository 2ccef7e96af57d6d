import Foundation
import TestSupport
import Testing
import Vault

/// One newsletter to many while some of them withdraw; `Deploy/benchmark newsletter` does the same with 100,000.
struct NewsletterTests {
    /// How long a message may begin after the commit of a withdrawal.
    private static let bound = 1.0
    private static let people = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] == nil ? 200 : 1_000

    @Test(
        "R-20 no MAIL FROM comes later than a second after the commit of a withdrawal, and nobody gets a message twice")
    func bound() async throws {
        try await Installation.prepared { installation, workspace in
            // Of the people it invents every third has agreed to the newsletter.
            let loaded = try await installation.finish(
                installation.startCommand(
                    ["demo", "load", "--people", "\(3 * Self.people)", "--tenant", workspace.tenant]))
            #expect(loaded.code == 0, "\(loaded)")
            let links = try await MomentSink.with { sink async throws in
                let first = try await issue(installation, workspace, sink) { _ in }.messages
                #expect(first.count == Self.people)
                return Dictionary(first.map { ($0.recipient, $0.secret) }) { known, _ in known }
            }
            #expect(links.count == Self.people)
            // Four connections, a tenth of a second each: it goes on for seconds.
            try await MomentSink.with(delay: 100) { sink async throws in
                let asked = Count()
                let (second, withdrawn) = try await issue(installation, workspace, sink) { client in
                    try await Deadline.wait(until: "the second issue leaves") { try !sink.messages().isEmpty }
                    let served = Set(try sink.messages().map(\.recipient))
                    for recipient in links.keys.filter({ !served.contains($0) }).prefix(Self.people / 4) {
                        let answer = try await client.send(
                            "POST", "/p/\(workspace.tenant)/unsubscribe/\(links[recipient] ?? "")",
                            headers: StaffSession.form, body: Array("List-Unsubscribe=One-Click".utf8))
                        #expect(answer.status == 200)
                        asked.increment()
                    }
                }
                #expect(asked.value == Self.people / 4)
                #expect(Set(second.map(\.recipient)).count == second.count, "nobody twice")
                judge(second, links, withdrawn, asked.value)
            }
        }
    }

    /// Every message against the moment of its recipient's withdrawal, which is before its commit.
    private func judge(
        _ messages: [MomentSink.Message], _ links: [String: String], _ withdrawn: [String: Double], _ asked: Int
    ) {
        var lateness: [Double] = []
        var others = 0
        for message in messages {
            let hash = RandomToken.hash(of: links[message.recipient] ?? "").map { String(format: "%02x", $0) }.joined()
            if let moment = withdrawn[hash] { lateness.append(message.moment - moment) } else { others += 1 }
        }
        #expect((lateness.max() ?? 0) <= Self.bound, "\(lateness)")
        #expect(others == Self.people - asked, "everybody else got it")
        #expect(lateness.count < asked, "the withdrawals came in time for some")
    }

    /// When whoever holds a link withdrew, by the hash of its secret.
    private func withdrawals(_ superuser: Superuser) async throws -> [String: Double] {
        let rows = try await superuser.query(
            """
            SELECT encode(l.token_hash, 'hex'), min(extract(epoch FROM r.at))
            FROM person_link l JOIN reduction r ON r.tenant_id = l.tenant_id AND r.subject_id = l.subject_id GROUP BY 1
            """)
        var withdrawn: [String: Double] = [:]
        for row in rows {
            let parts = row.split(separator: "|").map(String.init)
            withdrawn[parts[0]] = Double(parts[1])
        }
        return withdrawn
    }

    /// Sends a campaign to its end while `meanwhile` goes on.
    private func issue(
        _ installation: Installation, _ workspace: Workspace, _ sink: MomentSink,
        meanwhile: @escaping @Sendable (HTTPClient) async throws -> Void
    ) async throws -> (messages: [MomentSink.Message], withdrawn: [String: Double]) {
        let daemon = try await installation.serve(["OBHUT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"])
        let client = daemon.client(workspace.token)
        let made = try await client.post(
            "/api/v1/campaigns",
            ["name": "Herbst", "purpose": "newsletter", "subject": "Neues", "body": "Guten Tag"])
        let id = try #require(try made.json.id.string, "\(made.text)")
        #expect(try await client.post("/api/v1/campaigns/\(id)/sending", [:]).status == 202)
        try await meanwhile(client)
        try await Deadline.wait(until: "the campaign is done") {
            try await client.get("/api/v1/campaigns/\(id)").json.state.string == "sent"
        }
        try await Deadline.wait(until: "the mail server has noted all") {
            let accepted = try await client.get("/api/v1/campaigns/\(id)").json.counts.accepted.int
            return try sink.messages().count == accepted
        }
        let withdrawn = try await withdrawals(Superuser(installation: installation))
        #expect(try await daemon.stop() == 0)
        return (try sink.messages(), withdrawn)
    }
}
