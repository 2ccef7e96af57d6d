import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store
import Texts

/// `/people/{id}/withdrawal` and `…/objection`: what happens first, then the deed.
struct ReductionRoutes {
    let support: PageSupport

    func add(to staff: RouterGroup<StaffRequestContext>) {
        for kind in ReductionKind.allCases {
            staff.get("people/{id}/\(kind.rawValue)") { try await plan(kind, $0, $1) }
            staff.post("people/{id}/\(kind.rawValue)") { try await reduce(kind, $0, $1) }
        }
    }

    private func plan(
        _ kind: ReductionKind, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        try context.actor.require(.consentsWrite)
        let query = try request.parameters(["purpose", "channel"])
        return try await page(kind, query["purpose"], query["channel"], request, context)
    }

    private func reduce(
        _ kind: ReductionKind, _ request: Request, _ context: StaffRequestContext
    ) async throws -> Response {
        let id = try context.identifier()
        let form = try await request.form(context)
        let (purpose, channel) = (form["purpose"], form["channel"])
        do {
            let outcome = try await support.useCases.consents.reduce(
                kind, of: id, purposes: purpose.map { [$0] }, channels: channel.map { [$0] },
                source: form.raw("source"),
                by: context.actor)
            if case .erased(let erased) = outcome.erasure {
                // The receipt is for those who may see erasures; everybody else is told that it was done.
                let place = context.actor.may(.peopleErase) ? "/erasures/\(erased.id.path)" : "/people"
                return support.redirect(place, flash: Flash(.erased))
            }
            let isSeen = (try? await support.useCases.read.version(of: id, by: context.actor)) != nil
            return support.redirect(
                isSeen ? "/people/\(id.path)/consents" : "/people",
                flash: Flash(kind == .withdrawal ? .withdrawn : .objected))
        } catch let refusal as Refusal where refusal.isOfInput {
            return try await page(
                kind, purpose, channel, request, context, typed: form.raw("source") ?? "", refusal: refusal)
        }
    }

    private func page(
        _ kind: ReductionKind, _ purpose: String?, _ channel: String?, _ request: Request,
        _ context: StaffRequestContext, typed: String = "", refusal: Refusal? = nil
    ) async throws -> Response {
        let id = try context.identifier()
        let desk = try await support.desk(request, context)
        let person = try await support.useCases.read.one(id, by: context.actor)
        let purposes = try await support.useCases.purposes(by: context.actor)
        // A refused form may name what nobody knows; its page shows what everything would end.
        let isKnown = refusal?.field != "purposes" && refusal?.field != "channels"
        let plan = try await support.useCases.consents.reduce.plan(
            kind, of: id, purposes: isKnown ? purpose.map { [$0] } : nil,
            channels: isKnown ? channel.map { [$0] } : nil,
            by: context.actor)
        let t = desk.texts.reduction
        let words = kind == .withdrawal ? t.withdrawal : t.objection
        let name = person.profile.displayName
        return try desk.answer(
            Page(
                frame: desk.frame(
                    .people, title: words.windowTitle, heading: words.title(name), lead: words.lead,
                    crumbs: [Crumb(name, href: "/people/\(id.path)")]),
                page: ReductionPage(
                    kind, of: id, isRestricted: person.isRestricted, purpose: isKnown ? purpose : nil,
                    channel: isKnown ? channel : nil, plan: plan, purposes: purposes, typed: typed, refusal: refusal,
                    desk: desk)), status: refusal == nil ? .ok : .unprocessableContent
        ).response(from: request, context: context)
    }
}
