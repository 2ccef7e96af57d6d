import Directory
import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// Shows lists of organisations; also once more, after one of its forms was refused.
struct OrganizationLists {
    let support: PageSupport

    private static let pageLength = 50

    /// A page of a list; `problem` is what one of its forms was refused for.
    func answer(
        _ listing: SubjectListing, _ desk: Desk, _ context: StaffRequestContext, problem: ListProblem? = nil
    ) async throws -> HTMLAnswer {
        let (organizations, next) = try await page(listing, by: context.actor)
        let choices = try await support.choices(context)
        let content = OrganizationsPage(
            organizations, in: listing, next: next, problem: problem,
            arrangement: try await support.arrangement(
                .organization, view: listing.view, choices: choices, desk: desk), choices: choices, desk: desk)
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .organizations, title: desk.texts.organization.title,
                    actions: content.hasRows ? OrganizationsPage.actions(desk) : []), page: content),
            status: problem == nil ? .ok : .unprocessableContent)
    }

    private func page(
        _ listing: SubjectListing, by actor: Actor
    ) async throws -> (organizations: [StoredOrganization], next: String?) {
        let cursor = try ListCursor(
            listing.cursor, list: "organizations", detail: listing.scope, actor: actor, support.cursors)
        func text(_ cursor: ListCursor) -> String {
            cursor.text(list: "organizations", detail: listing.scope, actor: actor, support.cursors)
        }
        guard var query = listing.query else {
            let found = try await support.useCases.organizations.read.page(
                after: cursor.map { ($0.at, $0.id) }, limit: Self.pageLength + 1, oldestFirst: !listing.isDescending,
                by: actor)
            let last = found.count > Self.pageLength ? found.prefix(Self.pageLength).last : nil
            return (
                Array(found.prefix(Self.pageLength)), last.map { text(ListCursor(at: $0.createdAt, id: $0.id)) }
            )
        }
        query.after = cursor.map { DirectoryCursor(number: $0.number, id: $0.id) }
        let (organizations, next) = try await support.useCases.findOrganizations(query, by: actor)
        return (organizations, next.map { text(ListCursor(number: $0.number, id: $0.id)) })
    }
}
