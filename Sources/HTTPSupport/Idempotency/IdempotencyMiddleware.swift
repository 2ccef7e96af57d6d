import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Honours `Idempotency-Key` on every POST of the API: the same key and request is done once and answered alike.
///
/// Kept are status and `Location`; a replay answers them with `{"id":…}` and `Idempotency-Replayed: true`. Only
/// successes are kept, and what was made although its answer failed: whoever was refused may correct the request under a
/// new key, or repeat it under the same one. Files are made again.
struct IdempotencyMiddleware: RouterMiddleware {
    let storage: any IdempotencyStorage
    let hasher: HTTPHasher
    let clock: any BusinessClock
    let mapping: FailureMapping

    func handle(
        _ request: Request, context: APIRequestContext,
        next: @concurrent (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post, let key = try Self.key(in: request.headers) else {
            return try await next(request, context)
        }
        let mediaType = MediaTypeField(request.headers[.contentType] ?? "").name
        guard mediaType.isEmpty || mediaType.hasSuffix("json") else {
            return try await stream(request, key, context, next)
        }
        var request = request
        let body = try await request.bytes(upTo: BodyLimit.json)
        request.body = RequestBody(buffer: ByteBuffer(bytes: body))
        let claim = claim(key, request, body, context)
        switch try await storage.claim(claim, now: clock.now) {
        case .claimed:
            let whole = request
            return try await answer(claim, context) {
                try await storage.working(on: claim, path: whole.uri.path) { try await next(whole, context) }
            }
        case .underWay: throw Self.underWay
        case .usedDifferently: throw Self.mismatch
        case .answered(let answer): return Self.replay(answer)
        }
    }

    /// A file is hashed while it is taken in, so the key is claimed for the target alone. A key that is taken is asked
    /// about again once the file has been read to its end.
    private func stream(
        _ request: Request, _ key: String, _ context: APIRequestContext,
        _ next: @concurrent (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let digest = BodyDigest(hasher)
        let body = request.body.map { buffer in
            digest.update(buffer.readableBytesView)
            return buffer
        }
        let begun = claim(key, request, [], context)
        switch try await storage.claim(begun, now: clock.now) {
        case .claimed:
            var request = request
            request.body = RequestBody(asyncSequence: body)
            return try await answer(
                begun, context, as: { claim(key, request, digest.value, context) },
                from: { try await next(request, context) })
        case .underWay: throw Self.underWay
        case .usedDifferently, .answered: break
        }
        for try await _ in body {}
        let whole = claim(key, request, digest.value, context)
        switch try await storage.claim(whole, now: clock.now) {
        case .claimed:
            // The record ended between the two questions, and the body is read.
            try await storage.release(whole)
            throw Self.underWay
        case .underWay: throw Self.underWay
        case .usedDifferently: throw Self.mismatch
        case .answered(let answer): return Self.replay(answer)
        }
    }

    private func answer(
        _ claim: IdempotencyClaim, _ context: APIRequestContext, as whole: () -> IdempotencyClaim? = { nil },
        from respond: () async throws -> Response
    ) async throws -> Response {
        let response: Response
        do {
            response = try await respond()
        } catch {
            if let location = context.made.location {
                let answer = IdempotentAnswer(status: 201, location: location)
                let kept = whole() ?? claim
                await keep(context.logger) { try await storage.complete(kept, answer: answer, now: clock.now) }
                throw error
            }
            // Where nobody knows whether the write arrived, the claim stays until its lease ends.
            if mapping.failure(for: error).failure.code != RefusalCode.outcomeUnknown.rawValue {
                await keep(context.logger) { try await storage.release(claim) }
            }
            throw error
        }
        // A file is kept nowhere: whoever asks under the same key again is given it again.
        guard (200..<300).contains(response.status.code), response.headers[.contentDisposition] == nil else {
            await keep(context.logger) { try await storage.release(claim) }
            return response
        }
        let answer = IdempotentAnswer(status: response.status.code, location: response.headers[.location])
        let kept = whole() ?? claim
        await keep(context.logger) { try await storage.complete(kept, answer: answer, now: clock.now) }
        return response
    }

    /// The request was answered by its route; a record that cannot be kept does not take that back.
    private func keep(_ logger: Logger, _ write: () async throws -> Void) async {
        do {
            try await write()
        } catch {
            logger.warning("idempotency record not kept", metadata: ["error.type": "\(type(of: error))"])
        }
    }

    private func claim(
        _ key: String, _ request: Request, _ body: [UInt8], _ context: APIRequestContext
    ) -> IdempotencyClaim {
        let owner = Array(context.token.id.uuidString.utf8)
        return IdempotencyClaim(
            actor: context.actor, key: hasher.keyed("idempotency-key", owner, Array(key.utf8)),
            request: hasher.keyed("idempotency-request", owner, Array(request.uri.string.utf8), body))
    }

    private static func key(in headers: HTTPFields) throws(HTTPFailure) -> String? {
        let values = headers[values: .idempotencyKey]
        guard let key = values.first else { return nil }
        guard values.count == 1, (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw HTTPFailure(.badRequest, RefusalCode.malformed, rule: "Idempotency-Key: 1 to 255 visible characters.")
        }
        return key
    }

    private static let underWay = HTTPFailure(
        .conflict, HTTPCode.idempotencyUnderWay, rule: "The same request is under way.", retryAfter: 1)
    private static let mismatch = HTTPFailure(
        .unprocessableContent, RefusalCode.idempotencyMismatch, rule: "The key was used for another request.")

    private static func replay(_ answer: IdempotentAnswer) -> Response {
        var headers: HTTPFields = [.idempotencyReplayed: "true"]
        if let location = answer.location { headers[.location] = LocalRedirect.safe(location) }
        guard answer.status != 204 else { return Response(status: .noContent, headers: headers) }
        headers[.contentType] = "application/json"
        let bytes = (try? APIEncoder.bytes(answer.resource.map { ["id": $0] } ?? [:])) ?? Array("{}".utf8)
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
