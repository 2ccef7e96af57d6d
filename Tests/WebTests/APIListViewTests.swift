import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("Saved views over the API")
struct APIListViewTests {
    @Test("a view is its maker's until it is shared, and only who may changes or removes what everybody sees")
    func views() async throws {
        try await APIWorld.run { world in
            let view: [String: any Sendable] = [
                "kind": "person", "name": "  Köln, nach Namen ", "sort": "name",
                "filters": ["town": "Köln", "lifecycle": "customer"], "columns": ["email", "town"],
            ]
            let made = try await world.call(.post, "/views", .json(view))
            #expect(made.status == 201 && made.object["name"] as? String == "Köln, nach Namen", "\(made.text)")
            #expect(made.object["filters"] as? [String: String] == ["town": "Köln", "lifecycle": "customer"])
            let id = try #require(made.object["id"] as? String)
            #expect(made.headers[.location] == "/api/v1/views/\(id)")
            let support = try await world.member(.support)
            #expect(try await world.call(.get, "/views/\(id)", as: support).status == 404, "it is the owner's own")
            #expect(try await world.call(.get, "/views", as: support).items.isEmpty)
            var shared = view
            shared["isShared"] = true
            let reader = try await world.member(.readOnly)
            #expect(try await world.call(.post, "/views", .json(shared), as: reader).status == 403)
            let everybody = try await world.call(.post, "/views", .json(shared))
            let other = try #require(everybody.object["id"] as? String)
            let seen = try await world.call(.get, "/views", as: support).items
            #expect(seen.map { $0["id"] as? String } == [other] && seen.first?["isOwn"] as? Bool == false)
            #expect(try await world.call(.delete, "/views/\(other)", as: support).status == 404)
            #expect(try await world.call(.delete, "/views/\(other)").status == 204)
            #expect(try await world.call(.get, "/views").items.map { $0["id"] as? String } == [id])
            #expect(try await world.call(.get, "/views/\(id)", as: world.foreign.token).status == 404)
        }
    }

    @Test(
        "what a list cannot show is refused, naming the member",
        arguments: [
            ("name", "{\"kind\":\"person\",\"name\":\" \"}"), ("kind", "{\"kind\":\"deal\",\"name\":\"A\"}"),
            ("sort", "{\"kind\":\"person\",\"name\":\"A\",\"sort\":\"town\"}"),
            ("filters", "{\"kind\":\"person\",\"name\":\"A\",\"filters\":{\"town\":\"\"}}"),
            ("filters", "{\"kind\":\"organization\",\"name\":\"A\",\"filters\":{\"tag\":\"x\"}}"),
            ("columns[1]", "{\"kind\":\"person\",\"name\":\"A\",\"columns\":[\"town\",\"password\"]}"),
        ])
    func refused(field: String, body: String) async throws {
        try await APIWorld.run { world in
            let answer = try await world.call(.post, "/views", .text(body))
            #expect(answer.status == 422 && answer.field == field, "\(answer.text)")
            #expect(try await world.call(.get, "/views").items.isEmpty)
        }
    }
}
