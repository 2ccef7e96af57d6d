import Foundation

/// What a request carries.
enum APIBody: Sendable {
    case none
    case json([String: any Sendable])
    case bytes([UInt8], String)

    static func csv(_ text: String) -> APIBody { .bytes(Array(text.utf8), "text/csv") }
    static func text(_ text: String) -> APIBody { .bytes(Array(text.utf8), "application/json") }

    var mediaType: String? {
        switch self {
        case .none: nil
        case .json: "application/json"
        case .bytes(_, let mediaType): mediaType
        }
    }

    var bytes: [UInt8]? {
        switch self {
        case .none: nil
        case .json(let object):
            (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)).map(Array.init)
        case .bytes(let bytes, _): bytes
        }
    }
}
