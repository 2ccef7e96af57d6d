/// One setting that cannot be used as it stands.
package struct SettingsProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The setting in the spelling of the place it came from: `OBHUT_HTTP_PORT`, `--http-port`, `httpPort in FILE`.
    package let key: String
    /// What is wrong and what is expected; never the value of a secret.
    package let reason: String

    /// Makes the problem of one key.
    package init(key: String, reason: String) {
        self.key = key
        self.reason = reason
    }

    /// `KEY: reason`, for people.
    package var description: String { "\(key): \(reason)" }
}
