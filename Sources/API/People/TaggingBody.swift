import Domain
import Foundation
import Operations

/// The body of `POST /people/tags`.
struct TaggingRequest: Decodable, Sendable {
    let ids: [UUID]
    let add: [String]?
    let remove: [String]?
}

/// What became of the people whom a tagging named.
struct TaggingBody: Encodable, Sendable {
    /// One person with the tags that she got and lost.
    struct Changed: Encodable, Sendable {
        let id: String
        let version: Int32
        let added: [String]
        let removed: [String]
    }

    let changed: [Changed]
    let unchanged: [String]
    let missing: [String]
    let refused: [String]

    init(_ outcome: TagPeople.Outcome, _ vocabulary: PersonVocabulary) {
        func labels(_ ids: [UUID]) -> [String] { vocabulary.tags.filter { ids.contains($0.id) }.map(\.label) }
        changed = outcome.changed.map {
            Changed(
                id: $0.person.uuidString.lowercased(), version: $0.version, added: labels($0.added),
                removed: labels($0.removed))
        }
        unchanged = outcome.unchanged.map { $0.uuidString.lowercased() }
        missing = outcome.missing.map { $0.uuidString.lowercased() }
        refused = outcome.refused.map { $0.uuidString.lowercased() }
    }
}
