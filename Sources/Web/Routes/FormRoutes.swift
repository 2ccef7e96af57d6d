import Domain
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/forms`: the forms that strangers are shown.
struct FormRoutes {
    let support: PageSupport
    /// The service's own address, for pages elsewhere.
    let baseURL: String

    func add(to staff: RouterGroup<StaffRequestContext>) {
        staff.get("forms", use: list)
    }

    @Sendable
    private func list(_ request: Request, _ context: StaffRequestContext) async throws -> HTMLAnswer {
        let lines = try await support.useCases.consents.forms(by: context.actor)
        let desk = try await support.desk(request, context)
        var offers: [SubscriptionOffer] = []
        for line in lines where line.form.state == .published {
            do {
                offers.append(try await support.useCases.consents.subscribe.form(line.form.slug, of: desk.tenant.slug))
            } catch let refusal as Refusal where refusal.kind == .notFound {
                // Strangers are not shown it at the moment, so there is nothing to put elsewhere.
            }
        }
        let t = desk.texts.forms
        let crumbs = [
            Crumb(desk.texts.people.title, href: "/people"), Crumb(desk.texts.purpose.title, href: "/purposes"),
        ]
        return try desk.answer(
            Page(
                frame: desk.frame(.people, title: t.title, lead: t.lead, crumbs: crumbs),
                page: FormsPage(lines, offers: offers, baseURL: baseURL, desk: desk)))
    }
}
