import Synchronization

/// The side of a connection that any task may touch: an inbox in front of the connection's own thread.
final class ConnectionPort: Sendable {
    /// What can be put into the inbox.
    enum Command: Sendable {
        case submit(Job)
        case cancel(Job)
        case connected(ConnectionHandle)
        case connectFailed(PostgresError)
        case listen(AsyncThrowingStream<PostgresNotification, any Error>.Continuation?)
        case close
    }

    private struct Inbox {
        var commands: [Command] = []
        var isSleeping = false
        var isClosed = false
        var closeWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let inbox = Mutex(Inbox())
    private let unanswered = Atomic(0)
    let wakeUp: WakeUp
    let policy: ConnectionPolicy
    let settings: ConnectionSettings

    /// Starts the thread; nil when the system refuses descriptors or threads.
    init?(settings: ConnectionSettings, policy: ConnectionPolicy) {
        guard let wakeUp = WakeUp() else { return nil }
        self.wakeUp = wakeUp
        self.policy = policy
        self.settings = settings
        let started = PostgresThread.start { [self] in
            ConnectionLoop(port: self).run()
        }
        if !started { return nil }
    }

    /// Jobs submitted and not yet answered by the thread.
    var load: Int { unanswered.load(ordering: .relaxed) }

    /// False once the thread has ended or was told to.
    var isOpen: Bool { inbox.withLock { !$0.isClosed } }

    /// Puts a command into the inbox and wakes the thread when it sleeps; false when the thread has ended.
    @discardableResult
    func post(_ command: Command) -> Bool {
        let (accepted, wake) = inbox.withLock { inbox in
            if inbox.isClosed { return (false, false) }
            inbox.commands.append(command)
            let wake = inbox.isSleeping
            inbox.isSleeping = false
            return (true, wake)
        }
        if wake { wakeUp.signal() }
        return accepted
    }

    /// Submits a job nobody waits for.
    func submit(_ job: Job) {
        unanswered.add(1, ordering: .relaxed)
        if !post(.submit(job)) {
            unanswered.subtract(1, ordering: .relaxed)
            job.fail(.unavailable, reason: "the connection is closed")
        }
    }

    /// Runs a job to its end whatever becomes of the calling task.
    func runShielded(_ job: Job) async throws(PostgresError) -> Job.Reply {
        try await withCheckedContinuation { continuation in
            if job.install(continuation) { submit(job) }
        }.get()
    }

    /// Runs a job of a lane: cancelling the task resumes the caller at once and drops the result.
    func runShared(_ job: Job) async throws(PostgresError) -> Job.Reply {
        try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if job.install(continuation) { submit(job) }
            }
        } onCancel: {
            job.fail(.cancelled)
        }.get()
    }

    /// Runs a job of a leased connection: cancelling the task cancels the statement on the server.
    func runExclusively(_ job: Job) async throws(PostgresError) -> Job.Reply {
        try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if job.install(continuation) { submit(job) }
            }
        } onCancel: {
            job.requestCancel()
            post(.cancel(job))
        }.get()
    }

    /// Tells the thread to answer what it has and end.
    func close() {
        post(.close)
    }

    /// Returns once the thread has ended.
    func closed() async {
        await withCheckedContinuation { continuation in
            let isClosed = inbox.withLock { inbox in
                if !inbox.isClosed { inbox.closeWaiters.append(continuation) }
                return inbox.isClosed
            }
            if isClosed { continuation.resume() }
        }
    }
}

/// The thread's side.
extension ConnectionPort {
    /// Swaps the inbox with an empty buffer; when there is nothing, marks the thread as sleeping if it wants to sleep.
    func take(into buffer: inout [Command], sleeping: Bool) {
        inbox.withLock { inbox in
            swap(&inbox.commands, &buffer)
            inbox.isSleeping = sleeping && buffer.isEmpty
        }
    }

    func answered() {
        unanswered.subtract(1, ordering: .relaxed)
    }

    /// Refuses everything from now on and returns what is still in the inbox.
    func end() -> [Command] {
        let (rest, waiters) = inbox.withLock { inbox in
            inbox.isClosed = true
            defer {
                inbox.commands = []
                inbox.closeWaiters = []
            }
            return (inbox.commands, inbox.closeWaiters)
        }
        for waiter in waiters { waiter.resume() }
        return rest
    }
}
