package import Domain
package import Hummingbird
package import Texts

/// The context of the staff pages: somebody logged in, for one tenant.
package struct StaffRequestContext: ChildRequestContext, ActorContext {
    /// What the server library keeps of a request.
    package var coreContext: CoreRequestContextStorage
    /// Names the request in answers and logs.
    package let requestID: RequestIdentifier
    /// Where the request comes from.
    package let client: ClientAddress
    /// The language to answer in.
    package let language: Language
    /// The decoded form, where one was sent.
    package let form: FormData?
    /// The proof of an upload, where one was sent.
    package let multipartProof: MultipartProof?
    /// The session; its ``SessionIdentity/csrfToken`` goes into every form.
    package let session: SessionIdentity
    /// Who acts.
    package let actor: Actor

    /// Takes over what the first stage knows.
    ///
    /// - Throws: `Refusal(.unauthenticated)` without a session, or before a tenant was chosen.
    package init(context: ObhutRequestContext) throws {
        guard let session = context.session, let actor = session.actor else {
            throw Refusal(.unauthenticated, RefusalCode.unauthenticated)
        }
        coreContext = context.coreContext
        requestID = context.requestID
        client = context.client
        language = context.language
        form = context.form
        multipartProof = context.multipartProof
        self.session = session
        self.actor = actor
    }

    /// Bodies are decoded strictly.
    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
}
