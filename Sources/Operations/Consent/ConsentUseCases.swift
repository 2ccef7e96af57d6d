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

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        read = ReadConsents(store)
        request = RequestConsent(store)
        reduce = ReduceConsents(store, declaration: declaration)
        wordings = ManageWordings(store)
    }
}
