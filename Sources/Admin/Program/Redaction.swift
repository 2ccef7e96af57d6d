/// Takes what somebody typed out of the parser's messages: an address in a mistyped command belongs in no log.
enum Redaction {
    /// `message` without the arguments in quotes, but for nouns, verbs and well-formed option names.
    static func redacted(_ message: String, _ arguments: [String]) -> String {
        var secrets: [String] = []
        var words = 0
        for argument in arguments {
            if argument.hasPrefix("-") {
                let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts[0].wholeMatch(of: /-{1,2}[A-Za-z][a-z-]*/) == nil { secrets.append(argument) }
                if parts.count == 2 { secrets.append(String(parts[1])) }
            } else {
                if words > 1 || argument.wholeMatch(of: /[a-z-]{1,24}/) == nil { secrets.append(argument) }
                words += 1
            }
        }
        return secrets.sorted { $0.count > $1.count }.reduce(message) { text, secret in
            secret.isEmpty ? text : text.replacing("'\(secret)'", with: "'…'")
        }
    }
}
