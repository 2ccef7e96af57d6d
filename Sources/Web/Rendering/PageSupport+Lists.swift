import Domain
import Foundation
import HTTPSupport
import Hummingbird
import Operations
import Store

extension PageSupport {
    /// The list that an address asks for: one that names a view alone shows what the view keeps.
    ///
    /// - Throws: `HTTPFailure` 400 naming the parameter; `Refusal` 404 for a view that is not there.
    func listing(_ request: Request, _ kind: SubjectKind, by actor: Actor) async throws -> SubjectListing {
        let listing = try SubjectListing(request, kind)
        guard let view = listing.view, SubjectListing.isViewAlone(request) else { return listing }
        return SubjectListing(try await useCases.lists.view(view, of: kind, by: actor))
    }

    /// How somebody looks at a list: with the columns of the view that is shown, or her own. `people` are those whose
    /// consents a column may show.
    ///
    /// - Throws: `Refusal` 404 for a view that is not there.
    func arrangement(
        _ kind: SubjectKind, view: UUID? = nil, people: [UUID] = [], choices: PersonChoices, desk: Desk
    ) async throws -> ListArrangement {
        let actor = desk.actor
        var arrangement = ListArrangement(offered: ListColumns.offered(kind, choices: choices, desk: desk))
        arrangement.views = try await useCases.lists.views(of: kind, by: actor)
        let chosen: [ListColumn]
        if let view {
            guard let shown = arrangement.views.first(where: { $0.id == view }) else {
                throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such view.")
            }
            chosen = shown.record.columns
        } else {
            chosen = try await useCases.lists.columns(of: kind, by: actor)
        }
        arrangement.columns = arrangement.offered.filter(Set(chosen).contains)
        guard kind == .person, actor.may(.consentsRead), actor.may(.settingsRead) else { return arrangement }
        arrangement.purposes = try await useCases.purposes(by: actor)
        if arrangement.columns.contains(.consents) {
            arrangement.consents = try await useCases.lists.consents(of: people, by: actor)
        }
        return arrangement
    }
}
