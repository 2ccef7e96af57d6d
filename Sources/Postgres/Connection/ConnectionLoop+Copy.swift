import CLibpq

/// COPY TO STDOUT: started, pulled chunk by chunk, ended or stopped.
extension ConnectionLoop {
    func startCopy(_ job: Job, _ query: PostgresQuery) {
        guard let connection = unsafe connection, case .pipeline = mode else { return misuse(job) }
        mode = .copy(CopyState(phase: .starting(job)))
        let isSent =
            unsafe PQexitPipelineMode(connection) == 1
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

    func receiveCopy(_ connection: OpaquePointer, _ state: CopyState) {
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
}
