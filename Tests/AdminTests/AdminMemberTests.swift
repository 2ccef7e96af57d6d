import Admin
import Domain
import Foundation
import Logging
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// What the operator does for members who cannot get in, and for their messages.
struct AdminMemberTests {
    /// As a member is who has chosen her password.
    private func activate(_ database: TestDatabase) async throws {
        _ = try await database.smallClient(as: .superuser).segment(
            ["UPDATE member SET state = 'active'"], lane: .write)
    }

    /// The installation's store, as the operator's command opens it.
    private func store(_ node: AdminNode, _ database: TestDatabase) throws -> Store {
        let directory = node.folder.path + "/keys"
        return Store(
            postgres: database.smallClient(as: .owner),
            vault: try Vault.open(directory: directory, root: .file(directory + "/root.key"), mode: .reader),
            ledgerFile: try ErasureLedgerFile.open(directory: directory), clock: SystemClock(), logger: .quiet)
    }

    @Test("reset-password shows a link once, or sends it; an invited or disabled member is refused, a stranger missing")
    func resetPassword() async throws {
        try await AdminNode.withTenant { node, database in
            let line = "member reset-password inhaber@acme.example --tenant acme"
            #expect(await node.refusal(.refused, line) == "conflict", "she is invited, and has no password")
            try await activate(database)
            let dry = try await node.answer(line + " --dry-run")
            #expect(dry["dryRun"] as? Bool == true && dry["id"] is String && dry["reset"] == nil)
            let made = try await node.answer(line)
            let reset = try #require(made["reset"] as? [String: Any])
            let url = try #require(reset["url"] as? String)
            #expect(url.hasPrefix("https://crm.example.org/password/") && reset["expiresAt"] is String)
            let again = try #require((try await node.answer(line))["reset"] as? [String: Any])
            #expect(again["url"] as? String != url)
            #expect(
                (try await node.answer("mail queue")["items"] as? [Any])?.isEmpty == true, "nothing is sent by itself")
            let sent = try await node.answer("member reset-password --email INHABER@acme.example --mail --tenant acme")
            #expect(sent["sent"] as? Bool == true && sent["reset"] == nil)
            let queue = try #require(try await node.answer("mail queue")["items"] as? [[String: Any]])
            #expect(queue.map { $0["kind"] as? String } == ["password-reset-mail"])
            #expect(await node.refusal(.missing, "member reset-password nobody@acme.example --tenant acme") != nil)
            #expect(await node.refusal(.usage, "member reset-password --tenant acme") == "usage")
        }
    }

    @Test("reset-mfa takes the second factor away and says whether there was one; a dry run only looks")
    func resetMFA() async throws {
        try await AdminNode.withTenant { node, database in
            try await activate(database)
            let line = "member reset-mfa inhaber@acme.example --tenant acme"
            #expect(try await node.answer(line)["hadSecondFactor"] as? Bool == false)
            let store = try store(node, database)
            let tenant = try await store.node.tenant(slug: "acme")
            let scope = store.scoped(
                to: Actor(
                    tenant: tenant.id, member: nil, role: .owner, purpose: "operation",
                    via: .operator(user: "root", reason: nil)))
            let member = try await scope.member(email: "inhaber@acme.example")
            try await scope.beginSecondFactor(TimeCode.makeSecret(), of: member)
            #expect(try await node.answer(line + " --dry-run")["hadSecondFactor"] as? Bool == true)
            #expect(try await scope.secondFactor(of: member.id) != nil)
            let done = try await node.answer(line + " --reason T-12")
            #expect(
                done["hadSecondFactor"] as? Bool == true && done["id"] as? String == member.id.uuidString.lowercased())
            #expect(try await scope.secondFactor(of: member.id) == nil)
            #expect(await node.refusal(.missing, "member reset-mfa \(UUID().uuidString) --tenant acme") == "not-found")
        }
    }

    @Test(
        "mail queue lists what waits without an address, by tenant and by page; retry gives a dead one three more days")
    func mail() async throws {
        try await AdminNode.withTenant { node, database in
            for name in ["erste", "zweite", "dritte"] {
                _ = try await node.answer("member invite --tenant acme --email \(name)@acme.example --role sales")
            }
            let all = try await node.answer("mail queue")
            let items = try #require(all["items"] as? [[String: Any]])
            #expect(items.count == 3 && all.keys.contains("nextCursor"))
            for item in items {
                #expect(
                    Set(item.keys) == [
                        "id", "tenant", "kind", "state", "attempts", "lastReply", "nextAttemptAt", "createdAt",
                    ])
                #expect(item["tenant"] as? String == "acme" && item["state"] as? String == "waiting")
            }
            let text = await node.run("mail queue --json").output
            #expect(!text.contains("@"))
            let first = try await node.answer("mail queue --tenant acme --limit 2")
            let cursor = try #require(first["nextCursor"] as? String)
            #expect((try await node.answer("mail queue --limit 2 --cursor \(cursor)")["items"] as? [Any])?.count == 1)
            #expect(await node.refusal(.missing, "mail queue --tenant nobody") == "tenant-not-found")

            let id = try #require(items.first?["id"] as? String)
            _ = try await database.smallClient(as: .superuser).segment(
                ["UPDATE job SET state = 'dead', attempts = 40, last_code = 'smtp-550', due = due - interval '9 days'"],
                lane: .write)
            let dead = try #require(try await node.answer("mail queue")["items"] as? [[String: Any]])
            #expect(dead.allSatisfy { $0["state"] as? String == "dead" && $0["nextAttemptAt"] is NSNull })
            _ = try await node.answer("mail retry \(id) --dry-run")
            #expect(try await states(node).values.allSatisfy { $0 == "dead" })
            #expect(try await node.answer("mail retry \(id)")["state"] as? String == "waiting")
            let after = try await states(node)
            #expect(after[id] == "waiting" && after.values.count { $0 == "dead" } == 2)
            #expect(await node.refusal(.missing, "mail retry \(UUID().uuidString)") == "not-found")
            #expect(await node.refusal(.usage, "mail retry nonsense") == "usage")
        }
    }

    private func states(_ node: AdminNode) async throws -> [String: String] {
        let items = try #require(try await node.answer("mail queue")["items"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: items.map { ($0["id"] as? String ?? "", $0["state"] as? String ?? "") })
    }
}
