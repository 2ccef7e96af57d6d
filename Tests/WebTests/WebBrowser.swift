import Foundation
import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// A browser without scripts: keeps cookies, fills forms as they are served.
final class WebBrowser {
    /// What came back.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String

        /// Where it leads.
        var location: String? { headers[.location] }

        /// The value of a hidden field.
        func hidden(_ name: String) throws -> String {
            let tags = try WebMarkup(body).tags
            let field = tags.first { tag in
                tag.name == "input" && tag.attributes.contains { $0.name == "name" && $0.value == name }
            }
            return try #require(field?.attributes.first { $0.name == "value" }?.value, "no field \(name)")
        }
    }

    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    var language = "de"

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    func get(_ path: String) async throws -> Answer {
        try await send(path, .get, headers: [:], body: nil)
    }

    /// Sends a form with the token of the page's session, unless the fields have one.
    func post(_ path: String, _ fields: [(String, String)], csrf: String? = nil) async throws -> Answer {
        let all = (csrf.map { [("csrf", $0)] } ?? []) + fields
        let body = all.map { "\(FormEncoding.encode($0.0))=\(FormEncoding.encode($0.1))" }.joined(separator: "&")
        return try await send(
            path, .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: ByteBuffer(string: body))
    }

    /// Sends a file, its fields before it.
    func upload(_ path: String, _ fields: [(String, String)], file: String?, named name: String) async throws -> Answer
    {
        var body = ""
        for (field, value) in fields {
            body += "--limit\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
        }
        body += "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n\(file ?? "")\r\n--limit--\r\n"
        return try await send(
            path, .post, headers: [.contentType: "multipart/form-data; boundary=limit"], body: ByteBuffer(string: body))
    }

    /// Sends a body as it is.
    func send(_ path: String, body: [UInt8], mediaType: String) async throws -> Answer {
        try await send(path, .post, headers: [.contentType: mediaType], body: ByteBuffer(bytes: body))
    }

    func forgetCookies() { cookies = [:] }

    func forget(_ cookie: String) { cookies[cookie] = nil }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, headers: HTTPFields, body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        headers[.acceptLanguage] = language
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            let parts = line.split(separator: ";")
            let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let isGone = parts.contains { $0.contains("Max-Age=0") }
            cookies[String(pair[0])] = isGone ? nil : String(pair[1])
        }
        return Answer(
            status: response.status.code, headers: response.headers, body: String(buffer: response.body))
    }
}
