import CLibpq

/// Putting work on the wire.
extension ConnectionLoop {
    /// Sends as much waiting work as the window allows and pushes it to the socket.
    func send() {
        shedOverdue()
        while let job = waiting.first, canSend(job) {
            _ = waiting.popFirst()
            if job.isFinished {
                port.answered()
            } else if job.isCancelRequested {
                answer(job, .failure(PostgresError(.cancelled)))
            } else {
                start(job)
            }
            if unsafe connection == nil { return }
        }
        flush()
    }

    /// Pushes buffered bytes; what the socket does not take now goes when it is writable.
    func flush() {
        guard let connection = unsafe connection else { return }
        switch unsafe PQflush(connection) {
        case 0: needsFlush = false
        case 1: needsFlush = true
        default: receive()
        }
    }

    /// Work that has waited too long behind other work is refused: nobody would get it back in time.
    private func shedOverdue() {
        let now = ContinuousClock.now
        while let job = waiting.first, let deadline = job.deadline, deadline <= now {
            _ = waiting.popFirst()
            answer(job, .failure(PostgresError(.poolExhausted)))
        }
    }

    private func canSend(_ job: Job) -> Bool {
        if case .segment = job.work { return isReadingPaused || (!isAlone && inFlight.count < policy.depth) }
        // Scripts and COPY leave pipeline mode, so the wire must be empty.
        return inFlight.isEmpty
    }

    private func start(_ job: Job) {
        if inFlight.isEmpty { lastProgress = .now }
        switch job.work {
        case .segment where isAlone: misuse(job)
        case .segment(let queries): sendSegment(job, queries)
        case .script(let text): startScript(job, text)
        case .copy(let query): startCopy(job, query)
        case .copyChunk: continueCopy(job)
        case .copyStop: stopCopy(job)
        }
    }

    private func sendSegment(_ job: Job, _ queries: [PostgresQuery]) {
        guard let connection = unsafe connection else { return }
        var isSent = unsafe sendDeallocations(connection)
        let flight = InFlight(job: job)
        segmentNumber += 1
        for query in queries where isSent { isSent = unsafe send(query, in: flight, to: connection) }
        isSent = unsafe isSent && PQpipelineSync(connection) == 1
        inFlight.append(flight)
        // libpq refuses to queue only when the connection is broken or memory is short: either way it is of no more use.
        if !isSent { lose() }
    }

    /// Makes the server forget statements the cache has dropped, in a segment of its own. On a leased connection this waits
    /// until no transaction is open, because an error of ours must not touch the caller's.
    private func sendDeallocations(_ connection: OpaquePointer) -> Bool {
        guard !statements.retired.isEmpty,
            unsafe policy.reconnects || PQtransactionStatus(connection) == PQTRANS_IDLE
        else { return true }
        let flight = InFlight(job: nil)
        for name in statements.takeRetired() {
            flight.sent(.deallocate)
            guard unsafe PQsendQueryParams(connection, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 1) == 1 else {
                return false
            }
        }
        inFlight.append(flight)
        return unsafe PQpipelineSync(connection) == 1
    }

    private func send(_ query: PostgresQuery, in flight: InFlight, to connection: OpaquePointer) -> Bool {
        let slots = query.binds.slots
        let types = slots.map { Oid($0.type.rawValue) }
        let lengths = slots.map { Int32(clamping: max(0, $0.length)) }
        let formats = [Int32](repeating: 1, count: slots.count)
        return unsafe query.binds.bytes.withUnsafeBytes { bytes in
            // An empty value still needs an address: NULL would mean NULL.
            let fallback = unsafe UnsafeRawPointer(bitPattern: 1)
            let base = unsafe bytes.baseAddress ?? fallback
            let values = unsafe slots.map { slot in
                unsafe slot.length < 0
                    ? nil : base.map { unsafe ($0 + slot.offset).assumingMemoryBound(to: CChar.self) }
            }
            let count = Int32(slots.count)
            switch statements.plan(query, segment: segmentNumber) {
            case .unnamed:
                flight.sent(.execute(nil))
                return unsafe PQsendQueryParams(connection, query.sql, count, types, values, lengths, formats, 1) == 1
            case .prepare(let entry):
                flight.sent(.prepare(entry))
                flight.sent(.execute(entry))
                return unsafe PQsendPrepare(connection, entry.name, query.sql, count, types) == 1
                    && PQsendQueryPrepared(connection, entry.name, count, values, lengths, formats, 1) == 1
            case .execute(let entry):
                flight.sent(.execute(entry))
                return unsafe PQsendQueryPrepared(connection, entry.name, count, values, lengths, formats, 1) == 1
            }
        }
    }
}
