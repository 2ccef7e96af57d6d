import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Bad input of the API")
struct APIBadInputTests {
    /// Every operation of the document that takes JSON, with a full body.
    private func routes(_ world: APIWorld) async throws -> [(HTTPRequest.Method, String, [String: Any])] {
        let crawler = try await APICrawler(world)
        let routes = crawler.samples().map { sample in
            (
                sample.method, crawler.samplePath(ServedRoute(method: sample.method, pattern: sample.pattern)),
                sample.body
            )
        }
        #expect(routes.count >= 23)
        return routes
    }

    private func send(
        _ world: APIWorld, _ method: HTTPRequest.Method, _ path: String, _ bytes: [UInt8], _ label: String,
        mediaType: String = "application/json"
    ) async throws -> APIAnswer {
        let answer = try await world.call(
            method, path, .bytes(bytes, mediaType), headers: method == .patch ? [.ifMatch: "*"] : [:])
        #expect(answer.status < 500, "\(label): \(answer.status)")
        if answer.status >= 400 { #expect(answer.mediaType == "application/problem+json", "\(label)") }
        return answer
    }

    @Test("every body with a value of another type in any place is taken or refused with its field, never a 5xx")
    func types() async throws {
        try await APIWorld.run { world in
            for (method, path, body) in try await routes(world) {
                for text in APIBadInput.mutations(of: body, with: APIBadInput.values) {
                    let answer = try await send(world, method, path, Array(text.utf8), "\(method) \(path) \(text)")
                    if answer.status == 422 && answer.code == "wrong-type" { #expect(answer.field != nil, "\(text)") }
                }
            }
        }
    }

    private static let texts = [
        "givenName", "familyName", "honorificPrefix", "additionalName", "honorificSuffix", "nickname", "jobTitle",
    ]

    @Test("naughty texts in any place are refused, or come back as they were sent")
    func naughty() async throws {
        let quoted = try APIBadInput.naughty.map { text in
            String(
                decoding: try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
        }
        try await APIWorld.run { world in
            for (method, path, body) in try await routes(world) where path != "/people" {
                // One in six does for the words of a schema; the long run takes them all.
                let isWhole = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] != nil || method == .patch
                let texts = isWhole ? quoted : quoted.enumerated().filter { $0.offset % 6 == 0 }.map(\.element)
                for text in APIBadInput.mutations(of: body, with: texts) {
                    _ = try await send(world, method, path, Array(text.utf8), "\(method) \(path) \(text.prefix(300))")
                }
            }
            for text in APIBadInput.naughty {
                for field in Self.texts {
                    var body = APIWorld.erika
                    body[field] = text
                    try await roundTrip(world, body, "\(field) \(text.prefix(40).debugDescription)")
                }
                var body = APIWorld.erika
                body["addresses"] = [
                    ["streetAddress": text, "addressLocality": text, "postalCode": text, "label": text]
                ]
                try await roundTrip(world, body, "address \(text.prefix(40).debugDescription)")
                body = APIWorld.erika
                body["contactPoints"] = [["kind": "telephone", "value": "030 12345", "label": text]]
                try await roundTrip(world, body, "label \(text.prefix(40).debugDescription)")
            }
        }
    }

    private func roundTrip(_ world: APIWorld, _ body: [String: any Sendable], _ label: String) async throws {
        let answer = try await world.call(.post, "/people", .json(body))
        guard answer.status == 201 else {
            #expect(answer.status == 422 && answer.field != nil, "\(label): \(answer.status)")
            return
        }
        let read = try await world.call(.get, "/people/\(answer.object["id"] as? String ?? "")")
        for field in Self.texts {
            #expect(scalars(read.object[field]) == expected(body[field]), "\(label)")
        }
        for (name, list) in [("addresses", body["addresses"]), ("contactPoints", body["contactPoints"])] {
            let sent = (list as? [[String: any Sendable]] ?? []).filter { sent in
                name != "addresses"
                    || ["streetAddress", "postalCode", "addressLocality"].contains { expected(sent[$0]) != nil }
            }
            let got = read.object[name] as? [[String: Any]] ?? []
            #expect(sent.count == got.count, "\(label)")
            for (sent, got) in zip(sent, got) {
                for (key, value) in sent {
                    #expect(scalars(got[key]) == expected(value, key == "streetAddress"), "\(label)")
                }
            }
        }
    }

    /// Compared by scalars: Swift takes differently composed letters for the same.
    ///
    /// Foundation's JSON reader drops a byte order mark at the beginning of a text, so none is compared.
    private func scalars(_ value: Any?) -> [UInt32]? {
        (value as? String).map { $0.unicodeScalars.map(\.value).filter { $0 != 0xFEFF } }
    }

    private func expected(_ value: Any?, _ multiline: Bool = false) -> [UInt32]? {
        guard let text = value as? String else { return nil }
        let lines =
            multiline
            ? text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n") : text
        let trimmed = lines.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
            .drop { $0.properties.isWhitespace }.reversed()
        return trimmed.isEmpty ? nil : trimmed.map(\.value).filter { $0 != 0xFEFF }
    }

    @Test("what is no JSON, not UTF-8, too deep or cut off anywhere is a 4xx problem")
    func broken() async throws {
        try await APIWorld.run { world in
            for (method, path, body) in try await routes(world) {
                for bytes in APIBadInput.broken {
                    let label = "\(method) \(path) \(String(decoding: bytes.prefix(40), as: UTF8.self))"
                    let answer = try await send(world, method, path, bytes, label)
                    #expect((400..<500).contains(answer.status), "\(label): \(answer.status)")
                }
                let whole = try Array(JSONSerialization.data(withJSONObject: body))
                for end in stride(from: 1, to: whole.count, by: 7) {
                    let answer = try await send(world, method, path, Array(whole[..<end]), "\(path) cut at \(end)")
                    #expect(answer.status == 400, "\(path) cut at \(end)")
                }
            }
        }
    }

    @Test(
        "a member that nobody knows is refused in every object of every body, and named only where it is ours to name")
    func strangers() async throws {
        try await APIWorld.run { world in
            for (method, path, body) in try await routes(world) {
                for text in APIBadInput.strangers(in: body) {
                    let answer = try await send(world, method, path, Array(text.utf8), text)
                    #expect(answer.status == 422 && answer.code == "unknown-field", "\(text)")
                    #expect(answer.field?.hasSuffix("tenantId") == true, "\(text)")
                }
            }
            let secret = try await world.call(.post, "/people", .text(#"{"erika@kunden.example":1}"#))
            #expect(secret.field == "?")
        }
    }

    @Test("names of 10 MB, and bodies of other media types, character sets and encodings are refused")
    func sizes() async throws {
        try await APIWorld.run { world in
            for (method, path, body) in try await routes(world) {
                let huge =
                    Array("{\"givenName\":\"".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
                    + Array("\"}".utf8)
                #expect(try await send(world, method, path, huge, "10 MB").status == 413)
                let whole = try Array(JSONSerialization.data(withJSONObject: body))
                for mediaType in [
                    "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                    "application/xml",
                    "application/json; charset=latin1", "json", "", "*/*", "text/csv",
                ] {
                    #expect(
                        try await send(world, method, path, whole, mediaType, mediaType: mediaType).status == 415,
                        "\(mediaType)")
                }
            }
            for path in ["/people", "/imports"] {
                let answer = try await world.call(
                    .post, path, .json(APIWorld.erika), headers: [.contentEncoding: "gzip"])
                #expect(answer.status == 415)
            }
        }
    }

    @Test("bad parameters, cursors and headers are 400 and named; a target of 5,000 bytes is 414")
    func parameters() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let lists = [
                "/people", "/people/\(id)/processing", "/people/\(id)/reads", "/erasures",
                "/organizations", "/activities", "/people/\(id)/employments", "/people/\(id)/timeline", "/imports",
                "/members",
                "/tokens",
                "/purposes", "/audit",
            ]
            for list in lists {
                for query in [
                    "limit=0", "limit=201", "limit=-1", "limit=x", "limit=1&limit=2", "limit=9999999999999999999999",
                    "cursor=x", "cursor=%00", "cursor=AAAA", "page=2", "tenant=x", "q=%ff", "sort=height", "sort=",
                    "%00=1",
                    "cursor=" + String(repeating: "A", count: 2_000),
                ] {
                    let answer = try await world.call(.get, "\(list)?\(query)")
                    #expect(
                        answer.status == 400 && answer.code == "parameter-invalid" && answer.field != nil,
                        "\(list)?\(query)")
                }
                let long = try await world.call(.get, list + "?q=" + String(repeating: "a", count: 5_000))
                #expect(long.status == 414)
            }
            for query in ["reason=x", "reason=", "limit=1"] {
                #expect([400, 422].contains(try await world.call(.get, "/people/\(id)/erasure-plan?\(query)").status))
            }
            for query in ["legalBasis=x", "duplicates=x", "dryRun=1", "purpose=%ff", "limit=1"] {
                let answer = try await world.call(.post, "/imports?\(query)", .csv("Vorname\nEva\n"))
                #expect(answer.status == 400, "\(query)")
            }
            for key in ["", " ", "a b", "ä", String(repeating: "k", count: 256)] {
                let answer = try await world.call(
                    .post, "/people", .json(APIWorld.erika), headers: [HTTPField.Name.idempotencyKey: key])
                #expect(answer.status == 400, "\(key)")
            }
            for accept in ["text/html", "image/png", "application/xml;q=1, */*;q=0"] {
                #expect(try await world.call(.get, "/people", headers: [.accept: accept]).status == 406)
            }
        }
    }
}
