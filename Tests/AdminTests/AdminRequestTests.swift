import Admin
import Foundation
import TestSupport
import Testing

/// What people ask for, taken down and answered by command.
struct AdminRequestTests {
    @Test("R-35 a request is taken down, listed, extended, its package written, refused by two only, and completed")
    func journey() async throws {
        try await AdminNode.withTenant { node, _ in
            let sheet = try node.folder.write("k.csv", "Vorname;Nachname;E-Mail\nErika;Groß;erika@kunden.example\n")
            _ = try await node.answer(
                "import people \(sheet) --tenant acme --purpose customer-care --basis contract --source Alt")
            let found = try await node.answer("person find --email erika@kunden.example --tenant acme")
            let person = try #require((found["items"] as? [[String: Any]])?.first?["id"] as? String)

            #expect(await node.run("request open --kind access --tenant acme").status == .usage)
            let planned = try await node.answer("request open --kind access --person \(person) --dry-run --tenant acme")
            #expect(planned["dryRun"] as? Bool == true)
            #expect((try await node.answer("request list --tenant acme")["items"] as? [Any])?.isEmpty == true)
            let opened = try await node.answer(
                "request open --kind access --person \(person) --note Anruf --tenant acme --reason T-31")
            let id = try #require(opened["id"] as? String)
            #expect(opened["identity"] as? String == "staff" && opened["personId"] as? String == person)
            let open = try await node.answer("request list --open --tenant acme")
            #expect((open["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [id])

            let longer = try await node.answer("request extend \(id) --months 1 --reason number --tenant acme")
            let (before, after) = (opened["dueOn"] as? String ?? "", longer["dueOn"] as? String ?? "")
            #expect(longer["extendedBy"] as? Int == 1 && before < after, "\(before) \(after)")
            let output = node.folder.path + "/antrag"
            let package = try await node.answer("request package \(id) --output \(output) --tenant acme")
            let files = try ZipFiles.read(
                Array(Data(contentsOf: URL(filePath: try #require(package["file"] as? String)))))
            #expect(String(decoding: files["data.json"] ?? [], as: UTF8.self).contains("Erika"))

            let refuse = "request refuse \(id) --reason excessive --text Zu-oft --tenant acme"
            let proposed = try await node.answer(refuse)
            #expect((proposed["refusal"] as? [String: Any])?["state"] as? String == "proposed")
            #expect(await node.refusal(.refused, refuse) == "second-person-needed")
            let done = try await node.answer("request complete \(id) --answer Erledigt --tenant acme")
            #expect(done["state"] as? String == "RequestFulfilled" && done["endedAt"] is String)
            let shown = try await node.answer("request show \(id) --tenant acme")
            #expect(shown["state"] as? String == "RequestFulfilled" && shown["refusal"] is NSNull)
            #expect(await node.run("request show \(UUID().uuidString) --tenant acme").status == .missing)
            #expect(try await node.answer("audit verify --tenant acme")["valid"] as? Bool == true)
        }
    }
}
