import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

@testable import HTTPSupport

/// A small service with a route for every kind of answer.
struct HTTPHouse: @unchecked Sendable {
    struct Person: Codable, Sendable {
        let givenName: String
        let familyName: String?
        let contactPoints: [Point]?
        let born: Date?
        let visits: Int?
        let id: UUID?

        struct Point: Codable, Sendable {
            let kind: String
            let value: String
            let isPrimary: Bool?
        }
    }

    /// An error no layer knows, with a person in its description.
    struct Surprise: Error, CustomStringConvertible {
        var description: String { "could not greet anna.gross@canary.example" }
    }

    /// An error of the database.
    struct DatabaseGone: Error {}

    let router: ObhutRouter
    let writes = HTTPCounter()

    init(_ router: ObhutRouter) {
        self.router = router
        api()
        pages()
    }

    private func api() {
        let writes = writes
        let api = router.api()
        api.get("/people/{id}") { request, context -> Response in
            guard context.parameters.get("id") == "1" else { throw Refusal(.notFound, RefusalCode.notFound) }
            let person = Person(
                givenName: "Anna", familyName: "Groß", contactPoints: nil, born: nil, visits: 3, id: nil)
            return try JSONAnswer.ok(person, version: 7).response(from: request, context: context)
        }
        api.get("/people") { request, context in
            let query = try ListQuery(request, sorts: ["name"], filters: ["lifecycle"])
            return JSONAnswer.ok(ListAnswer(items: [query.limit], nextCursor: nil))
        }
        api.post("/people") { request, context in
            _ = try await request.json(Person.self)
            writes.increment()
            return JSONAnswer.created(["id": "1"], location: "/api/v1/people/1", version: 1)
        }
        api.patch("/people/{id}") { request, context in
            let precondition = try request.precondition()
            _ = try await request.json(Person.self)
            try precondition.check(current: 7)
            writes.increment()
            return NoContent(version: 8)
        }
        api.delete("/people/{id}") { _, _ in NoContent() }
        api.get("/boom") { _, _ -> Response in throw Surprise() }
        api.get("/gone") { _, _ -> Response in throw DatabaseGone() }
        api.get("/refused") { _, _ -> Response in
            throw Refusal(.refused, RefusalCode.legalHold, rule: "Art. 17(3)(b)")
        }
    }

    private func pages() {
        let writes = writes
        router.openAPI().get("/openapi.json") { _, _ in JSONAnswer.ok(["openapi": "3.1.0"]) }
        let staff = router.staff()
        staff.get("/people") { _, context in HTMLAnswer("<p>\(context.session.csrfToken)</p>") }
        staff.post("/people") { request, context in
            let form = try await request.form(context)
            _ = try form.require("givenName")
            writes.increment()
            return LocalRedirect.seeOther("/people")
        }
        staff.post("/imports") { request, context in
            var reader = try await request.multipart(context, upTo: 1 << 20)
            var seen: [String] = []
            while let part = try await reader.nextPart() {
                var bytes = 0
                while let chunk = try await reader.nextChunk() { bytes += chunk.count }
                seen.append("\(part.name):\(part.fileName ?? "-"):\(bytes)")
            }
            return HTMLAnswer(seen.joined(separator: " "))
        }
        staff.get("/boom") { _, _ -> Response in throw Surprise() }
        staff.get("/export") { _, _ in
            FileAnswer(
                name: "Anna Groß.zip", mediaType: "application/zip", body: ResponseBody(byteBuffer: ByteBuffer()))
        }
        let doors = router.doors()
        doors.get("/login") { _, _ in HTMLAnswer("<form>") }
        doors.post("/login") { request, context in
            _ = try await request.form(context)
            return LocalRedirect.seeOther("/")
        }
        router.visitors().post("/p/{tenant}/subscribe/{form}") { request, context in
            HTMLAnswer(try await request.form(context)["email"] ?? "")
        }
        router.visitors().get("/p/{tenant}/address") { _, context in
            HTMLAnswer(context.client.address.map { "\($0.bytes.suffix(4))" } ?? "none")
        }
        router.assets().get("/style.css") { _, _ in AssetAnswer(Array("p{}".utf8), mediaType: "text/css") }
    }
}

/// Counts what was done.
final class HTTPCounter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func increment() { count.withLock { $0 += 1 } }
}

/// The body of an error document.
struct HTTPProblemBody: Codable {
    let type: String
    let title: String
    let status: Int
    let code: String
    let field: String?
    let rule: String?
    let requestId: String
    let instance: String?
}

extension ByteBuffer {
    var problem: HTTPProblemBody? {
        try? JSONDecoder().decode(HTTPProblemBody.self, from: Data(readableBytesView))
    }
}
