extension [PostgresQuery] {
    /// Throws `.encoding` when a value cannot be sent, before anything is.
    func refuseUnsendable() throws(PostgresError) {
        for query in self {
            if let reason = query.binds.refusal { throw PostgresError(.encoding, reason: reason) }
        }
    }
}
