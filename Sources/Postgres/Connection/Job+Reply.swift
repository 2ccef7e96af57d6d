extension Job.Reply {
    /// The results of a segment.
    func results() throws(PostgresError) -> [PostgresResult] {
        guard case .results(let results) = self else {
            throw PostgresError(.protocolViolation, reason: "an answer to another question")
        }
        return results
    }
}
