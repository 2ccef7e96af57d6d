import CLibpq

/// Work that leaves pipeline mode and has the connection for itself: scripts, COPY, and cancelling on the server.
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

    func startCopy(_ job: Job, _ query: PostgresQuery) {
        guard let connection = unsafe connection, case .pipeline = mode else { return misuse(job) }
        mode = .copy(CopyState(phase: .starting(job)))
        let isSent = unsafe PQexitPipelineMode(connection) == 1
            && PQsendQueryParams(connection, query.sql, 0, nil, nil, nil, nil, 1) == 1
        if !isSent { lose() }
    }

    func continueCopy(_ job: Job) {
        guard case .copy(var copy) = mode, case .paused = copy.phase else { return misuse(job) }
        copy.phase = .pulling(job, [])
        mode = .copy(copy)
        receiveAlone()
    }

    func stopCopy(_ job: Job) {
        guard case .copy(var copy) = mode, case .paused = copy.phase else { return misuse(job) }
        copy.phase = .stopping(job)
        mode = .copy(copy)
        requestCancel()
        receiveAlone()
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

    private func receiveCopy(_ connection: OpaquePointer, _ state: CopyState) {
        var copy = state
        switch copy.phase {
        case .paused: return
        case .starting(let job): return unsafe beginCopy(connection, job, copy)
        case .pulling(let job, var bytes):
            switch unsafe pull(connection, &bytes, limit: CopyState.chunkSize) {
            case .more where bytes.isEmpty:
                copy.phase = .pulling(job, [])
            case .more:
                copy.phase = .paused
                mode = .copy(copy)
                return answer(job, .success(.chunk(bytes)))
            case .end where !bytes.isEmpty:
                // The end is found again at the next call.
                copy.phase = .paused
                mode = .copy(copy)
                return answer(job, .success(.chunk(bytes)))
            case .end: copy.phase = .ending(job)
            }
        case .stopping(let job):
            var dropped: [UInt8] = []
            while case .more = unsafe pull(connection, &dropped, limit: 1) {
                if dropped.isEmpty { return }
                dropped.removeAll(keepingCapacity: true)
            }
            copy.phase = .ending(job)
        case .ending: break
        }
        mode = .copy(copy)
        if case .ending(let job) = copy.phase { unsafe endCopy(connection, job, copy) }
    }

    private func beginCopy(_ connection: OpaquePointer, _ job: Job, _ state: CopyState) {
        guard unsafe PQisBusy(connection) == 0 else { return }
        guard let result = unsafe PQgetResult(connection) else { return lose() }
        defer { unsafe PQclear(result) }
        var copy = state
        switch unsafe PQresultStatus(result) {
        case PGRES_COPY_OUT:
            copy.phase = .paused
            mode = .copy(copy)
            answer(job, .success(.copyStarted))
        case PGRES_FATAL_ERROR:
            copy.error = unsafe PostgresError(result: result)
            copy.phase = .ending(job)
            mode = .copy(copy)
            if unsafe PostgresError.endsConnection(result) { return lose(sqlState: copy.error?.sqlState) }
            unsafe endCopy(connection, job, copy)
        default:
            // Not a COPY TO STDOUT: the statement has run, its answer is of no use here.
            copy.error = PostgresError(.protocolViolation, reason: "not a COPY TO STDOUT")
            copy.phase = .ending(job)
            mode = .copy(copy)
            if unsafe PQresultStatus(result) == PGRES_COPY_IN || PQresultStatus(result) == PGRES_COPY_BOTH {
                return lose()
            }
            unsafe endCopy(connection, job, copy)
        }
    }

    private enum Pulled {
        case more
        case end
    }

    /// Appends rows until `limit` bytes are there, the bytes at hand run out, or the COPY ends.
    private func pull(_ connection: OpaquePointer, _ bytes: inout [UInt8], limit: Int) -> Pulled {
        while bytes.count < limit {
            var row: UnsafeMutablePointer<CChar>? = nil
            let length = unsafe PQgetCopyData(connection, &row, 1)
            if length == 0 { return .more }
            guard length > 0, let row = unsafe row else { return .end }
            unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
            unsafe PQfreemem(row)
        }
        return .more
    }

    private func endCopy(_ connection: OpaquePointer, _ job: Job, _ state: CopyState) {
        var copy = state
        while unsafe PQisBusy(connection) == 0 {
            guard let result = unsafe PQgetResult(connection) else {
                unsafe returnToPipeline(connection)
                let error = copy.error?.reported(cancelRequested: job.isCancelRequested)
                answer(job, error.map { .failure($0) } ?? .success(.copyEnded(rows: copy.rows)))
                return
            }
            let status = unsafe PQresultStatus(result)
            if status == PGRES_FATAL_ERROR {
                copy.error = unsafe copy.error ?? PostgresError(result: result)
                let isOver = unsafe PostgresError.endsConnection(result)
                unsafe PQclear(result)
                mode = .copy(copy)
                if isOver { return lose(sqlState: copy.error?.sqlState) }
            } else {
                copy.rows = unsafe PostgresResult(adopting: result).affectedRows
                mode = .copy(copy)
            }
        }
    }

    private func returnToPipeline(_ connection: OpaquePointer) {
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
