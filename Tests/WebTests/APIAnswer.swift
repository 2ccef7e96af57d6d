import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// An answer of the API, its JSON read.
struct APIAnswer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        bytes = Array(response.body.readableBytesView)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var mediaType: String? { headers[.contentType].map { String($0.prefix { $0 != ";" }) } }
    var json: Any? { try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var items: [[String: Any]] { object["items"] as? [[String: Any]] ?? [] }
    var nextCursor: String? { object["nextCursor"] as? String }
    var code: String? { object["code"] as? String }
    var field: String? { object["field"] as? String }

    /// Everything of the answer but the request's id, which stands in errors' bodies and in other answers' header.
    var withoutRequestID: String {
        let id = object["requestId"] as? String ?? HTTPField.Name("X-Request-Id").flatMap { headers[$0] } ?? "-"
        let lines = headers.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        return (["\(status)"] + lines + [text]).joined(separator: "\n").replacingOccurrences(of: id, with: "<id>")
    }
}
