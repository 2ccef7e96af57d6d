package import Hummingbird
import Logging
import NIOCore
package import Texts

/// What is known about every request, before anybody is asked who they are.
///
/// The middlewares of ``ObhutRouter`` fill it; routes that need somebody take a child context with a required actor:
/// ``StaffRequestContext`` or ``APIRequestContext``.
package struct ObhutRequestContext: RequestContext, ObhutContext {
    /// What the server library keeps of a request.
    package var coreContext: CoreRequestContextStorage
    /// Names the request in answers and logs.
    package let requestID: RequestIdentifier
    /// The address of the other end of the connection: a proxy's, where one stands before us.
    package let peerAddress: IPAddress?
    /// Where the request comes from.
    package var client: ClientAddress
    /// The language to answer in.
    package var language: Language
    /// The session whose cookie came along; nil on routes that do not look at cookies.
    package var session: SessionIdentity?
    /// The API token that came along; nil outside the API.
    package var token: TokenIdentity?
    /// The decoded form, where one was sent.
    package var form: FormData?
    /// The proof of an upload, where one was sent.
    package var multipartProof: MultipartProof?
    let trail = RequestTrail()

    /// Takes over what the connection knows.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = RequestIdentifier()
        peerAddress = source.channel.remoteAddress.flatMap { IPAddress($0) }
        client = ClientAddress(address: peerAddress, isSecure: false)
        language = .german
        logger[metadataKey: "hb.request.id"] = "\(requestID)"
    }
}

extension ObhutRequestContext {
    /// Bodies are decoded strictly.
    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
}
