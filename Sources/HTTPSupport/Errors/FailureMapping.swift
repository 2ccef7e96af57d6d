import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Maps any error to the one answer it has, for the whole service.
package struct FailureMapping: Sendable {
    /// Says what an error of a layer below answers; nil leaves it to the mapping.
    ///
    /// `Service` hands in one that knows `PostgresError` and the like: `unavailable` and `poolExhausted` are 503 with
    /// `Retry-After`, `outcomeUnknown` is 503 with its own code.
    package typealias Classifier = @Sendable (_ error: any Error) -> HTTPFailure?

    private let classify: Classifier

    /// Makes a mapping on top of what `classify` knows.
    package init(classify: @escaping Classifier = { _ in nil }) {
        self.classify = classify
    }

    /// The answer to `error`, and whether the error was expected; unexpected ones answer 500 without a reason.
    func failure(for error: any Error) -> (failure: HTTPFailure, isExpected: Bool) {
        switch error {
        case let failure as HTTPFailure: (failure, true)
        case let refusal as Refusal: (HTTPFailure(refusal), true)
        case is RequestTooSlow: (Self.tooSlow, true)
        case is NIOTooManyBytesError: (Self.tooLarge, true)
        case let error as HTTPError: (Self.failure(of: error.status), true)
        case is CancellationError: (Self.cancelled, true)
        default:
            if let known = classify(error) {
                (known, true)
            } else if let error = error as? any HTTPResponseError, error.status.code < 500 {
                (Self.failure(of: error.status), true)
            } else {
                (HTTPFailure(.internalServerError, RefusalCode.internalError), false)
            }
        }
    }

    /// The answer to a body over the limit; the rest of it is not read.
    static let tooLarge = HTTPFailure(.contentTooLarge, RefusalCode.bodyTooLarge, closesConnection: true)
    /// The answer to a request that came too slowly.
    static let tooSlow = HTTPFailure(.requestTimeout, HTTPCode.requestTooSlow, closesConnection: true)
    private static let cancelled = HTTPFailure(
        .serviceUnavailable, RefusalCode.notReady, retryAfter: 2, closesConnection: true)

    /// What the server library itself refuses; its message may hold what somebody typed and is left out.
    private static func failure(of status: HTTPResponse.Status) -> HTTPFailure {
        let code: RefusalCode =
            switch status {
            case .notFound: .notFound
            case .unauthorized: .unauthenticated
            case .forbidden: .permissionMissing
            case .methodNotAllowed: .methodNotAllowed
            case .contentTooLarge: .bodyTooLarge
            case .unsupportedMediaType: RefusalCode.mediaTypeUnsupported
            default: status.code < 500 ? RefusalCode.malformed : RefusalCode.internalError
            }
        return HTTPFailure(status, code)
    }
}
