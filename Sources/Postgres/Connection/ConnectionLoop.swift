import CLibpq
import Glibc

/// The thread of one connection: the only code that touches its `PGconn`.
///
/// Waits in `poll(2)` for the socket and for the inbox, keeps up to `depth` segments on the wire in pipeline mode, and
/// answers callers with no lock held. Sending lies in `+Sending`, results in `+Receiving`, COPY and scripts in `+Alone`,
/// opening and losing in `+Connecting`.
@safe final class ConnectionLoop {
    /// What the connection is doing.
    enum Mode {
        case pipeline
        case script(Job, PostgresError?)
        case copy(CopyState)
    }

    let port: ConnectionPort
    var policy: ConnectionPolicy { port.policy }
    var connection: OpaquePointer?
    var statements: StatementCache
    /// Work not yet sent.
    var waiting = FIFO<Job>()
    /// Segments on the wire, oldest first.
    var inFlight = FIFO<InFlight>()
    var mode = Mode.pipeline
    var segmentNumber = 0
    var needsFlush = false
    var lastProgress = ContinuousClock.now
    var listener: AsyncThrowingStream<PostgresNotification, any Error>.Continuation?
    var reconnect = ReconnectState()
    var isClosing = false
    var closeDeadline: ContinuousClock.Instant?
    var isFinished = false

    private var commands: [ConnectionPort.Command] = []
    private var descriptors = [pollfd(), pollfd()]

    init(port: ConnectionPort) {
        self.port = port
        statements = StatementCache(limit: port.policy.statementLimit)
    }

    /// Runs until told to close, or until a leased connection is lost.
    func run() {
        while !isFinished {
            port.take(into: &commands, sleeping: true)
            let hadCommands = !commands.isEmpty
            for command in commands { handle(command) }
            commands.removeAll(keepingCapacity: true)
            if unsafe connection == nil { connectIfDue() } else { send() }
            closeIfIdle()
            if isFinished { break }
            wait(sleeping: !hadCommands)
        }
        end()
    }

    private func handle(_ command: ConnectionPort.Command) {
        switch command {
        case .submit(let job): waiting.append(job)
        case .cancel(let job): cancelOnServer(job)
        case .connected(let handle): adopt(handle)
        case .connectFailed(let error): connectFailed(error)
        case .listen(let continuation):
            listener?.finish()
            listener = continuation
        case .close:
            isClosing = true
            closeDeadline = .now + .seconds(5)
        }
    }

    private func wait(sleeping: Bool) {
        descriptors[0] = pollfd(fd: port.wakeUp.descriptor, events: Int16(POLLIN), revents: 0)
        var count: nfds_t = 1
        if let connection = unsafe connection {
            var events: Int16 = isReadingPaused ? 0 : Int16(POLLIN)
            if needsFlush { events |= Int16(POLLOUT) }
            descriptors[1] = unsafe pollfd(fd: PQsocket(connection), events: events, revents: 0)
            count = 2
        }
        let timeout = sleeping ? timeoutMilliseconds() : 0
        let ready = unsafe descriptors.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, count, timeout) }
        if ready > 0, descriptors[0].revents != 0 { port.wakeUp.clear() }
        if unsafe connection != nil {
            if ready > 0, descriptors[1].revents != 0 {
                receive()
            } else {
                checkSilence()
            }
        }
    }

    /// Milliseconds until the next thing is due; −1 for never.
    private func timeoutMilliseconds() -> Int32 {
        var due: ContinuousClock.Instant?
        func consider(_ instant: ContinuousClock.Instant?) {
            guard let instant else { return }
            due = min(due ?? instant, instant)
        }
        consider(closeDeadline)
        if unsafe connection == nil {
            consider(reconnect.isConnecting ? nil : reconnect.retryAt)
            consider(waiting.first.flatMap { reconnect.giveUp(on: $0, wait: policy.connectWait) })
        } else {
            consider(waiting.first?.deadline)
            if !inFlight.isEmpty, let limit = policy.silenceLimit { consider(lastProgress + limit) }
        }
        guard let due else { return -1 }
        let milliseconds = (due - .now) / .milliseconds(1)
        return Int32(max(0, min(milliseconds.rounded(.up), 60_000)))
    }

    private func closeIfIdle() {
        guard isClosing else { return }
        let isIdle = waiting.isEmpty && inFlight.isEmpty && !isAlone
        let isOverdue = closeDeadline.map { $0 <= .now } ?? false
        if unsafe isIdle || isOverdue || connection == nil { isFinished = true }
    }

    private func end() {
        let rest = port.end()
        if unsafe connection != nil { dropConnection() }
        for case .submit(let job) in rest { waiting.append(job) }
        for case .connected(let handle) in rest { unsafe PQfinish(handle.pointer) }
        for job in waiting.drain() { answer(job, .failure(PostgresError(.unavailable, reason: endReason))) }
        listener?.finish(throwing: PostgresError(.unavailable, reason: endReason))
    }

    /// What work not yet sent is told when its connection turns out to be gone.
    static let lostReason = "the connection was lost"

    private var endReason: String {
        reconnect.lastError?.reason ?? (isClosing ? "the client is shut down" : Self.lostReason)
    }

    /// Answers a job of this connection and counts it off.
    func answer(_ job: Job, _ outcome: Job.Outcome) {
        job.finish(outcome)
        port.answered()
    }
}
