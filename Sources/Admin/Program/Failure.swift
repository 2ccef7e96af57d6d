import Domain

/// Why a command did not do what it was asked: an exit code, a stable code and words without any personal value.
struct Failure: Error, Sendable {
    /// How the process ends.
    var status: ExitStatus
    /// Stable and kebab-case.
    var code: String
    /// The rule that said no, in English; nil where no rule did.
    var rule: String?
    /// The option or field concerned.
    var field: String?
    /// What people read.
    var message: String
    /// Members that stand beside `error` in the JSON answer.
    var details: [String: CanonicalJSON] = [:]
    /// How the command is called, for people who called it wrong.
    var help: String?

    /// States a failure.
    init(
        _ status: ExitStatus, _ code: String, rule: String? = nil, field: String? = nil, _ message: String,
        details: [String: CanonicalJSON] = [:]
    ) {
        self.status = status
        self.code = code
        self.rule = rule
        self.field = field
        self.message = message
        self.details = details
    }

    /// A command line that cannot be understood.
    static func usage(_ message: String) -> Failure { Failure(.usage, "usage", message) }

    /// The members of `{"error": …}` and what stands beside it.
    var document: CanonicalJSON {
        var members = details
        members["error"] = errorDocument
        return .object(members)
    }

    /// The inner object of `{"error": …}`.
    var errorDocument: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "code": .string(code), "rule": .optional(rule), "message": .string(message),
        ]
        if let field { members["field"] = .string(field) }
        return .object(members)
    }
}
