/// A segment on the wire: what was sent, and what has come back so far.
final class InFlight {
    /// One command that was sent; each gets one result.
    enum Step {
        case prepare(StatementCache.Entry)
        case execute(StatementCache.Entry?)
        case deallocate
    }

    /// Nil for our own housekeeping.
    let job: Job?
    private(set) var steps: [Step] = []
    private(set) var results: [PostgresResult] = []
    private(set) var error: PostgresError?
    private var position = 0

    init(job: Job?) {
        self.job = job
    }

    func sent(_ step: Step) {
        steps.append(step)
    }

    /// The step the next result belongs to.
    func nextStep() -> Step? {
        guard position < steps.count else { return nil }
        defer { position += 1 }
        return steps[position]
    }

    func add(_ result: PostgresResult) {
        results.append(result)
    }

    /// Keeps the first error: the ones behind it only say that the pipeline is aborted.
    func fail(_ error: PostgresError) {
        if self.error == nil { self.error = error }
    }
}
