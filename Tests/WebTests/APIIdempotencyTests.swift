import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Idempotency-Key over the database")
struct APIIdempotencyTests {
    private func key(_ key: String) -> HTTPFields { [.idempotencyKey: key] }

    @Test("the same key and request is one person; another request under it is refused")
    func repeats() async throws {
        try await APIWorld.run { world in
            let first = try await world.call(.post, "/people", .json(APIWorld.erika), headers: key("k-1"))
            let again = try await world.call(.post, "/people", .json(APIWorld.erika), headers: key("k-1"))
            #expect(first.status == 201 && again.status == 201)
            #expect(again.headers[.location] == first.headers[.location])
            #expect(again.headers[.idempotencyReplayed] == "true" && first.headers[.idempotencyReplayed] == nil)
            #expect(again.object["id"] as? String == first.object["id"] as? String)
            let other = try await world.call(
                .post, "/people", .json(APIWorld.somebody("Bodo", "bodo@kunden.example")), headers: key("k-1"))
            #expect(other.status == 422 && other.code == "idempotency-mismatch")
            #expect(try await world.call(.get, "/people").items.count == 1)
            // Another business's key is another key.
            let foreign = try await world.call(
                .post, "/people", .json(APIWorld.erika), as: world.foreign.token, headers: key("k-1"))
            #expect(foreign.status == 201 && foreign.headers[.idempotencyReplayed] == nil)
        }
    }

    @Test("twenty parallel requests with one key make one person")
    func parallel() async throws {
        try await APIWorld.run { world in
            let answers = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let answer = try await world.call(
                            .post, "/people", .json(APIWorld.erika), headers: [.idempotencyKey: "k"])
                        return (answer.status, answer.headers[.location])
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.0 == 201 || $0.0 == 409 })
            #expect(Set(answers.compactMap(\.1)).count == 1)
            #expect(try await world.call(.get, "/people").items.count == 1)
        }
    }

    @Test("a refused request frees its key; one that succeeded keeps it for 24 hours")
    func refusals() async throws {
        try await APIWorld.run { world in
            let broken = try await world.call(.post, "/people", .json(["givenName": "Eva"]), headers: key("k"))
            #expect(broken.status == 422)
            #expect(try await world.call(.post, "/people", .json(APIWorld.erika), headers: key("k")).status == 201)
            world.fixture.clock.advance(by: 86_399)
            #expect(
                try await world.call(.post, "/people", .json(APIWorld.erika), headers: key("k"))
                    .headers[.idempotencyReplayed] == "true")
            world.fixture.clock.advance(by: 2)
            #expect(
                try await world.call(.post, "/people", .json(APIWorld.erika), headers: key("k"))
                    .headers[.idempotencyReplayed] == nil)
        }
    }

    @Test("a file is made again under the same key, whole and with its name")
    func exports() async throws {
        try await APIWorld.run { world in
            _ = try await world.call(.post, "/people", .json(APIWorld.erika))
            let order: [String: any Sendable] = ["format": "csv", "purpose": "customer-care"]
            let first = try await world.call(.post, "/exports", .json(order), headers: key("k"))
            let again = try await world.call(.post, "/exports", .json(order), headers: key("k"))
            #expect(first.status == 200 && again.status == 200 && first.text.contains("Erika"), "\(first.text)")
            #expect(again.text == first.text && again.headers[.idempotencyReplayed] == nil)
            #expect(again.headers[.contentDisposition] == first.headers[.contentDisposition])
        }
    }

    @Test("every POST honours the key: what was made is made once, and named")
    func everyPost() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            // An export makes a file, a reset and another attempt send a message, tagging, joining, sending and giving up
            // change what is there: nothing is made that stays.
            let makesNothing = [
                "exports", "password-resets", "attempts", "people/tags", "merge", "sending", "test-message", "end",
            ]
            let posts = world.table.api.filter { route in
                route.method == .post && !makesNothing.contains { route.pattern.hasSuffix($0) }
            }
            // What ends something comes last: it takes away what the others are about.
            func rank(_ route: ServedRoute) -> Int {
                route.pattern.hasSuffix("completion") ? 1 : route.pattern.hasSuffix("erasures") ? 2 : 0
            }
            for route in posts.sorted(by: { (rank($0), $0.pattern) < (rank($1), $1.pattern) }) {
                let path = crawler.paths(route, .own)[0]
                let headers = key(route.pattern)
                let first = try await world.call(.post, path, crawler.body(route), headers: headers)
                let again = try await world.call(.post, path, crawler.body(route), headers: headers)
                #expect(first.status == 201 && again.status == 201, "\(route): \(first.text)")
                #expect(again.headers[.idempotencyReplayed] == "true", "\(route)")
                #expect(again.headers[.location] == first.headers[.location], "\(route)")
                // Consents, withdrawals and objections lie in the list of the person's consents.
                let isListed = first.headers[.location]?.hasSuffix("/consents") == true
                let id = isListed ? "" : try #require(again.object["id"] as? String)
                // A wording is named by its digest, a purpose by its code, everything else by an id.
                let code = first.object["code"] as? String
                let isNamed = UUID(uuidString: id) != nil || id.utf8.count == 64 || id == code
                #expect(isListed ? again.object.isEmpty : isNamed, "\(route)")
                #expect(first.headers[.location]?.hasSuffix(id) == true, "\(route)")
                let place = String((first.headers[.location] ?? "").dropFirst("/api/v1".count))
                #expect(try await world.call(.get, place).status == 200, "\(route): \(place)")
            }
        }
    }

    @Test("a file of several megabytes is taken once; its repeat is read and recognised, a changed one refused")
    func files() async throws {
        try await APIWorld.run { world in
            let rows = (0..<6_000).map { "Vorname \($0);p\($0)@kunden.example;\(String(repeating: "x", count: 300))" }
            let file = "Vorname;E-Mail;Notiz\n" + rows.joined(separator: "\n") + "\n"
            let path = "/imports?purpose=customer-care&legalBasis=contract&source=Liste&dryRun=false"
            let first = try await world.call(.post, path, .csv(file), headers: key("file"))
            #expect(first.status == 201 && first.object["imported"] as? Int == 6_000)
            let again = try await world.call(.post, path, .csv(file), headers: key("file"))
            #expect(again.status == 201 && again.headers[.idempotencyReplayed] == "true")
            #expect(again.headers[.location] == first.headers[.location])
            let changed = try await world.call(
                .post, path, .csv(file.replacingOccurrences(of: "p5999@", with: "q5999@")), headers: key("file"))
            #expect(changed.status == 422 && changed.code == "idempotency-mismatch")
            let elsewhere = try await world.call(.post, path + "&duplicates=both", .csv(file), headers: key("file"))
            #expect(elsewhere.status == 422)
            #expect(try await world.call(.get, "/imports").items.count == 1)
        }
    }
}
