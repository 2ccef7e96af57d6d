import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Cross-tenant crawler: bodies, parameters and one's own writes")
struct APICrawlerWriteTests {
    /// Every id that a body may hold, in one order for both businesses.
    private func ids(_ things: APICrawler.Things) -> [String] {
        [
            things.person, things.organization, things.member, things.tag, things.field, things.batch, things.activity,
            things.employment, things.erasure, things.token, things.ground,
        ]
    }

    private func plain(_ answer: APIAnswer, _ id: String) -> String {
        answer.withoutRequestID.replacingOccurrences(of: id, with: "<id>")
            .replacing(/(?i)content-length: \d+/, with: "")
    }

    @Test("another tenant's id in any member of any body answers like one of nothing, and reaches nothing")
    func bodies() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let others = try await world.fingerprint(without: [], beside: world.own.tenant.id)
            var asked = 0
            for sample in crawler.samples() {
                let route = ServedRoute(method: sample.method, pattern: sample.pattern)
                let path = crawler.samplePath(route)
                for place in APIBadInput.places(in: sample.body) {
                    let value = APIBadInput.value(at: place[...], in: sample.body)
                    guard let id = value as? String, UUID(uuidString: id) != nil else { continue }
                    for foreign in ids(crawler.foreign) {
                        var texts: [String] = []
                        for other in [foreign, APICrawler.nobody] {
                            let body = APIBadInput.replacing(place[...], in: sample.body, with: other)
                            let bytes = try JSONSerialization.data(withJSONObject: try #require(body))
                            let answer = try await world.call(
                                sample.method, path, .bytes(Array(bytes), "application/json"),
                                headers: sample.method == .patch ? [.ifMatch: "*"] : [:])
                            #expect(answer.status < 500, "\(route) \(place)")
                            texts.append(plain(answer, other))
                            asked += 1
                        }
                        #expect(Self.comparable(texts[0]) == Self.comparable(texts[1]), "\(route) \(place)")
                    }
                }
                #expect(
                    try await world.fingerprint(without: [], beside: world.own.tenant.id) == others, "\(route)")
            }
            #expect(asked > 100)
        }
    }

    /// What two accepted calls differ in: the id of what was made, its version and time.
    private static func comparable(_ text: String) -> String {
        text.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "<made>")
            .replacing(/"version":\d+/, with: "\"version\":0").replacing(/ETag: "\d+"/, with: "ETag")
    }

    @Test("another tenant's id in a list's parameter answers like one of nothing")
    func parameters() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            var asked = 0
            for operation in world.document.operations where operation.method == "GET" {
                let route = ServedRoute(method: .get, pattern: operation.route)
                for name in world.document.identifierParameters(operation) {
                    let path = crawler.samplePath(route)
                    for foreign in ids(crawler.foreign) {
                        let theirs = try await world.call(.get, "\(path)?\(name)=\(foreign)")
                        let nobodys = try await world.call(.get, "\(path)?\(name)=\(APICrawler.nobody)")
                        #expect(plain(theirs, foreign) == plain(nobodys, APICrawler.nobody), "\(route) \(name)")
                        asked += 1
                    }
                }
            }
            #expect(asked > 0)
        }
    }

    @Test("what a living token changes of its own is done, and changes no row of anybody else's")
    func ownWrites() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let twin = try await world.person(APIWorld.somebody("Erika", "zweimal@kunden.example"))
            let others = try await world.fingerprint(without: [], beside: world.own.tenant.id)
            let writes = world.table.api.filter { $0.method != .get }
                .sorted { (Self.harm($0), $0.pattern) < (Self.harm($1), $1.pattern) }
            for route in writes {
                let mine = try await world.fingerprint(without: [], tenant: world.own.tenant.id)
                var body = crawler.body(route)
                if route.pattern.hasSuffix("/merge") { body = .json(["other": twin]) }
                var path = crawler.paths(route, .own)[0]
                if route.method == .delete, path.hasSuffix("/restriction") {
                    path += "?notifiedAt=\(Timestamp.string(world.fixture.clock.now))"
                }
                let answer = try await world.call(
                    route.method, path, body,
                    headers: route.method == .patch ? [.ifMatch: "*"] : [:])
                let isDone = (200..<300).contains(answer.status)
                #expect(
                    isDone == !Self.refused.contains(route.description), "\(route): \(answer.status) \(answer.text)")
                #expect(
                    try await world.fingerprint(without: [], beside: world.own.tenant.id) == others, "\(route)")
                let after = try await world.fingerprint(without: [], tenant: world.own.tenant.id)
                if isDone, !Self.idle.contains(route.description) { #expect(after != mine, "\(route) did nothing") }
            }
        }
    }

    /// The owner is the last one, has no password yet and takes her own second factor away with a code; the field has not
    /// been ended; the delivery waits already; no mail server listens.
    private static let refused: Set = [
        "PATCH /api/v1/members/{id}", "POST /api/v1/members/{id}/password-resets",
        "DELETE /api/v1/members/{id}/second-factor", "DELETE /api/v1/custom-fields/{id}",
        "POST /api/v1/webhooks/{id}/deliveries/{delivery}/attempts",
        "POST /api/v1/campaigns/{id}/test-message",
    ]
    /// Nobody is logged in.
    private static let idle: Set = ["DELETE /api/v1/members/{id}/sessions"]

    /// What takes things away comes after what needs them.
    private static func harm(_ route: ServedRoute) -> Int {
        let words = ["/merge", "/restriction", "/undos", "/erasures", "/completion"]
        let place = words.firstIndex { route.pattern.hasSuffix($0) } ?? -1
        if route.method == .delete {
            return route.pattern.hasSuffix("/restriction") ? 4 : 10 - route.pattern.count { $0 == "{" }
        }
        return place < 0 ? 0 : place == 3 ? 20 : place + 1
    }
}
