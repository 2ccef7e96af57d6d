package import Domain
package import Foundation
package import Store

/// The forms that a business shows to strangers: set up, changed by new versions, published and closed.
package struct ManageForms: Sendable {
    /// A form as staff see it.
    package struct Line: Sendable {
        /// The form.
        package let form: StoredForm
        /// What it asks for today.
        package let purposes: [PurposeRules]
        /// What it is called in the language of the business.
        package let title: String
        /// Where it stands, below the service's own address.
        package let path: String

        /// Puts a line together.
        package init(form: StoredForm, purposes: [PurposeRules], title: String, path: String) {
            self.form = form
            self.purposes = purposes
            self.title = title
            self.path = path
        }
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Every form, by slug.
    package func list(by actor: Actor) async throws -> [Line] {
        try actor.require(.settingsRead)
        return try await lines(try await store.scoped(to: actor).forms(), actor)
    }

    /// One form.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> Line {
        try actor.require(.settingsRead)
        return try await line(try await store.scoped(to: actor).form(id), actor)
    }

    /// Every version of a form, the newest first.
    ///
    /// - Throws: `Refusal` 404.
    package func versions(of id: UUID, by actor: Actor) async throws -> [Line] {
        try actor.require(.settingsRead)
        return try await lines(try await store.scoped(to: actor).versions(ofForm: id), actor)
    }

    /// What a form would show now, whether strangers are shown it or not.
    package func preview(_ form: StoredForm, by actor: Actor) async throws -> SubscriptionOffer {
        try actor.require(.settingsRead)
        return try await SubscriptionOffer(
            form, of: try await store.tenant(actor.tenant), in: store.scoped(to: actor), store)
    }

    /// The purposes that a form may name: pursued, and confirmed by an e-mail alone.
    package func purposes(by actor: Actor) async throws -> [PurposeRules] {
        try actor.require(.settingsRead)
        return try await offered(actor)
    }

    /// Makes a form; a draft is shown to nobody.
    ///
    /// - Throws: `Refusal` naming what is wrong; 409 naming `slug` for one that is there.
    package func create(
        _ slug: String, _ content: FormContent, state: FormState = .draft, by actor: Actor
    ) async throws -> Line {
        try actor.require(.settingsWrite)
        let slug = try Slug.checked(slug, at: "slug")
        let content = try await checked(content, kept: [], actor)
        let scope = store.scoped(to: actor)
        let id = try await scope.createForm(slug, content, state: state)
        return try await line(try await scope.form(id), actor)
    }

    /// Makes the next version of a form, or leaves it where nothing is changed; `version` nil takes the one that is there.
    ///
    /// - Throws: `Refusal` 404, 412, or naming what is wrong.
    package func change(
        _ id: UUID, version: Int32?, by actor: Actor,
        _ edit: @Sendable (inout FormContent, inout FormState) throws -> Void
    ) async throws -> Line {
        try actor.require(.settingsWrite)
        let scope = store.scoped(to: actor)
        let current = try await scope.form(id)
        try Refusal.check(version, is: current.version, of: "form")
        var (content, state) = (current.content, current.state)
        try edit(&content, &state)
        content = try await checked(content, kept: current.content.purposes, actor)
        guard content != current.content || state != current.state else { return try await line(current, actor) }
        try await scope.changeForm(id, version: version ?? current.version, to: content, state: state)
        return try await line(try await scope.form(id), actor)
    }

    /// `kept`: purposes that it named before, which may be given up meanwhile.
    private func checked(_ content: FormContent, kept: [String], _ actor: Actor) async throws -> FormContent {
        var content = try content.validated()
        let known = Set(try await offered(actor).map(\.code) + kept)
        guard content.purposes.allSatisfy(known.contains) else {
            throw Refusal(
                .refused, RefusalCode.purposeUnknown, field: "purposes",
                rule: "A form asks for purposes that an e-mail alone can confirm, § 7(2) UWG.")
        }
        content.purposes.sort()
        return content
    }

    private func offered(_ actor: Actor) async throws -> [PurposeRules] {
        let zone = try await store.tenant(actor.tenant).timeZone
        return try await store.purposes(of: actor.tenant)
            .filter { $0.isConfirmableByEmail && !$0.isOver(at: store.clock.now, in: zone) }
    }

    private func line(_ form: StoredForm, _ actor: Actor) async throws -> Line {
        guard let line = try await lines([form], actor).first else { throw StoreError.missingRow }
        return line
    }

    private func lines(_ forms: [StoredForm], _ actor: Actor) async throws -> [Line] {
        let tenant = try await store.tenant(actor.tenant)
        let purposes = try await offered(actor)
        return forms.map { form in
            Line(
                form: form, purposes: purposes.filter(form.asks(for:)), title: form.content.title(tenant.locale),
                path: "/p/\(tenant.slug)/subscribe/\(form.slug)")
        }
    }
}
