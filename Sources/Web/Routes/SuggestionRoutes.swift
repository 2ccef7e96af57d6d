import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people/suggestions`: a few people and organisations while somebody types; for our own module, which writes them as text.
struct SuggestionRoutes {
    /// Hits below the search box.
    struct Body: Encodable, Sendable {
        /// One person or organisation.
        struct Hit: Encodable, Sendable {
            let href: String
            let name: String
            /// What tells it from another of that name: a town, an address or a number.
            let detail: String?
        }

        let hits: [Hit]
        /// What is said where there is no hit.
        let none: String
    }

    let support: PageSupport

    private static let limit = 8
    private static let organizationLimit = 3
    private static let longest = 254

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.post("people/suggestions", use: suggest)
        staff.get("people/suggestions") { _, _ in LocalRedirect.seeOther("/people") }
    }

    /// What is typed is personal and comes in the body; everything shown stands in the read log.
    @Sendable
    private func suggest(_ request: Request, _ context: StaffRequestContext) async throws -> JSONAnswer<Body> {
        let desk = try await support.desk(request, context)
        let text = (try await request.form(context)["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.count <= Self.longest else {
            return .ok(Body(hits: [], none: desk.texts.people.searchEmpty))
        }
        let (people, _) = try await support.useCases.find(
            DirectoryQuery(search: text, limit: Self.limit), by: context.actor)
        let (organizations, _) = try await support.useCases.findOrganizations(
            DirectoryQuery(search: text, limit: Self.organizationLimit), by: context.actor)
        let word = desk.texts.organization.windowTitle
        return .ok(
            Body(
                hits: people.map(Self.hit) + organizations.map { Self.hit($0, word) },
                none: desk.texts.people.noHitTitle))
    }

    private static func hit(_ organization: StoredOrganization, _ word: String) -> Body.Hit {
        let town = organization.profile.addresses.lazy.compactMap(\.addressLocality).first
        return Body.Hit(
            href: "/organizations/\(organization.id.path)", name: organization.profile.name,
            detail: [word, town].compactMap { $0 }.joined(separator: ", "))
    }

    private static func hit(_ person: StoredPerson) -> Body.Hit {
        let town = person.profile.addresses.lazy.compactMap(\.addressLocality).first
        let points = person.profile.contactPoints
        let detail = town ?? (points.first(where: \.isPrimary) ?? points.first)?.value
        let name = person.profile.displayName
        return Body.Hit(href: "/people/\(person.id.path)", name: name, detail: detail == name ? nil : detail)
    }
}
