package import Domain
package import Store

/// The forms that a business shows to strangers.
package struct ReadForms: Sendable {
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
    package func callAsFunction(by actor: Actor) async throws -> [Line] {
        try actor.require(.settingsRead)
        let tenant = try await store.tenant(actor.tenant)
        let purposes = try await store.purposes(of: actor.tenant).filter { $0.isActive && $0.isConfirmableByEmail }
        return try await store.scoped(to: actor).forms().map { form in
            Line(
                form: form,
                purposes: purposes.filter { form.purposes.isEmpty || form.purposes.contains($0.code) },
                title: form.title(tenant.locale), path: "/p/\(tenant.slug)/subscribe/\(form.slug)")
        }
    }
}
