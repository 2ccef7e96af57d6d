package import Store

/// Everything that can be done with people's requests, for API and pages alike.
package struct RequestUseCases: Sendable {
    /// Reads them.
    package let read: ReadRequests
    /// Takes them down.
    package let open: OpenRequest
    /// Answers them.
    package let answer: AnswerRequest
    /// What whoever makes one meets: form, link, package.
    package let door: RequestDoor
    /// What a business says of its processing.
    package let privacy: PrivacyNotice

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        let effect = CarryOutRequest(store, declaration: declaration)
        read = ReadRequests(store)
        open = OpenRequest(store, effect: effect)
        answer = AnswerRequest(store, declaration: declaration, effect: effect)
        door = RequestDoor(store, effect: effect)
        privacy = PrivacyNotice(store)
    }
}
