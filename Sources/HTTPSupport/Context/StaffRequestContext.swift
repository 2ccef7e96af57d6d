package import Domain
package import Hummingbird
package import Texts

/// The context of the staff pages: somebody logged in, for one tenant.
package struct StaffRequestContext: ChildRequestContext, ActorContext {
    package var coreContext: CoreRequestContextStorage
    package let requestID: RequestIdentifier
    package let client: ClientAddress
    package let language: Language
    package let form: FormData?
    package let multipartProof: MultipartProof?
    /// The session; its ``SessionIdentity/csrfToken`` goes into every form.
    package let session: SessionIdentity
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

    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
}
