import Foundation
import TestSupport
import Testing

/// A kill before and after the commit of every step of a campaign: no message twice, and the rest goes on.
struct CampaignFlowTests {
    /// Every transaction of it.
    static let flows = [
        "campaign.create", "campaign.update", "campaign.start", "campaign.plan", "campaign.hand-over",
        "campaign.settle", "campaign.finish", "campaign.pause", "campaign.bounce", "link.expire",
    ]

    @Test("A campaign whose sender dies goes on where it was, and nobody gets a message twice")
    func sending() async throws {
        try await staged { stage, sink in
            for flow in ["campaign.plan", "campaign.hand-over", "campaign.settle", "campaign.finish"] {
                for place in ["before", "after"] {
                    let point = "\(flow).\(place)-commit"
                    let id = try await draft(stage)
                    let before = try sink.messages().count
                    try stage.arm(point)
                    #expect(try await send(id, stage).status == 202, "\(point)")
                    try await stage.expectDeath(at: point)
                    // The job is free again when its lease is over.
                    try await stage.start(mail(sink, ["OBHUT_CLOCK_OFFSET": "PT10M"]))
                    try await done(id, stage)
                    // Whoever dies with a message in hand does not know whether it left: it never leaves again.
                    let lost = point == "campaign.hand-over.after-commit" ? 1 : 0
                    #expect(try sink.messages().count == before + 1 - lost, "\(point)")
                    #expect(
                        try await stage.superuser.query(
                            "SELECT state, count(*) FROM delivery WHERE campaign_id = '\(id)' GROUP BY state")
                            == [lost == 1 || point == "campaign.settle.before-commit" ? "handed-over|1" : "accepted|1"],
                        "\(point)")
                    try await stage.restart(mail(sink))
                }
            }
        }
    }

    @Test("A campaign is kept, changed, started and halted as a whole or not at all")
    func handling() async throws {
        try await staged { stage, sink in
            for place in ["before", "after"] {
                let number = try await stage.superuser.number("SELECT count(*) FROM campaign")
                try stage.arm("campaign.create.\(place)-commit")
                _ = try? await stage.client.post("/api/v1/campaigns", Self.body)
                try await stage.revive(after: "campaign.create.\(place)-commit", mail(sink))
                let kept = place == "after" ? 1 : 0
                #expect(try await stage.superuser.number("SELECT count(*) FROM campaign") == number + kept)

                let id = try await draft(stage)
                try stage.arm("campaign.update.\(place)-commit")
                _ = try? await stage.client.patch("/api/v1/campaigns/\(id)", ["name": "Neu"], version: "\"1\"")
                try await stage.revive(after: "campaign.update.\(place)-commit", mail(sink))
                #expect(
                    try await stage.superuser.query("SELECT name, version FROM campaign WHERE id = '\(id)'")
                        == [place == "after" ? "Neu|2" : "Herbst|1"])

                try stage.arm("campaign.start.\(place)-commit")
                _ = try? await send(id, stage)
                try await stage.revive(after: "campaign.start.\(place)-commit", mail(sink))
                // Where it had begun, it may be done by now.
                let again = try await send(id, stage).status
                #expect(again == 202 || place == "after" && again == 409)
                try await done(id, stage)
            }
        }
    }

    @Test("Halting holds with its commit, notices that a message came back and links that are over leave nothing half")
    func endings() async throws {
        try await staged { stage, sink in
            for place in ["before", "after"] {
                let id = try await draft(stage)
                // Nobody takes mail: it waits.
                try await stage.restart()
                #expect(try await send(id, stage).status == 202)
                try await Deadline.wait(until: "it waits") {
                    try await stage.superuser.number(
                        "SELECT count(*) FROM job WHERE kind = 'campaign' AND last_code IS NOT NULL") == 1
                }
                try stage.arm("campaign.pause.\(place)-commit")
                _ = try? await stage.client.send("DELETE", "/api/v1/campaigns/\(id)/sending")
                try await stage.revive(after: "campaign.pause.\(place)-commit", mail(sink))
                let state = try await stage.superuser.query("SELECT state FROM campaign WHERE id = '\(id)'")
                #expect(state == [place == "after" ? "paused" : "sending"], "\(place)")
                #expect(try await stage.client.send("DELETE", "/api/v1/campaigns/\(id)/sending").status == 204)
                #expect(try await send(id, stage).status == 202)
                try await done(id, stage)
                try await bounce(id, place, stage, sink)
                try await expire(place, stage, sink)
            }
        }
    }

    private func bounce(_ id: String, _ place: String, _ stage: Stage, _ sink: MailSink) async throws {
        let message = try #require(try sink.messages().last)
        let back = try #require(message.firstMatch(of: /X-From: (\S+)/)).1
        let notice = "To: <\(back)>\r\nAction: failed\r\nStatus: 4.4.7\r\n"
        let file = try stage.installation.write("notice", Array(notice.utf8))
        func told(_ failpoint: String?) async throws -> CommandAnswer {
            try await stage.installation.finish(
                stage.installation.startCommand(["mail", "bounce"], failpoint: failpoint, input: file))
        }
        let cut = try await told("campaign.bounce.\(place)-commit=kill")
        #expect(cut.code == 128 + 9, "\(cut)")
        let states = try await stage.superuser.query("SELECT state FROM delivery WHERE campaign_id = '\(id)'")
        #expect(states == [place == "after" ? "bounced" : "accepted"])
        let again = try await told(nil)
        #expect(again.code == 0, "\(again)")
        #expect(
            try await stage.superuser.query("SELECT state, reason FROM delivery WHERE campaign_id = '\(id)'")
                == ["bounced|4.4.7"])
    }

    private func expire(_ place: String, _ stage: Stage, _ sink: MailSink) async throws {
        let point = "link.expire.\(place)-commit"
        let unsubscribe = try await subscribe(stage, sink)
        #expect(
            try await stage.superuser.number("SELECT count(*) FROM person_link WHERE kind = 'preferences'") == 1)
        try await stage.stop()
        // A week and a day later, at the start.
        try stage.arm(point)
        let settings = mail(sink, ["OBHUT_CLOCK_OFFSET": "P8D"])
        try await stage.startAndDie(at: point, settings)
        try await stage.start(settings)
        try await Deadline.wait(until: "\(point): they are gone") {
            try await stage.superuser.number("SELECT count(*) FROM person_link WHERE kind = 'preferences'") == 0
        }
        for kind in ["unsubscribe", "message"] {
            let left = try await stage.superuser.number("SELECT count(*) FROM person_link WHERE kind = '\(kind)'")
            #expect(left > 0, "\(kind)")
        }
        try await stage.restart(mail(sink))
        #expect(try await stage.client.send("POST", unsubscribe, headers: StaffSession.form).status == 200)
    }

    /// Somebody signs up and confirms it: she is given a link to her preferences. Answers the one to unsubscribe with.
    private func subscribe(_ stage: Stage, _ sink: MailSink) async throws -> String {
        let before = try sink.messages().count
        let signedUp = try await WriteScenes.signUp(stage, "\(WriteScenes.word)@kunden.example")
        #expect(signedUp.status == 200)
        let message = try await Deadline.wait(for: "the message that asks her") {
            let messages = try sink.messages()
            return messages.count > before ? messages.last : nil
        }
        let path = try #require(MailSink.text(of: message).firstMatch(of: /\/p\/[^\/\s]+\/confirm\/\S+/)).0
        let confirmed = try await stage.client.send("POST", String(path), headers: StaffSession.form)
        #expect(confirmed.status == 200)
        let link = try #require(confirmed.text.firstMatch(of: /href="(\/p\/[^"]+\/unsubscribe\/[^"]+)"/))
        return String(link.1)
    }

    private static let body: [String: String] = [
        "name": "Herbst", "purpose": "newsletter", "subject": "Neues", "body": "Guten Tag",
    ]

    private func draft(_ stage: Stage) async throws -> String {
        try await WriteScenes.make(stage, "/api/v1/campaigns", Self.body)
    }

    private func send(_ id: String, _ stage: Stage) async throws -> HTTPAnswer {
        try await stage.client.post("/api/v1/campaigns/\(id)/sending", [:])
    }

    private func done(_ id: String, _ stage: Stage) async throws {
        try await Deadline.wait(until: "the campaign is done") {
            try await stage.superuser.query("SELECT state FROM campaign WHERE id = '\(id)'") == ["sent"]
        }
    }

    private func mail(_ sink: MailSink, _ more: [String: String] = [:]) -> [String: String] {
        more.merging(["OBHUT_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"]) { $1 }
    }

    /// A business with one invented subscriber, and a server that takes her mail.
    private func staged(_ body: @Sendable (Stage, MailSink) async throws -> Void) async throws {
        try await Installation.prepared { installation, workspace in
            try await MailSink.with { sink async throws in
                let stage = try await Stage(installation, workspace)
                let loaded = try await installation.finish(
                    installation.startCommand(["demo", "load", "--people", "1", "--tenant", workspace.tenant]))
                #expect(loaded.code == 0, "\(loaded)")
                try await stage.restart(mail(sink))
                try await body(stage, sink)
                try await Soundness(installation: installation).expect("in the end")
                try await stage.stop()
            }
        }
    }
}
