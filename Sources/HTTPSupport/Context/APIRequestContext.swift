package import Domain
package import Hummingbird
package import Texts

/// The context of the API: the member and tenant behind a bearer token.
package struct APIRequestContext: ChildRequestContext, ActorContext {
    package var coreContext: CoreRequestContextStorage
    package let requestID: RequestIdentifier
    package let client: ClientAddress
    package let language: Language
    /// The API token.
    package let token: TokenIdentity
    package var form: FormData? { nil }
    package var multipartProof: MultipartProof? { nil }

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

    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
    package var responseEncoder: APIEncoder { APIEncoder() }
}
