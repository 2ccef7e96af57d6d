/// One thing that somebody does, and the transactions that it goes through in their order.
struct WriteScene: Sendable {
    /// Whom and what it is done to.
    struct Subject: Sendable {
        var id = ""
        var other = ""
        var staff: StaffSession?
    }

    /// What came of it.
    enum Answer: Sendable {
        case service(HTTPAnswer)
        case command(CommandAnswer)
    }

    /// What is done once more does nothing more.
    enum Repetition: Sendable {
        /// Nothing, or it is refused.
        case nothing
        /// It is the same again: two orders are two things.
        case again
        /// It is something else.
        case otherwise
        /// With the same key of an idempotent request, nothing, and the first answer comes.
        case replayed
    }

    let flows: [String]
    let repetition: Repetition
    /// Tables in which an attempt that was cut off leaves its own row.
    let leaves: Set<String>
    /// The only tables that are compared; all where none is named.
    let only: Set<String>
    /// Whether `obhut` does it, not the service.
    let isCommand: Bool
    let prepare: @Sendable (Stage) async throws -> Subject
    let act: @Sendable (Stage, Subject, [String: String]) async throws -> Answer

    /// Something that the service does.
    init(
        _ flows: String..., repetition: Repetition = .nothing, leaves: Set<String> = [],
        on prepare: @escaping @Sendable (Stage) async throws -> Subject = { _ in Subject() },
        act: @escaping @Sendable (Stage, Subject, [String: String]) async throws -> HTTPAnswer
    ) {
        self.flows = flows
        self.repetition = repetition
        self.leaves = leaves
        only = []
        isCommand = false
        self.prepare = prepare
        self.act = { .service(try await act($0, $1, $2)) }
    }

    /// Something that `obhut` does.
    init(
        command flow: String, repetition: Repetition = .nothing, only: Set<String> = [],
        on prepare: @escaping @Sendable (Stage) async throws -> Subject = { _ in Subject() },
        arguments: @escaping @Sendable (Stage, Subject) -> [String]
    ) {
        flows = [flow]
        self.repetition = repetition
        leaves = []
        self.only = only
        isCommand = true
        self.prepare = prepare
        act = { stage, subject, _ in
            // Only the first run of a week makes a synthetic person; a scene is run several times.
            .command(
                try await stage.installation.finish(
                    stage.installation.startCommand(
                        arguments(stage, subject), failpoint: stage.failpoint, ["OBHUT_CANARY_SCHEDULE": "off"])))
        }
    }

    /// Its failpoints in the order in which they are passed.
    var points: [String] { flows.flatMap { ["\($0).before-commit", "\($0).after-commit"] } }
}
