import CLibpq

/// Opening and losing the connection.
extension ConnectionLoop {
    /// Starts an attempt when one is due and wanted, and answers work that has waited long enough.
    func connectIfDue() {
        let now = ContinuousClock.now
        expireWaiting(now)
        guard !reconnect.isConnecting, reconnect.retryAt <= now, !isClosing else { return }
        reconnect.isConnecting = true
        let port = port
        // libpq blocks here, and only here honours connect_timeout and the order of hosts: a thread of its own.
        let started = PostgresThread.start {
            switch ConnectionHandle.open(port.settings) {
            case .success(let handle):
                if !port.post(.connected(handle)) { unsafe PQfinish(handle.pointer) }
            case .failure(let error):
                port.post(.connectFailed(error))
            }
        }
        if !started { connectFailed(PostgresError(.unavailable, reason: "no thread to be had")) }
    }

    func adopt(_ handle: ConnectionHandle) {
        unsafe connection = handle.pointer
        policy.telemetry.connected(failures: reconnect.failures)
        reconnect.succeeded()
        lastProgress = .now
    }

    func connectFailed(_ error: PostgresError) {
        reconnect.failed(error)
        policy.telemetry.connectFailed(error, failures: reconnect.failures)
        if !policy.reconnects, reconnect.isHopeless(after: policy.connectWait) { isFinished = true }
    }

    /// The connection is gone: answers what was on the wire with its loss code and prepares for the next connection.
    func lose(sqlState: String? = nil) {
        policy.telemetry.connectionLost(sqlState: sqlState, inFlight: inFlight.count)
        dropConnection(sqlState: sqlState)
        reconnect.lost()
        if policy.reconnects {
            listener?.finish(throwing: PostgresError(.unavailable, reason: Self.lostReason))
            listener = nil
        } else {
            isFinished = true
        }
    }

    /// Closes the connection and answers what was on the wire.
    func dropConnection(sqlState: String? = nil) {
        guard let old = unsafe connection else { return }
        unsafe connection = nil
        unsafe PQfinish(old)
        statements = StatementCache(limit: policy.statementLimit)
        needsFlush = false
        let lost = inFlight.drain()
        let alone = jobAlone
        mode = .pipeline
        for flight in lost {
            guard let job = flight.job else { continue }
            // A segment whose error has arrived is rolled back, whatever became of the connection.
            answer(job, .failure(flight.error ?? PostgresError(job.lossCode, sqlState: sqlState)))
        }
        if let alone { answer(alone, .failure(PostgresError(alone.lossCode, sqlState: sqlState))) }
    }

    /// A server that stays silent with work on the wire is gone, whatever TCP thinks.
    func checkSilence() {
        guard let limit = policy.silenceLimit, !inFlight.isEmpty, ContinuousClock.now - lastProgress > limit else {
            return
        }
        lose()
    }

    private func expireWaiting(_ now: ContinuousClock.Instant) {
        guard !waiting.isEmpty else { return }
        var expired: [Job] = []
        let (reconnect, wait) = (reconnect, policy.connectWait)
        waiting.filter { job in
            guard job.isFinished || (reconnect.giveUp(on: job, wait: wait).map { $0 <= now } ?? false) else {
                return true
            }
            expired.append(job)
            return false
        }
        for job in expired {
            answer(job, .failure(PostgresError(.unavailable, reason: reconnect.lastError?.reason)))
        }
    }
}
