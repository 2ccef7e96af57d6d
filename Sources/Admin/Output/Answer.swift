import Domain

/// What a command says when it is done: one JSON document, and the same for people.
struct Answer: Sendable {
    /// The document of `--json`; nil where `text` is the answer in both forms (a CSV file, a signed document).
    var document: CanonicalJSON?
    /// The lines for people.
    var text: String
    /// Lines for people beside the answer; they go to standard error.
    var notes: [String] = []
    /// A check that did not pass: the answer is shown, and the command ends with this.
    var failure: Failure?

    /// States an answer.
    init(_ document: CanonicalJSON?, text: String, notes: [String] = [], failure: Failure? = nil) {
        self.document = document
        self.text = text
        self.notes = notes
        self.failure = failure
    }

    /// What standard output gets, ended by a newline unless it is empty.
    func output(json: Bool) -> String {
        guard json, let printed else { return text }
        return printed.text + "\n"
    }

    /// The document with `error` inside when a check did not pass.
    private var printed: CanonicalJSON? {
        guard let document, let failure else { return document }
        guard case .object(var members) = document else { return failure.document }
        members["error"] = failure.errorDocument
        return .object(members)
    }
}
