import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Router")
struct HTTPSupportRouterTests {
    let fixture = HTTPFixture()

    private struct Person: Codable, Sendable {
        let givenName: String
    }

    private func house() throws -> ObhutRouter {
        let router = try fixture.router()
        router.api().get("/people/{id}") { _, _ -> JSONAnswer<Person> in
            JSONAnswer.ok(Person(givenName: "Anna"), version: 3)
        }
        router.api().post("/people") { request, context in
            let person = try await request.json(Person.self)
            return JSONAnswer.created(person, location: "/api/v1/people/\(UUID())")
        }
        router.staff().get("/people") { _, context in HTMLAnswer("<p>\(context.actor.role.rawValue)</p>") }
        return router
    }

    @Test("Routes answer through their groups, and errors through one middleware")
    func routes() async throws {
        try await httpApplication(try house()).test(.router) { client in
            try await client.execute(uri: "/api/v1/people/1", method: .get, headers: fixture.bearerHeaders) {
                #expect($0.status == .ok)
                #expect($0.headers[.eTag] == "\"3\"")
            }
            try await client.execute(uri: "/api/v1/people/1", method: .get) {
                #expect($0.status == .unauthorized)
                #expect($0.headers[.contentType] == "application/problem+json")
                #expect($0.headers[.xContentTypeOptions] == "nosniff")
            }
            try await client.execute(uri: "/people", method: .get, headers: fixture.cookieHeaders) {
                #expect($0.status == .ok)
            }
            try await client.execute(uri: "/people", method: .get) {
                #expect($0.status == .seeOther)
                #expect($0.headers[.location] == "/login?next=%2Fpeople")
            }
            try await client.execute(uri: "/people", method: .delete, headers: fixture.cookieHeaders) {
                #expect($0.status == .methodNotAllowed)
                #expect($0.headers[.allow] == "GET, HEAD")
            }
        }
    }
}
