import Foundation
import HTTPTypes
import Testing

@testable import HTTPSupport

@Suite("OpenAPI document")
struct APIDocumentTests {
    @Test("served routes and documented operations are the same")
    func equality() async throws {
        try await APIWorld.run { world in
            let served = Set(world.table.api.map(\.description))
            let documented = Set(world.document.operations.map { "\($0.method) \($0.route)" })
            #expect(served.subtracting(documented).isEmpty, "served, not documented")
            #expect(documented.subtracting(served).isEmpty, "documented, not served")
            #expect(served.count > 20)
        }
    }

    @Test("the document is public, is not kept by anybody, and describes itself as 3.1")
    func isPublic() async throws {
        try await APIWorld.run { world in
            let answer = try await world.call(.get, "/openapi.json", as: nil)
            #expect(answer.status == 200)
            #expect((answer.object["openapi"] as? String)?.hasPrefix("3.1.") == true)
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(try await world.call(.head, "/openapi.json", as: nil).status == 200)
        }
    }

    @Test("every operation says its parameters, its refusals and who may call it")
    func complete() throws {
        let document = try APIDocument()
        var names: Set<String> = []
        for operation in document.operations where operation.route != "/api/v1/openapi.json" {
            let name = "\(operation.method) \(operation.route)"
            let responses = Set((operation.body["responses"] as? [String: Any] ?? [:]).keys)
            #expect(responses.isSuperset(of: ["401", "403", "413", "414", "429", "500", "503"]), "\(name)")
            if operation.route.contains("{") { #expect(responses.contains("404"), "\(name)") }
            if operation.method == "GET" { #expect(responses.contains("406"), "\(name)") }
            let hasBody = operation.body["requestBody"] != nil
            if hasBody { #expect(responses.isSuperset(of: ["400", "408", "415", "422"]), "\(name)") }
            #expect(operation.body["security"] == nil, "\(name)")
            #expect(names.insert(operation.body["operationId"] as? String ?? "").inserted, "\(name)")
            let parameters = "\(operation.body["parameters"] ?? "")"
            if operation.method == "POST" { #expect(parameters.contains("IdempotencyKey"), "\(name)") }
        }
    }

    @Test("what the strict decoder refuses, the document refuses: unknown members of every body")
    func strictBodies() throws {
        let document = try APIDocument()
        let schemas = (document.root["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
        for (name, schema) in schemas where name.hasSuffix("Request") || name == "PersonPatch" {
            #expect(schema["additionalProperties"] as? Bool == false, "\(name)")
        }
    }

    @Test("a method that a path does not have is 405 with Allow; HEAD works wherever GET does")
    func methods() async throws {
        try await APIWorld.run { world in
            for route in Set(world.table.api.map(\.pattern)) {
                let path = String(route.dropFirst("/api/v1".count)).replacingOccurrences(
                    of: #"\{\w+\}"#, with: "00000000-0000-4000-8000-000000000000", options: .regularExpression)
                let has = Set(world.table.api.filter { $0.pattern == route }.map(\.method))
                for method in [.get, .head, .post, .put, .patch, .delete, .options] as [HTTPRequest.Method] {
                    let isThere = has.contains(method) || method == .head && has.contains(.get)
                    if isThere { continue }
                    let answer = try await world.call(method, path)
                    #expect(answer.status == 405, "\(method) \(route)")
                    let allowed = (answer.headers[.allow] ?? "").components(separatedBy: ", ")
                    #expect(Set(allowed) == Set(has.map(\.rawValue) + (has.contains(.get) ? ["HEAD"] : [])), "\(route)")
                }
                if has.contains(.get) {
                    let head = try await world.call(.head, path)
                    let get = try await world.call(.get, path)
                    #expect(head.status == get.status, "\(route)")
                    #expect(
                        head.bytes.isEmpty && head.headers[.contentLength] == get.headers[.contentLength], "\(route)")
                }
            }
        }
    }
}
