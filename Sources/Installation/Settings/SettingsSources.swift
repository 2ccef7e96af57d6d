import Foundation

/// Where settings are read from, in their order: command line, environment, secrets directory, configuration file.
package struct SettingsSources: Sendable {
    /// Settings named on the command line.
    package var commandLine: [SettingKey: String]
    /// The process environment; names that do not start with `OBHUT_` matter only for the place of the defaults.
    package var environment: [String: String]
    /// The file named by `--config`.
    package var configFile: String?
    /// The user whose defaults apply; nothing means the process itself.
    package var user: SystemUser?

    /// Makes sources; without arguments, those of a process that was given no options.
    package init(
        commandLine: [SettingKey: String] = [:],
        environment: [String: String] = ProcessInfo.processInfo.environment,
        configFile: String? = nil,
        user: SystemUser? = nil
    ) {
        self.commandLine = commandLine
        self.environment = environment
        self.configFile = configFile
        self.user = user
    }

    /// Takes the settings out of a command line: `--http-port 80`, `--http-port=80`, `--config FILE`.
    ///
    /// Everything else is left in its order for the command's own parser. Nothing after `--` is read.
    /// - Throws: `SettingsError` where a value is missing, a setting stands twice or a password stands in an argument.
    package static func split(
        _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(SettingsError) -> (sources: SettingsSources, rest: [String]) {
        var sources = SettingsSources(environment: environment)
        var rest: [String] = []
        var remaining = arguments[...]
        while let argument = remaining.popFirst() {
            if argument == "--" {
                rest += [argument] + remaining
                break
            }
            guard argument.hasPrefix("--") else {
                rest.append(argument)
                continue
            }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            let key = SettingKey.allCases.first { $0.option == name }
            guard key != nil || name == "config" else {
                rest.append(argument)
                continue
            }
            guard let value = parts.count == 2 ? String(parts[1]) : remaining.popFirst(), !value.isEmpty else {
                throw SettingsError([SettingsProblem(key: "--\(name)", reason: "needs a value")])
            }
            try sources.set(key, name, value)
        }
        return (sources, rest)
    }

    private mutating func set(_ key: SettingKey?, _ name: String, _ value: String) throws(SettingsError) {
        let isRepeated = key.map { commandLine[$0] != nil } ?? (configFile != nil)
        guard !isRepeated else {
            throw SettingsError([SettingsProblem(key: "--\(name)", reason: "stands twice")])
        }
        guard let key else {
            configFile = value
            return
        }
        guard !key.isSecret || !DatabaseAddress.holdsPassword(value) else {
            let reason =
                "holds a password, which every user of this machine could read; "
                + "use \(key.environment) or the secrets directory"
            throw SettingsError([SettingsProblem(key: "--\(name)", reason: reason)])
        }
        commandLine[key] = value
    }
}
