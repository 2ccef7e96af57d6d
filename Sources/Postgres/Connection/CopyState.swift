/// Where a COPY TO STDOUT stands on its connection.
struct CopyState {
    enum Phase {
        /// Sent; the server has not yet begun.
        case starting(Job)
        /// Nobody asks for bytes: the socket is left alone, so the server waits.
        case paused
        /// A caller waits for the next bytes.
        case pulling(Job, [UInt8])
        /// Cancelled: what still arrives is dropped.
        case stopping(Job)
        /// All bytes are there; the result is awaited.
        case ending(Job)
    }

    /// A chunk is handed over from this size on.
    static let chunkSize = 64 << 10

    var phase: Phase
    var rows = 0
    var error: PostgresError?

    /// The caller to answer when the connection breaks now.
    var job: Job? {
        switch phase {
        case .starting(let job), .pulling(let job, _), .stopping(let job), .ending(let job): job
        case .paused: nil
        }
    }
}
