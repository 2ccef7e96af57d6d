package import Hummingbird
package import Texts

/// What every context of ours carries, with or without an actor.
package protocol ObhutContext: RequestContext {
    /// The id of this request, in logs, in error bodies and in the `X-Request-Id` header.
    var requestID: RequestIdentifier { get }
    /// Where the request came from, behind trusted proxies.
    var client: ClientAddress { get }
    /// The language to answer in.
    var language: Language { get }
    /// The urlencoded form, where the CSRF check has read it already.
    var form: FormData? { get }
    /// What a multipart body has yet to prove, where its form field comes inside the body.
    var multipartProof: MultipartProof? { get }
}
