import NIOCore

/// The decisions of ``ConnectionGuard``: pure, so that every one can be tested without a socket.
struct ConnectionGuardState {
    /// What becomes of a body that is still coming.
    enum BodyVerdict: Equatable {
        case done
        case wait(Duration)
        case tooSlow
    }

    /// What becomes of an answer that is still being written.
    enum AnswerVerdict: Equatable {
        case done
        case wait
        case stalled
    }

    /// What becomes of the connection after an answer.
    enum AfterAnswer: Equatable {
        case keep
        case close
        case closeAfterLingering
    }

    private let limits: HTTPLimits
    private var isReading = false
    private var begun = NIODeadline.uptimeNanoseconds(0)
    private var receivedBytes = 0
    private var answersUnderWay = 0
    private var closes = false
    private var writtenSinceLook = 0
    private var bufferedAtLook = 0
    /// Whether what still comes in is thrown away.
    private(set) var isDiscarding = false

    init(limits: HTTPLimits) {
        self.limits = limits
    }

    mutating func began(at now: NIODeadline) {
        isReading = true
        begun = now
        receivedBytes = 0
    }

    /// Counts body bytes; true where they are too many.
    mutating func received(_ bytes: Int) -> Bool {
        receivedBytes += bytes
        return receivedBytes > limits.bodyBytes
    }

    mutating func readToEnd() {
        isReading = false
    }

    /// A body has the grace, and for every byte that came the time it may take.
    func bodyTimer(at now: NIODeadline) -> BodyVerdict {
        guard isReading, !isDiscarding else { return .done }
        let earned = Duration.milliseconds(
            receivedBytes.multipliedReportingOverflow(by: 1_000).partialValue / limits.bodyBytesPerSecond)
        let left = limits.bodyGrace + earned - .nanoseconds((now - begun).nanoseconds)
        return left > .zero ? .wait(left) : .tooSlow
    }

    mutating func discardRest() {
        isDiscarding = true
    }

    mutating func answering(closes: Bool) {
        answersUnderWay += 1
        self.closes = self.closes || closes
        writtenSinceLook = 0
        bufferedAtLook = 0
    }

    mutating func wrote(_ bytes: Int) {
        writtenSinceLook += bytes
    }

    /// The answer is written; a request that was not read to its end is read on for a moment, or the client never
    /// sees it.
    mutating func answered() -> AfterAnswer {
        answersUnderWay -= 1
        guard closes || isDiscarding else { return .keep }
        guard isReading else { return .close }
        isDiscarding = true
        return .closeAfterLingering
    }

    /// An answer stalls where bytes wait and none has left since the last look.
    mutating func answerTimer(buffered: Int) -> AnswerVerdict {
        guard buffered > 0 || answersUnderWay > 0 else { return .done }
        let isStalled = buffered > 0 && bufferedAtLook > 0 && buffered >= bufferedAtLook + writtenSinceLook
        bufferedAtLook = buffered
        writtenSinceLook = 0
        return isStalled ? .stalled : .wait
    }
}
