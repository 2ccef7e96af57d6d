/// How a connection behaves: as a shared lane, or leased to one caller at a time.
struct ConnectionPolicy: Sendable {
    /// A lane opens a new connection when it loses one; a leased connection ends with its thread.
    let reconnects: Bool
    /// How many segments may be on the wire at once.
    let depth: Int
    /// How long to go on trying for a connection before work that waits for it is refused.
    let connectWait: Duration
    /// With work on the wire and not a byte from the server for this long, the connection counts as lost.
    let silenceLimit: Duration?
    /// How many statements stay prepared.
    let statementLimit: Int
    let telemetry: ConnectionTelemetry
}
