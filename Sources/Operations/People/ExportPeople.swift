package import Domain
package import Foundation
package import Store

/// Hands people out as a sheet or as vCards, for one stated purpose: who is not kept for it, and who is restricted, stays
/// out (Art. 5(1)(b), 18). Every person in the file has an entry in the read log.
package struct ExportPeople: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The file, to be read in pieces.
    ///
    /// - Throws: `Refusal` `purpose-unknown`, `too-many`, `required` naming the field.
    package func callAsFunction(_ order: ExportOrder, by actor: Actor) async throws -> PeopleExport {
        try actor.require(.peopleExport)
        let purposes = try await store.purposes(of: actor.tenant)
        guard !order.purpose.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "purpose", rule: "State what the people are handed out for.")
        }
        guard purposes.contains(where: { $0.code == order.purpose && $0.isActive }) else {
            throw Refusal(.invalid, RefusalCode.purposeUnknown, field: "purpose", rule: "A purpose of the tenant.")
        }
        guard order.ids?.count ?? 0 <= ExportOrder.maximumPeople else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "ids", rule: "At most \(ExportOrder.maximumPeople) people.")
        }
        guard order.format == .vcard || !order.columns.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "columns", rule: "At least one column.")
        }
        let purposeful = Actor(
            tenant: actor.tenant, member: actor.member, role: actor.role, purpose: order.purpose, via: actor.via)
        let scope = store.scoped(to: purposeful)
        try await scope.noteExport(UUID())
        return PeopleExport(scope: scope, order: order)
    }

    /// For each active purpose, how many of these people may be handed out, and how many there are.
    package func choices(
        among ids: [UUID]?, by actor: Actor
    ) async throws -> [(purpose: PurposeRules, count: Int, of: Int)] {
        try actor.require(.peopleExport)
        let scope = store.scoped(to: actor)
        var result: [(PurposeRules, Int, Int)] = []
        for purpose in try await store.purposes(of: actor.tenant) where purpose.isActive {
            let (count, all) = try await scope.exportable(purpose.code, among: ids)
            result.append((purpose, count, all))
        }
        return result
    }
}
