import CLibpq

/// Taking results off the wire.
extension ConnectionLoop {
    /// Reads what the socket has and answers every segment that is complete.
    func receive() {
        guard let connection = unsafe connection else { return }
        let isReadable = unsafe PQconsumeInput(connection) == 1
        lastProgress = .now
        var fatal: String?
        if isAlone {
            receiveAlone()
        } else {
            fatal = unsafe receiveResults(connection)
        }
        // Completing work may have closed the connection.
        guard unsafe self.connection != nil else { return }
        if unsafe fatal != nil || !isReadable || PQstatus(connection) == CONNECTION_BAD {
            lose(sqlState: fatal)
            return
        }
        unsafe deliverNotifications(connection)
        if needsFlush { flush() }
    }

    /// Returns the SQLSTATE of an error that ended the connection.
    private func receiveResults(_ connection: OpaquePointer) -> String? {
        var emptyAnswers = 0
        while let flight = inFlight.first {
            // A failed clean-up closes the connection from within.
            if unsafe self.connection == nil || PQisBusy(connection) != 0 { return nil }

            guard let result = unsafe PQgetResult(connection) else {
                // NULL stands between two commands; twice in a row it means that there is nothing to read after all.
                emptyAnswers += 1
                if emptyAnswers > 1 { return nil }
                continue
            }
            emptyAnswers = 0
            if let fatal = unsafe accept(result, for: flight) { return fatal }
        }
        return nil
    }

    /// Takes over one result; returns a SQLSTATE (or an empty string) when it says that the connection is over.
    private func accept(_ result: OpaquePointer, for flight: InFlight) -> String? {
        let status = unsafe PQresultStatus(result)
        if status == PGRES_PIPELINE_SYNC {
            unsafe PQclear(result)
            complete(flight)
            return nil
        }
        let isSuccess = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY
        let step = flight.nextStep()
        if isSuccess {
            switch step {
            case .execute: unsafe flight.add(PostgresResult(adopting: result))
            case .prepare(let entry):
                statements.confirm(entry)
                unsafe PQclear(result)
            case .deallocate, nil: unsafe PQclear(result)
            }
            return nil
        }
        defer { unsafe PQclear(result) }
        if case .prepare(let entry) = step { statements.remove(entry) }
        if status == PGRES_PIPELINE_ABORTED { return nil }
        guard status == PGRES_FATAL_ERROR else {
            // COPY inside a segment: libpq cannot go on from here.
            flight.fail(PostgresError(.protocolViolation, reason: "COPY inside a segment"))
            return ""
        }
        let error = unsafe PostgresError(result: result)
        if unsafe PostgresError.endsConnection(result) { return error.sqlState ?? "" }
        if error.isStaleStatement, case .execute(let entry?) = step { statements.remove(entry, retire: true) }
        flight.fail(error)
        return nil
    }

    private func complete(_ flight: InFlight) {
        _ = inFlight.popFirst()
        // A Parse that was never answered is not prepared.
        while let step = flight.nextStep() {
            if case .prepare(let entry) = step { statements.remove(entry) }
        }
        // It was asked to stop while it waited behind another segment.
        if let next = inFlight.first?.job, next.isCancelRequested { requestCancel() }
        guard let job = flight.job else { return }
        if let error = flight.error {
            answer(job, .failure(error.reported(cancelRequested: job.isCancelRequested)))
            if job.mustSucceed { lose(sqlState: error.sqlState) }
        } else {
            answer(job, .success(.results(flight.results)))
        }
    }

    private func deliverNotifications(_ connection: OpaquePointer) {
        guard let listener else { return }
        while let notification = unsafe PQnotifies(connection) {
            let channel = unsafe String(cString: notification.pointee.relname)
            let payload = unsafe String(cString: notification.pointee.extra)
            unsafe PQfreemem(notification)
            listener.yield(PostgresNotification(channel: channel, payload: payload))
        }
    }
}
