import Dispatch
import Glibc

/// Ctrl-C and SIGTERM end the command in order: what was started is stopped before the process ends.
enum Interruption {
    /// Runs `body` and cancels it at the first signal; its answer is then the signal's exit code.
    static func whileListening(_ body: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
        let (signals, continuation) = AsyncStream.makeStream(of: ExitStatus.self)
        let sources = [(SIGINT, ExitStatus.interrupted), (SIGTERM, .terminated)].map { number, status in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield(status) }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return await withTaskGroup(of: ExitStatus?.self) { group in
            group.addTask { await body() }
            group.addTask {
                for await status in signals { return status }
                return nil
            }
            guard let first = await group.next(), let status = first else { return .failed }
            group.cancelAll()
            // The command's own end comes second when a signal came first.
            await group.waitForAll()
            return status
        }
    }
}
