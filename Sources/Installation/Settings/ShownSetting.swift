/// A setting as `config show` prints it.
package struct ShownSetting: Sendable, Equatable {
    /// The name in the environment.
    package let key: String
    /// The value in effect, nothing where there is none; a secret shows as `(set)`.
    package let value: String?
    /// `command line`, `environment`, `secrets directory`, `configuration file` or `default`.
    package let origin: String
}
