/// Where finished lines go.
package protocol LogSink: Sendable {
    /// Takes one line, its line end included.
    func write(_ line: String)
}
