import Domain
import Foundation
import HTTPTypes
import Operations
import Postgres
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Cross-tenant crawler")
struct APICrawlerTests {
    /// What a refused call may leave behind, and what a read of one's own does.
    private static let logs: Set<String> = ["audit_entry", "read_entry", "idempotency"]

    @Test("a foreign id answers like a missing one on every route, and no refused call leaves a trace")
    func crawl() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let tokens = try await Self.tokens(world)
            let database = world.fixture.database.smallClient(as: .superuser)
            let foreignAtStart = try await APIWorld.fingerprint(database, without: [], tenant: world.foreign.tenant.id)
            var before = try await APIWorld.fingerprint(database, without: Self.logs)
            var asked = 0
            for route in world.table.api where route.pattern != "/api/v1/openapi.json" {
                for (name, token) in tokens {
                    var answers: [APICrawler.Target: [String]] = [:]
                    for target in APICrawler.Target.allCases {
                        if target != .own && route.parameters.isEmpty { continue }
                        // What a living token does to its own things is for the other tests.
                        if target == .own && name == "all" && route.method != .get { continue }
                        for path in crawler.paths(route, target) {
                            let answer = try await world.call(
                                route.method, path, crawler.body(route), as: token, headers: crawler.headers(route))
                            asked += 1
                            answers[target, default: []].append(answer.withoutRequestID)
                            let label = "\(route) \(target) \(name): \(answer.status)"
                            Self.expect(answer, route, target, name, label)
                        }
                    }
                    #expect(answers[.foreign] == answers[.missing], "\(route) \(name)")
                    let after = try await APIWorld.fingerprint(database, without: Self.logs)
                    #expect(before == after, "\(route) \(name) changed the database")
                    before = after
                }
            }
            let foreignAtEnd = try await APIWorld.fingerprint(database, without: [], tenant: world.foreign.tenant.id)
            #expect(foreignAtStart == foreignAtEnd, "the neighbour's rows and logs")
            #expect(asked > 500)
        }
    }

    @Test("a token reaches nothing of another tenant by lists, searches and cursors either")
    func lists() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let foreign = [
                crawler.foreign.person, crawler.foreign.ground, crawler.foreign.erasure, crawler.foreign.batch,
                crawler.foreign.member, crawler.foreign.token, crawler.foreign.organization, crawler.foreign.activity,
                crawler.foreign.employment, crawler.foreign.tag, crawler.foreign.field, crawler.foreign.webhook,
                crawler.foreign.wording, crawler.foreign.view, crawler.foreign.form, crawler.foreign.purpose,
            ]
            let routes = world.table.api.filter {
                $0.method == .get && $0.parameters.isEmpty && !$0.pattern.hasSuffix("json")
            }
            for route in routes {
                let path = String(route.pattern.dropFirst("/api/v1".count))
                let answer = try await world.call(.get, path)
                #expect(answer.status == 200)
                for id in foreign { #expect(!answer.text.contains(id), "\(route)") }
                guard answer.object["items"] != nil else { continue }
                let page = try await world.call(.get, path + "?limit=1", as: world.foreign.token)
                guard let cursor = page.nextCursor else { continue }
                let stolen = try await world.call(.get, path + "?limit=1&cursor=" + cursor)
                #expect(stolen.status == 400 && stolen.field == "cursor", "\(route)")
            }
            let search = try await world.call(.get, "/people?q=erika.mueller@kunden.example")
            #expect(search.items.compactMap { $0["id"] as? String } == [crawler.own.person])
        }
    }

    private static func tokens(_ world: APIWorld) async throws -> [(name: String, token: String?)] {
        let revoked = try await world.token([.all])
        try await ManageMembers(world.fixture.store).revokeToken(revoked.id, by: world.fixture.actor)
        let short = try await world.token([.all], days: 1.0 / 24)
        world.fixture.clock.advance(by: 3_601)
        let readOnly = try await world.token([.peopleRead])
        return [
            ("all", world.own.token), ("read-only", readOnly.token), ("revoked", revoked.token),
            ("expired", short.token), ("none", nil), ("invented", "obh_" + String(repeating: "A", count: 43)),
            ("garbage", "Ünsinn"),
        ]
    }

    private static func expect(
        _ answer: APIAnswer, _ route: ServedRoute, _ target: APICrawler.Target, _ name: String, _ label: String
    ) {
        switch (name, target) {
        case ("all", .own): #expect(answer.status == 200, "\(label)")
        case ("all", _): #expect(answer.status == 404, "\(label)")
        case ("read-only", .own) where route.method != .get: #expect(answer.status == 403, "\(label)")
        case ("read-only", _): #expect([200, 403, 404].contains(answer.status), "\(label)")
        default: #expect(answer.status == 401, "\(label)")
        }
        #expect(!answer.text.contains("Traceback") && !answer.text.contains("PostgresError"), "\(label)")
    }
}
