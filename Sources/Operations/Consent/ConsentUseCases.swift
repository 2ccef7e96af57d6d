package import Store

/// Everything that can be done with consents and the words they are asked with, for API and pages alike.
package struct ConsentUseCases: Sendable {
    /// Reads consents and their history.
    package let read: ReadConsents
    /// Takes requests down.
    package let request: RequestConsent
    /// Takes withdrawals and objections down.
    package let reduce: ReduceConsents
    /// The words and notices of purposes.
    package let wordings: ManageWordings
    /// Purposes, set up and given up.
    package let purposes: ManagePurposes
    /// The forms that strangers are shown.
    package let forms: ManageForms
    /// Takes sign-ups of strangers.
    package let subscribe: Subscribe
    /// Turns sign-ups into consents.
    package let confirm: ConfirmSignup
    /// Takes consents back by a link.
    package let unsubscribe: Unsubscribe
    /// Shows a person what she agreed to, and takes it back.
    package let preferences: ManagePreferences

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        read = ReadConsents(store)
        request = RequestConsent(store)
        reduce = ReduceConsents(store, declaration: declaration)
        wordings = ManageWordings(store)
        purposes = ManagePurposes(store)
        forms = ManageForms(store)
        subscribe = Subscribe(store)
        confirm = ConfirmSignup(store)
        unsubscribe = Unsubscribe(store, reduce: reduce)
        preferences = ManagePreferences(store, reduce: reduce)
    }
}
