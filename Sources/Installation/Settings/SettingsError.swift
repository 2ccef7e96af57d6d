/// Settings that cannot be used, with every problem found.
package struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one problem, in the order of the settings.
    package let problems: [SettingsProblem]

    /// Makes an error of at least one problem.
    package init(_ problems: [SettingsProblem]) {
        self.problems = problems
    }

    /// One problem a line.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
