/// The note of the schedule of synthetic people; whoever holds it holds it alone, until the object goes.
package final class CanaryNotes: Sendable {
    private let state: StateDirectory
    private let lock: ClusterLock

    /// Takes the note; nil while another process has it.
    package init?(in state: StateDirectory) throws(ClusterError) {
        let lock = try ClusterLock(state.canary + ".lock")
        guard lock.takeAlone() else { return nil }
        self.state = state
        self.lock = consume lock
    }

    /// What is noted; nil where nothing is.
    package var text: [UInt8]? { ScanNotes.canary(in: state) }

    /// Notes it.
    package func note(_ text: String) throws {
        try PrivateFile.write(text, to: state.canary)
    }
}
