import CLibpq

/// Work that leaves pipeline mode and has the connection for itself, and cancelling on the server. COPY lies in `+Copy`.
extension ConnectionLoop {
    var isAlone: Bool {
        if case .pipeline = mode { false } else { true }
    }

    /// True while nobody has asked for more bytes of a COPY.
    var isReadingPaused: Bool {
        if case .copy(let copy) = mode, case .paused = copy.phase { true } else { false }
    }

    /// The caller that waits for work outside pipeline mode.
    var jobAlone: Job? {
        switch mode {
        case .pipeline: nil
        case .script(let job, _): job
        case .copy(let copy): copy.job
        }
    }

    func startScript(_ job: Job, _ text: String) {
        guard let connection = unsafe connection, case .pipeline = mode else { return misuse(job) }
        mode = .script(job, nil)
        if unsafe PQexitPipelineMode(connection) != 1 || PQsendQuery(connection, text) != 1 { lose() }
    }

    /// Asks the server to stop the statement on the wire, when it is this caller's, or forgets it, when it is not yet sent.
    func cancelOnServer(_ job: Job) {
        if inFlight.first?.job === job || jobAlone === job { return requestCancel() }
        var isWaiting = false
        waiting.filter { other in
            if other === job { isWaiting = true }
            return other !== job
        }
        if isWaiting { answer(job, .failure(PostgresError(.cancelled))) }
    }

    /// Goes as far as the bytes at hand allow.
    func receiveAlone() {
        guard let connection = unsafe connection else { return }
        switch mode {
        case .pipeline: return
        case .script(let job, let error): unsafe receiveScript(connection, job, error)
        case .copy(let copy): unsafe receiveCopy(connection, copy)
        }
    }

    private func receiveScript(_ connection: OpaquePointer, _ job: Job, _ first: PostgresError?) {
        var error = first
        while unsafe PQisBusy(connection) == 0 {
            guard let result = unsafe PQgetResult(connection) else {
                unsafe returnToPipeline(connection)
                let reported = error?.reported(cancelRequested: job.isCancelRequested)
                answer(job, reported.map { .failure($0) } ?? .success(.results([])))
                return
            }
            defer { unsafe PQclear(result) }
            switch unsafe PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
            case PGRES_FATAL_ERROR:
                error = unsafe error ?? PostgresError(result: result)
                mode = .script(job, error)
                if unsafe PostgresError.endsConnection(result) { return lose(sqlState: error?.sqlState) }
            default:
                return lose()
            }
        }
    }

    /// Takes up segments again.
    func returnToPipeline(_ connection: OpaquePointer) {
        mode = .pipeline
        if unsafe PQenterPipelineMode(connection) != 1 { lose() }
    }

    /// Refuses work that cannot run while a COPY is open.
    func misuse(_ job: Job) {
        answer(job, .failure(PostgresError(.protocolViolation, reason: "a COPY is running on this connection")))
    }

    /// Blocks until the server has taken the request, so nothing sent after it can be hit by it.
    func requestCancel() {
        guard let connection = unsafe connection, let cancel = unsafe PQgetCancel(connection) else { return }
        var reason = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(cancel, &reason, Int32(reason.count))
        unsafe PQfreeCancel(cancel)
    }
}
