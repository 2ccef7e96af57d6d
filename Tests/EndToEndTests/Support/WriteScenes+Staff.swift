import Foundation
import Testing

/// Members of staff, what they log in with, and where they are logged in.
extension WriteScenes {
    private static let members = "/api/v1/members"

    private static func memberID(_ stage: Stage, _ email: String) async throws -> String {
        let list = try await stage.client.get("\(members)?limit=200").json.items.list
        return try #require(list.first { $0.email.string == email }?.id.string, "no member \(email)")
    }

    /// A member who was invited and has not come.
    private static func invited(_ stage: Stage) async throws -> WriteScene.Subject {
        let email = "\(word)@\(stage.workspace.tenant).example"
        return WriteScene.Subject(
            id: try await make(stage, members, ["email": email, "role": "support"]), other: email)
    }

    /// A member at work.
    private static func colleague(_ stage: Stage) async throws -> WriteScene.Subject {
        let (session, email) = try await stage.colleague()
        return WriteScene.Subject(id: try await memberID(stage, email), other: email, staff: session)
    }

    private static func staff(_ subject: WriteScene.Subject) throws -> StaffSession { try #require(subject.staff) }

    /// A member at work who logs in with codes; `other` is one of her recovery codes.
    private static func careful(_ stage: Stage) async throws -> WriteScene.Subject {
        var subject = try await colleague(stage)
        let staff = try staff(subject)
        _ = try await staff.post("/account/second-factor")
        let code = try await OneTimeCode.pending(staff, stage.installation)
        let page = try await staff.post("/account/second-factor/confirmation", "code=\(code)")
        subject.other = String(try #require(page.text.firstMatch(of: /<code>([a-z2-7-]{19})<\/code>/)?.output.1))
        return subject
    }

    /// Half a minute passes: the code is the next one.
    private static func halfMinute(_ stage: Stage, _ subject: WriteScene.Subject) async throws {
        try await stage.superuser.tamper("UPDATE second_factor SET last_step = 0 WHERE member_id = '\(subject.id)'")
    }

    /// A member at work who saved how she looks at people.
    private static func viewer(_ stage: Stage) async throws -> WriteScene.Subject {
        let subject = try await colleague(stage)
        _ = try await staff(subject).post("/people/views", "name=Stammkunden")
        let ids = try await stage.superuser.query("SELECT id FROM list_view WHERE member_id = '\(subject.id)'")
        return WriteScene.Subject(id: subject.id, other: try #require(ids.first), staff: subject.staff)
    }

    static let staff: [WriteScene] = [
        WriteScene("list-columns.choose", repetition: .again, on: colleague) { _, subject, _ in
            try await staff(subject).post("/people/columns", "column.town=on&column.email=on")
        },
        WriteScene("list-view.create", repetition: .again, on: colleague) { _, subject, _ in
            try await staff(subject).post("/people/views", "name=Stammkunden")
        },
        WriteScene("list-view.update", repetition: .again, on: viewer) { _, subject, _ in
            try await staff(subject).post("/people/views/\(subject.other)", "lifecycle=customer")
        },
        WriteScene("list-view.remove", on: viewer) { _, subject, _ in
            try await staff(subject).post("/people/views/\(subject.other)/removal")
        },
        WriteScene("member.invite", repetition: .otherwise) { stage in
            WriteScene.Subject(id: "\(word)@\(stage.workspace.tenant).example")
        } act: { stage, subject, _ in
            try await stage.client.post(members, ["email": subject.id, "role": "sales"])
        },
        WriteScene("member.reinvite", repetition: .otherwise, on: invited) { stage, subject, _ in
            try await stage.client.post(members, ["email": subject.other, "role": "support"])
        },
        WriteScene("member.change", on: invited) { stage, subject, _ in
            try await stage.client.patch("\(members)/\(subject.id)", ["state": "disabled"], version: "\"1\"")
        },
        WriteScene("sessions.end", on: colleague) { stage, subject, _ in
            try await stage.client.send("DELETE", "\(members)/\(subject.id)/sessions")
        },
        WriteScene("token.create", repetition: .replayed) { _ in
            WriteScene.Subject(other: Date(timeIntervalSinceNow: 86_400).ISO8601Format())
        } act: { stage, subject, key in
            try await stage.client.post(
                "/api/v1/tokens", ["scopes": ["people:read"], "expiresAt": subject.other], headers: key)
        },
        WriteScene("token.revoke", repetition: .again) { stage in
            let end = Date(timeIntervalSinceNow: 86_400).ISO8601Format()
            let id = try await make(
                stage, "/api/v1/tokens", ["scopes": ["people:read"], "expiresAt": end] as [String: Any])
            return WriteScene.Subject(id: id)
        } act: { stage, subject, _ in
            try await stage.client.send("DELETE", "/api/v1/tokens/\(subject.id)")
        },
        WriteScene("member.profile", repetition: .again, on: colleague) { _, subject, _ in
            try await staff(subject).post("/account/name", "name=J%C3%B6rg+Wei%C3%9F")
        },
        WriteScene("password.set", on: colleague) { _, subject, _ in
            let new = "Zwei+Boote+im+Hafen"
            return try await staff(subject).post(
                "/account/password", "current=\(StaffSession.password)&password=\(new)&again=\(new)")
        },
        WriteScene("session.open", repetition: .again, on: colleague) { stage, subject, _ in
            try await HTTPClient(port: stage.client.port).send(
                "POST", "/login", headers: StaffSession.form,
                body: Array("email=\(subject.other)&password=\(StaffSession.password)".utf8))
        },
        WriteScene("session.close", on: colleague) { _, subject, _ in try await staff(subject).post("/logout") },
        WriteScene("session.end") { stage in
            var subject = try await colleague(stage)
            subject.staff = try await stage.again(subject.other)
            subject.other = try #require(
                try await stage.superuser.query(
                    "SELECT id FROM session WHERE member_id = '\(subject.id)' ORDER BY created_at"
                ).first)
            return subject
        } act: { _, subject, _ in
            try await staff(subject).post("/account/sessions/\(subject.other)")
        },
        WriteScene("factor.begin", repetition: .otherwise, on: colleague) { _, subject, _ in
            try await staff(subject).post("/account/second-factor")
        },
        WriteScene("factor.confirm") { stage in
            var subject = try await colleague(stage)
            _ = try await staff(subject).post("/account/second-factor")
            subject.other = try await OneTimeCode.pending(try staff(subject), stage.installation)
            return subject
        } act: { _, subject, _ in
            try await staff(subject).post("/account/second-factor/confirmation", "code=\(subject.other)")
        },
        WriteScene("recovery-code.use", "recovery-codes.replace", on: careful) { stage, subject, _ in
            // Where the code was used and nothing came of it, the next one of the list is as good.
            try await stage.superuser.tamper(
                "UPDATE recovery_code SET used_at = NULL WHERE member_id = '\(subject.id)'")
            return try await staff(subject).post("/account/second-factor/codes", "code=\(subject.other)")
        },
        WriteScene("factor.step", "factor.remove") { stage in
            var subject = try await colleague(stage)
            let staff = try staff(subject)
            _ = try await staff.post("/account/second-factor")
            subject.other = try await OneTimeCode.pending(staff, stage.installation)
            _ = try await staff.post("/account/second-factor/confirmation", "code=\(subject.other)")
            try await halfMinute(stage, subject)
            return subject
        } act: { stage, subject, _ in
            try await halfMinute(stage, subject)
            return try await staff(subject).post("/account/second-factor/removal", "code=\(subject.other)")
        },
        WriteScene("login-policy.set", repetition: .again) { stage in
            let staff = try await stage.staff()
            _ = try await staff.post("/members/login-policy", "roles.marketing=on")
            return WriteScene.Subject(staff: staff)
        } act: { _, subject, _ in
            try await staff(subject).post("/members/login-policy", "roles.marketing=on")
        },
        WriteScene("password.reset", on: colleague) { stage, subject, _ in
            try await stage.client.post("\(members)/\(subject.id)/password-resets", [:])
        },
    ]
}
