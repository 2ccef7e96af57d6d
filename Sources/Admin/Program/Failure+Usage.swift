import ArgumentParser
import Domain
import Installation

extension Failure {
    /// The parser's refusal of a command line, without what was typed.
    static func usage(_ error: any Error, _ arguments: [String]) -> Failure {
        var failure = Failure.usage(Redaction.redacted(Obhut.message(for: error), arguments))
        failure.help = Redaction.redacted(Obhut.fullMessage(for: error), arguments)
        return failure
    }

    /// Settings that cannot be used. Those of the command line are a matter of usage.
    static func settings(_ error: SettingsError) -> Failure {
        let isUsage = error.problems.allSatisfy { $0.key.hasPrefix("--") }
        return Failure(
            isUsage ? .usage : .failed, "settings-invalid", field: error.problems.first?.key, error.description,
            details: [
                "problems": .array(
                    error.problems.map { .object(["key": .string($0.key), "reason": .string($0.reason)]) })
            ])
    }
}
