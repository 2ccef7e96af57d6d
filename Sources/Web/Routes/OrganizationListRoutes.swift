import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Store
import Texts

/// `/organizations`: the list, and narrowing it.
struct OrganizationListRoutes {
    let support: PageSupport
    private var lists: OrganizationLists { OrganizationLists(support: support) }

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("organizations", use: list)
        staff.post("organizations/filters", use: narrow)
        staff.get("organizations/filters") { _, _ in LocalRedirect.seeOther("/organizations") }
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let listing = try await support.listing(request, .organization, by: context.actor)
        return try await lists.answer(listing, try await support.desk(request, context), context)
    }

    /// Leads to the list's address, which holds nothing personal: what is typed is judged first.
    @Sendable
    private func narrow(_ request: Request, _ context: StaffRequestContext) async throws -> Response {
        let form = try await request.form(context)
        guard let typed = form["town"], !SubjectListing.isTown(typed) else {
            return LocalRedirect.seeOther(try SubjectListing(form, .organization).path)
        }
        let desk = try await support.desk(request, context)
        return try await lists.answer(
            try SubjectListing(form, .organization, without: "town"), desk, context,
            problem: ListProblem(town: typed, desk.texts)
        ).response(from: request, context: context)
    }
}
