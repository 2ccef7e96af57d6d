package import Domain

/// The exit codes of `obhut`; scripts rely on them.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done.
    case done = 0
    /// Failed.
    case failed = 1
    /// Refused by a rule.
    case refused = 2
    /// The thing named does not exist.
    case missing = 3
    /// Database or keystore is not ready.
    case notReady = 4
    /// The command line is wrong.
    case usage = 64
    /// Ended by Ctrl-C.
    case interrupted = 130
    /// Ended by SIGTERM.
    case terminated = 143

    /// The exit code of a refusal: the one place where kinds become codes.
    package init(_ kind: Refusal.Kind) {
        switch kind {
        case .notFound: self = .missing
        case .notReady: self = .notReady
        case .tooMany: self = .failed
        case .invalid, .unauthenticated, .forbidden, .conflict, .preconditionFailed, .preconditionRequired, .refused:
            self = .refused
        }
    }
}
