package import Domain
package import Foundation
package import Store

/// Staff take a request down that reached them on any way (Art. 12(2) GDPR, R-35).
package struct OpenRequest: Sendable {
    /// What staff say of a request.
    package struct Entry: Sendable {
        /// Which right is used.
        package var kind: RequestKind
        /// Whose it is, where staff know her.
        package var person: UUID?
        /// The e-mail address that it came from, or that answers go to.
        package var contact: String?
        /// How staff know that it is her.
        package var note: String?
        /// When it came in; nil for now.
        package var receivedAt: Date?
        /// The language of answers, `de` or `en`; nil for the tenant's.
        package var language: String?

        /// Collects what is said.
        package init(
            kind: RequestKind, person: UUID?, contact: String?, note: String? = nil, receivedAt: Date? = nil,
            language: String? = nil
        ) {
            self.kind = kind
            self.person = person
            self.contact = contact
            self.note = note
            self.receivedAt = receivedAt
            self.language = language
        }
    }

    let store: Store
    let effect: CarryOutRequest

    /// Works on this store.
    package init(_ store: Store, effect: CarryOutRequest) {
        self.store = store
        self.effect = effect
    }

    /// Takes it down. Of a person it counts as hers, for staff say so; of an address alone its mailbox is asked first. What takes
    /// effect at once has done so when this returns.
    ///
    /// - Throws: `Refusal` 404 where the person is not there, or naming what is wrong.
    package func callAsFunction(_ entry: Entry, by actor: Actor) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        if entry.person != nil { try actor.require(.peopleRead) }
        let now = store.clock.now
        let tenant = try await store.tenant(actor.tenant)
        let receivedAt = entry.receivedAt ?? now
        guard receivedAt <= now else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "receivedAt",
                rule: "A request came in before it is noted.")
        }
        guard entry.person != nil || entry.contact != nil else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "contact", rule: "Whose request it is: a person or an address.")
        }
        // Its link would have run out before it is sent.
        guard entry.person != nil || entry.receivedAt == nil else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "receivedAt",
                rule: "A request of somebody who is not known is noted as it comes.")
        }
        let scope = store.scoped(to: actor)
        // Whoever must not see somebody who is restricted does not act for her either.
        if let person = entry.person { _ = try await scope.version(of: person) }
        var detail = RequestDetail()
        if let contact = entry.contact { detail.contact = try Subscribe.email(contact, at: "contact") }
        detail.identityNote = try TextRule.clean(entry.note, maximum: 1_000, multiline: true, at: "note")
        detail.language = entry.language == "en" || entry.language == nil && tenant.locale == "en" ? "en" : "de"
        let draft = RequestDraft(
            entry.kind, of: entry.person, identity: entry.person == nil ? .unverified : .staff, receivedAt: receivedAt,
            deadline: RequestRule.deadline(receivedAt: receivedAt, country: tenant.country), detail: detail)
        try await scope.open(draft)
        try await effect(draft.id, by: actor)
        return try await scope.request(draft.id)
    }
}
