import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Invitations and forgotten passwords, from the queue to the mailbox and back.
@Suite("Mail to members")
struct MemberMailTests {
    private static let base = "https://obhut.example"
    private static let password = "Vier Schafe am Deich"

    private func sender(_ house: StoreFixture, port: Int) -> SendMemberMail {
        SendMemberMail(house.store, post: .local(port, links: Self.base))
    }

    /// Does every job that is due; answers how many there were.
    private func work(_ house: StoreFixture, _ sender: SendMemberMail) async throws -> Int {
        let jobs = try await house.store.node.claimJobs(sender.kinds, limit: 10, lease: sender.lease)
        for job in jobs { try await house.store.node.settle(job, try await sender(job)) }
        return jobs.count
    }

    private func secret(_ message: String, _ path: String) throws -> String {
        let text = MailSink.text(of: message)
        let lines = text.split(separator: "\n").filter { $0.contains("://") }
        #expect(lines.count == 1, "the link stands alone on its line, and there is one")
        let line = try #require(lines.first)
        #expect(line.hasPrefix("\(Self.base)/\(path)/"))
        return String(line.dropFirst("\(Self.base)/\(path)/".count))
    }

    private var hasher: PasswordHasher { PasswordHasher(passes: 1, memory: 8 << 20) }

    @Test("An invitation arrives in the tenant's language, signed by it; its link works once and ends the other one")
    func invitation() async throws {
        try await StoreFixture.with { house in
            let shown = try await InviteMember(house.store)(
                email: "Kai@Muster.example", name: "Kai Jäger", role: .sales, by: house.actor)
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1)
                #expect(try await work(house, sender) == 0, "done is done")
                let message = try #require(try sink.messages().first)
                #expect(
                    message.contains("X-To: Kai@muster.example\r\n") && message.contains("Content-Language: de\r\n"))
                #expect(message.contains("From: \"Muster & =C3") == false && message.contains("<obhut@muster.example>"))
                let text = MailSink.text(of: message)
                #expect(text.contains("Muster & Söhne GmbH lädt Sie ein") && text.hasSuffix("Muster & Söhne GmbH\n"))
                let set = SetPassword(house.store, hasher: hasher)
                let secret = try secret(message, "invitation")
                #expect(try await set.look(secret, .invitation).member.profile.name == "Kai Jäger")
                await #expect(throws: Refusal.self) { try await set.look(secret, .passwordReset) }
                _ = try await set(secret, .invitation, password: Self.password)
                for used in [secret, shown.secret] {
                    await #expect(throws: Refusal.self) { try await set.look(used, .invitation) }
                }
            }
        }
    }

    @Test("While the mail server is down a message waits, longer each time; its link does not age, and is the only one")
    func waiting() async throws {
        try await StoreFixture.with { house in
            _ = try await InviteMember(house.store)(
                email: "kai@muster.example", name: nil, role: .sales, by: house.actor)
            let queue = MessageQueue(house.store)
            var waits: [TimeInterval] = []
            for _ in 1...12 {
                #expect(try await work(house, sender(house, port: 1)) == 1)
                let job = try #require(try await queue.list(limit: 10).jobs.first)
                #expect(job.lastCode == "unreachable" && job.state == .waiting && job.attempts == waits.count + 1)
                waits.append(job.due.timeIntervalSince(house.clock.now).rounded())
                #expect(try await work(house, sender(house, port: 1)) == 0, "not before it is due")
                house.clock.advance(by: job.due.timeIntervalSince(house.clock.now) + 1)
            }
            #expect(waits == [60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600, 21_600, 21_600])
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                let secret = try secret(try #require(try sink.messages().first), "invitation")
                house.clock.advance(by: 6.9 * 86_400)
                #expect(
                    try await SetPassword(house.store, hasher: hasher).look(secret, .invitation).member.state
                        == .invited)
            }
        }
    }

    @Test("After three days a message is dead and stays visible; a refused one is at once, and can be tried again")
    func dead() async throws {
        try await StoreFixture.with { house in
            _ = try await InviteMember(house.store)(
                email: "kai@muster.example", name: nil, role: .sales, by: house.actor)
            let queue = MessageQueue(house.store)
            house.clock.advance(by: RetrySchedule.limit)
            _ = try await work(house, sender(house, port: 1))
            #expect(try await queue.list(limit: 10).jobs.first?.state == .dead)
            house.clock.advance(by: 86_400)
            #expect(try await work(house, sender(house, port: 1)) == 0)
            let id = try #require(try await queue.list(limit: 10).jobs.first?.id)
            try await MessageQueue(house.operatorStore).retry(id)
            try await MailSink.with(["--reply-rcpt", "550 5.1.1 unknown"]) { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
            }
            let job = try #require(try await queue.list(limit: 10).jobs.first)
            #expect(job.state == .dead && job.lastCode == "550" && job.attempts == 1)
            #expect(try await house.store.node.jobCounts().map(\.state) == ["dead"])
            try await MessageQueue(house.operatorStore).retry(id)
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                #expect(try sink.messages().count == 1)
            }
            #expect(try await queue.list(limit: 10).jobs.isEmpty)
        }
    }

    @Test("A job is one worker's until its lease is over; who lost it settles nothing")
    func lease() async throws {
        try await StoreFixture.with { house in
            _ = try await InviteMember(house.store)(
                email: "kai@muster.example", name: nil, role: .sales, by: house.actor)
            let node = house.store.node
            let kinds = Set(JobKind.allCases)
            let first = try #require(try await node.claimJobs(kinds, limit: 5, lease: 120).first)
            #expect(try await node.claimJobs(kinds, limit: 5, lease: 120).isEmpty)
            house.clock.advance(by: 121)
            let second = try #require(try await node.claimJobs(kinds, limit: 5, lease: 120).first)
            #expect(second.id == first.id && second.attempts == 2)
            try await node.settle(first, .done)
            #expect(try await node.jobs(kinds).count == 1)
            try await node.settle(second, .done)
            #expect(try await node.jobs(kinds).isEmpty)
        }
    }

    @Test("A forgotten password: one message, one link, one hour; the new password ends every session")
    func forgotten() async throws {
        try await StoreFixture.with { house in
            let set = SetPassword(house.store, hasher: hasher)
            _ = try await set(house.invitation.secret, .invitation, password: Self.password)
            let forgotten = RequestPasswordReset(house.store)
            for email in ["INHABERIN@muster.example", "inhaberin@muster.example", "niemand@muster.example", "Unsinn"] {
                try await forgotten(email: email)
            }
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1, "asking twice sends one message")
                let first = try secret(try #require(try sink.messages().first), "password")
                house.clock.advance(by: 3_601)
                await #expect(throws: Refusal.self) { try await set.look(first, .passwordReset) }
                try await forgotten(email: "inhaberin@muster.example")
                #expect(try await work(house, sender) == 1)
                let second = try secret(try #require(try sink.messages().last), "password")
                let logIn = LogIn(house.store, hasher: hasher)
                let before = try await logIn(email: "inhaberin@muster.example", password: Self.password, slug: nil)
                guard case .opened(let session) = before else {
                    Issue.record("no session")
                    return
                }
                _ = try await set(second, .passwordReset, password: "Fünf Möwen über Sylt")
                let resolve = ResolveCredential(house.store)
                #expect(try await resolve.session(RandomToken.hash(of: session.secret)) == nil)
                await #expect(throws: Refusal.self) {
                    try await logIn(email: "inhaberin@muster.example", password: Self.password, slug: nil)
                }
                await #expect(throws: Refusal.self) { try await set.look(second, .passwordReset) }
            }
        }
    }

    @Test("Who may not log in gets no link, and a message that has become pointless is not sent")
    func pointless() async throws {
        try await StoreFixture.with { house in
            try await RequestPasswordReset(house.store)(email: "inhaberin@muster.example")
            #expect(try await house.store.node.jobs(Set(JobKind.allCases)).isEmpty, "she is invited, not active")
            let invitation = try await InviteMember(house.store)(
                email: "kai@muster.example", name: nil, role: .sales, by: house.actor)
            _ = try await SetPassword(house.store, hasher: hasher)(
                invitation.secret, .invitation, password: Self.password)
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                #expect(try sink.messages().isEmpty)
            }
        }
    }
}
