import ArgumentParser

/// Messages on their way out.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Look at the queue of messages, and have one tried again.",
        subcommands: [MailQueue.self, MailRetry.self, MailBounce.self])
}
