import HTTPTypes
import Hummingbird

/// `/live`, `/ready`, `/version`: states only.
struct HealthRoutes {
    let readiness: @Sendable () async -> Readiness
    let version: String

    func add(to router: Router<ObhutRequestContext>) {
        router.get("/live") { _, _ in
            Self.answer(.ok, LiveBody(live: true))
        }
        router.get("/ready") { [readiness] _, _ in
            let state = await readiness()
            var response = Self.answer(
                state.isReady ? .ok : .serviceUnavailable, ReadyBody(ready: state.isReady, components: state.components)
            )
            if !state.isReady { response.headers[.retryAfter] = "2" }
            return response
        }
        router.get("/version") { [version] _, _ in
            Self.answer(.ok, VersionBody(name: "obhut", version: version))
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ body: some Encodable) -> Response {
        let bytes = (try? APIEncoder.bytes(body)) ?? Array("{}".utf8)
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

private struct LiveBody: Encodable {
    let live: Bool
}

private struct ReadyBody: Encodable {
    let ready: Bool
    let components: [String: String]
}

private struct VersionBody: Encodable {
    let name: String
    let version: String
}
