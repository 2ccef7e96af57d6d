package import Domain
import Foundation
import Mail
package import Store

/// A stranger fills a form in: what she asks for is kept until she confirms it, and nobody learns whether she is known.
package struct Subscribe: Sendable {
    /// What became of a form.
    package enum Outcome: Sendable, Equatable {
        /// A message asks her to confirm, if the address may get one.
        case asked
        /// No box was ticked: nothing is kept.
        case nothingTicked
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The form of that name, with the words it asks with now.
    ///
    /// - Throws: `Refusal` 404 where a stranger is shown none: no such business or form, not published, nothing to ask for,
    ///   or a business that may not send.
    package func form(_ slug: String, of tenant: String) async throws -> SubscriptionOffer {
        let tenant = try await PublicTenant.find(tenant, in: store)
        guard !tenant.isAgreementOverdue(at: store.clock.now) else { throw PublicTenant.missing }
        let scope = store.scoped(to: .visitor(of: tenant.id))
        guard slug.utf8.count <= 63, let form = try await scope.form(slug: slug), form.state == .published else {
            throw PublicTenant.missing
        }
        let offer = try await SubscriptionOffer(form, of: tenant, in: scope, store)
        guard !offer.boxes.isEmpty else { throw PublicTenant.missing }
        return offer
    }

    /// Takes a form that was filled in.
    ///
    /// - Throws: `Refusal` naming `email` or `purpose`; `form-expired` where other words stand there by now than she has
    ///   read; 429 where the form was filled in too often.
    package func callAsFunction(_ input: SignupInput, to offer: SubscriptionOffer) async throws -> Outcome {
        if input.purposes.isEmpty { return .nothingTicked }
        let boxes = try offer.boxes.filter { box in
            guard input.purposes.contains(box.purpose.code) else { return false }
            guard input.shown.contains(box.shown) else {
                throw Refusal(
                    .refused, RefusalCode.formExpired, field: "purpose",
                    rule: "The words of the form are others by now, Art. 7(1) GDPR.")
            }
            return true
        }
        guard boxes.count == Set(input.purposes).count else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "purpose", rule: "One of the form's own purposes.")
        }
        let email = try Self.email(input.email)
        let language = input.language == "en" ? "en" : "de"
        try await store.scoped(to: .visitor(of: offer.tenant.id)).keep(
            SignupDraft(
                form: offer.form,
                // No version that is still to come: what a page says of itself is not believed beyond that.
                formVersion: input.formVersion.flatMap { (1...offer.form.version).contains($0) ? $0 : nil },
                email: email, language: language, choices: boxes.map { $0.choice(language) }))
        return .asked
    }

    /// An address that a message can be sent to.
    static func email(_ text: String?, at field: String = "email") throws(Refusal) -> String {
        guard let text = try TextRule.clean(text, maximum: TextRule.emailBytes, at: field) else {
            throw Refusal(.invalid, RefusalCode.required, field: field, rule: "An e-mail address is expected.")
        }
        let email = try TextRule.contactValue(text, .email, at: field)
        guard (try? Mailbox(address: WireAddress.of(email))) != nil else {
            throw Refusal(
                .invalid, RefusalCode.emailInvalid, field: field, rule: "An address that mail can be sent to.")
        }
        return email
    }
}
