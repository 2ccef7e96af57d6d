package import Domain
package import Hummingbird
package import Texts

/// The context of the API: the member and tenant behind a bearer token.
package struct APIRequestContext: ChildRequestContext, ActorContext {
    /// What the server library keeps of a request.
    package var coreContext: CoreRequestContextStorage
    /// Names the request in answers and logs.
    package let requestID: RequestIdentifier
    /// Where the request comes from.
    package let client: ClientAddress
    /// The language to answer in.
    package let language: Language
    /// The API token.
    package let token: TokenIdentity
    /// What the request has made, for a repeat of it whose first answer failed after that.
    package let made = MadeMark()
    /// The decoded form, where one was sent.
    package var form: FormData? { nil }
    /// The proof of an upload, where one was sent.
    package var multipartProof: MultipartProof? { nil }

    /// Who acts.
    package var actor: Actor { token.actor }

    /// Takes over what the first stage knows.
    ///
    /// - Throws: `Refusal(.unauthenticated)` without a valid token.
    package init(context: ObhutRequestContext) throws {
        guard let token = context.token else {
            throw Refusal(.unauthenticated, RefusalCode.unauthenticated)
        }
        coreContext = context.coreContext
        requestID = context.requestID
        client = context.client
        language = context.language
        self.token = token
    }

    /// Bodies are decoded strictly.
    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
    /// Answers are encoded as the API writes JSON.
    package var responseEncoder: APIEncoder { APIEncoder() }
}
