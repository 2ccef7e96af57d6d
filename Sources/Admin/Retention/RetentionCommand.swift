import ArgumentParser

/// What ends by time.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Erase what has reached its end, and show by which rules and what stops it.",
        subcommands: [RetentionRun.self, RetentionRules.self, RetentionHolds.self])
}
