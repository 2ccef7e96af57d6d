import Foundation

/// A JSON value as tests look into it.
@dynamicMemberLookup
struct JSON: @unchecked Sendable {
    // SAFETY: what JSONSerialization answers is never changed.
    private let value: Any?

    private init(_ value: Any?) { self.value = value }

    init(parsing bytes: [UInt8]) throws {
        value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    subscript(dynamicMember name: String) -> JSON { JSON((value as? [String: Any])?[name]) }
    subscript(_ index: Int) -> JSON {
        let list = value as? [Any] ?? []
        return JSON(list.indices.contains(index) ? list[index] : nil)
    }

    var string: String? { value as? String }
    var int: Int? { (value as? NSNumber)?.intValue }
    var bool: Bool? { (value as? NSNumber)?.boolValue }
    var list: [JSON] { (value as? [Any] ?? []).map { JSON($0) } }

    /// The bytes of a JSON text.
    static func bytes(_ object: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
    }
}
