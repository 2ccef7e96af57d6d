package import Domain
import Foundation
package import Store
import Vault

/// Somebody comes back by the link in her message: looking changes nothing, one click confirms.
package struct ConfirmSignup: Sendable {
    /// What a link leads to.
    package struct Question: Sendable {
        /// Who asks.
        package let tenant: TenantRecord
        /// What is asked for, in the words that she ticked; empty where there is nothing to confirm.
        package let boxes: [(purpose: PurposeRules, wording: String)]
        /// Why there is nothing to confirm; nil where there is.
        package let ending: SignupOutcome?
        /// The language of the form, `de` or `en`; nil where nothing is known of it.
        package let language: String?

        /// Puts a question together.
        package init(
            tenant: TenantRecord, boxes: [(purpose: PurposeRules, wording: String)], ending: SignupOutcome?,
            language: String?
        ) {
            self.tenant = tenant
            self.boxes = boxes
            self.ending = ending
            self.language = language
        }
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// What the link asks; changes nothing, however often it is looked at.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func look(_ token: String, of tenant: String) async throws -> Question {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let scope = store.scoped(to: .visitor(of: tenant.id))
        guard let signup = try await scope.signup(token: RandomToken.hash(of: token)) else {
            return Question(tenant: tenant, boxes: [], ending: .unknown, language: nil)
        }
        let language = signup.detail?.language
        if let ending = signup.ending(at: store.clock.now) {
            return Question(tenant: tenant, boxes: [], ending: ending, language: language)
        }
        let texts = try await scope.wordings(signup.choices.map(\.wording))
        let purposes = try await store.purposes(of: tenant.id)
        let boxes = signup.choices.compactMap { choice in
            purposes.first { $0.code == choice.purpose }.map { (purpose: $0, wording: texts[choice.wording] ?? "") }
        }
        return Question(tenant: tenant, boxes: boxes, ending: nil, language: language)
    }

    /// What came of a click.
    package struct Answer: Sendable {
        /// Who asked.
        package let tenant: TenantRecord
        /// What came of it.
        package let outcome: SignupOutcome
        /// The secret with which advertising is ended, for ever; nil unless it was confirmed by this very click.
        package let unsubscribe: String?
        /// The secret of the page that shows everything, for a while; nil unless it was confirmed by this very click.
        package let preferences: String?
    }

    /// Confirms it, once.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func callAsFunction(_ token: String, of tenant: String) async throws -> Answer {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let (unsubscribe, preferences) = (RandomToken(), RandomToken())
        let outcome = try await store.scoped(to: .visitor(of: tenant.id)).confirm(
            RandomToken.hash(of: token),
            links: [
                PersonLink(.unsubscribe, hash: unsubscribe.hash, channel: .email),
                PersonLink(
                    .preferences, hash: preferences.hash, channel: .email,
                    expiresAt: store.clock.now.addingTimeInterval(SignupRule.preferencesPeriod)),
            ])
        guard case .confirmed = outcome else {
            return Answer(tenant: tenant, outcome: outcome, unsubscribe: nil, preferences: nil)
        }
        return Answer(
            tenant: tenant, outcome: outcome, unsubscribe: unsubscribe.text, preferences: preferences.text)
    }
}
