import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Store

/// The query of the list of people or of organisations: what is looked for, in which order, and what the list is narrowed to.
struct SubjectQuery {
    static let sorts = ["name", "createdAt", "updatedAt"]

    let list: ListQuery
    /// What the directory is asked; nil for the plain list by time of storing, which the database has an index for.
    let directory: DirectoryQuery?

    /// Reads and checks a request's query; the cursor is the caller's to read.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter.
    init(_ request: Request, _ kind: SubjectKind, _ vocabulary: PersonVocabulary = PersonVocabulary()) throws {
        list = try ListQuery(request, sorts: Self.sorts, searches: true, filters: Self.filters(kind))
        var attributes: [Attribute] = []
        if let code = list.filters["lifecycle"] {
            guard Lifecycle(rawValue: code) != nil else {
                throw ListQuery.bad(
                    "lifecycle", "One of \(Lifecycle.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            attributes.append(.lifecycle(code))
        }
        if let label = list.filters["tag"] {
            let folded = Tag.folded(label)
            guard let tag = vocabulary.tags.first(where: { Tag.folded($0.label) == folded }) else {
                throw ListQuery.bad("tag", "One of the tags.")
            }
            attributes.append(.tag(tag.id))
        }
        if let owner = list.filters["owner"] {
            guard let id = UUID(uuidString: owner) else { throw ListQuery.bad("owner", "A member's id.") }
            attributes.append(.owner(id))
        }
        if let code = list.filters["country"] {
            guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw ListQuery.bad("country", "An ISO 3166-1 alpha-2 code.")
            }
            attributes.append(.country(code))
        }
        if let text = list.filters["consent"] {
            guard let consent = DirectoryRow.Consent(text) else {
                throw ListQuery.bad(
                    "consent", "purpose:channel:state, such as newsletter:email:ConsentGiven or newsletter:email:none.")
            }
            attributes.append(.consent(consent))
        }
        let town = list.filters["town"]
        if let town, town.isEmpty || town.utf8.count > 200 { throw ListQuery.bad("town", "1 to 200 bytes.") }
        guard list.search != nil || town != nil || !attributes.isEmpty || !["createdAt", nil].contains(list.sort) else {
            directory = nil
            return
        }
        let order: DirectoryOrder =
            switch list.sort {
            case "createdAt": .createdAt
            case "updatedAt": .updatedAt
            default: .name
            }
        directory = DirectoryQuery(
            search: list.search, town: town, attributes: attributes, order: order, isDescending: list.isDescending,
            limit: list.limit)
    }

    private static func filters(_ kind: SubjectKind) -> [String] {
        switch kind {
        case .person: ["lifecycle", "tag", "owner", "town", "country", "consent"]
        case .organization: ["lifecycle", "owner", "town", "country"]
        }
    }
}
