import Domain
import Foundation

extension CanonicalJSON {
    static func optional(_ text: String?) -> CanonicalJSON { text.map { .string($0) } ?? .null }

    static func count(_ number: some BinaryInteger) -> CanonicalJSON { .integer(Int64(clamping: number)) }

    static func id(_ id: UUID) -> CanonicalJSON { .string(id.text) }

    static func time(_ date: Date?) -> CanonicalJSON { .optional(date.map(InternetTime.text)) }

    static func strings(_ texts: some Sequence<String>) -> CanonicalJSON { .array(texts.map { .string($0) }) }

    /// A list as every list answers.
    static func list(_ items: [CanonicalJSON], next cursor: String? = nil) -> CanonicalJSON {
        .object(["items": .array(items), "nextCursor": .optional(cursor)])
    }
}

extension UUID {
    /// The id as the wire has it: lower case.
    var text: String { uuidString.lowercased() }
}
