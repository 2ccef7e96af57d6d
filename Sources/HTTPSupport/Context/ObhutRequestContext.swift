package import Hummingbird
import Logging
import NIOCore
package import Texts

/// What is known about every request, before anybody is asked who they are.
///
/// The middlewares of ``ObhutRouter`` fill it; routes that need somebody take a child context with a required actor:
/// ``StaffRequestContext`` or ``APIRequestContext``.
package struct ObhutRequestContext: RequestContext, ObhutContext {
    package var coreContext: CoreRequestContextStorage
    package let requestID: RequestIdentifier
    /// The address of the other end of the connection: a proxy's, where one stands before us.
    package let peerAddress: IPAddress?
    package var client: ClientAddress
    package var language: Language
    /// The session whose cookie came along; nil on routes that do not look at cookies.
    package var session: SessionIdentity?
    /// The API token that came along; nil outside the API.
    package var token: TokenIdentity?
    package var form: FormData?
    package var multipartProof: MultipartProof?
    let trail = RequestTrail()

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
    package var requestDecoder: StrictJSONRequestDecoder { StrictJSONRequestDecoder() }
}
