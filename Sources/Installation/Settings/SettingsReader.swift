import Configuration
import Foundation

/// Reads one setting after another, and gathers what is wrong with any of them.
struct SettingsReader {
    private(set) var problems: [SettingsProblem] = []
    let secrets: SecretsDirectory?
    private let reader: ConfigReader
    private let sources: SettingsSources
    private let file: ConfigFile?

    init(_ sources: SettingsSources) {
        let file = sources.configFile.map(ConfigFile.init)
        let directory = [
            sources.commandLine[.secretsDir], sources.environment[SettingKey.secretsDir.environment],
            file?.values[.secretsDir],
        ].lazy.compactMap(\.self).first { !$0.isEmpty }.map(Self.absolute)
        let named = Set(
            [SettingKey.rootKeyFile, .rootPassphraseFile, .tlsCertFile, .tlsKeyFile].flatMap { key in
                [sources.commandLine[key], sources.environment[key.environment], file?.values[key]].compactMap(\.self)
            })
        let secrets = directory.map { SecretsDirectory(path: $0, named: named) }
        let environment = sources.environment.filter { !$0.value.isEmpty }
        reader = ConfigReader(providers: [
            InMemoryProvider(name: "command line", values: Self.values(sources.commandLine)),
            EnvironmentVariablesProvider(environmentVariables: environment),
            InMemoryProvider(name: "secrets directory", values: Self.values(secrets?.values ?? [:])),
            InMemoryProvider(name: "configuration file", values: Self.values(file?.values ?? [:])),
        ])
        self.sources = sources
        self.secrets = secrets
        self.file = file
        problems = Self.unknown(in: sources.environment) + (secrets?.problems ?? []) + (file?.problems ?? [])
    }

    /// The text of a setting, or nothing where no source names it.
    func text(_ key: SettingKey) -> String? {
        reader.string(forKey: Self.key(key), isSecret: key.isSecret)
    }

    /// The setting as `convert` understands it; what it cannot understand is a problem, and the default stands in.
    mutating func value<Value>(
        _ key: SettingKey, default fallback: @autoclosure () -> Value, _ expected: String, _ convert: (String) -> Value?
    ) -> Value {
        guard let text = text(key) else { return fallback() }
        if let value = convert(text) { return value }
        problem(key, "must be \(expected)")
        return fallback()
    }

    /// A setting without default, as `convert` understands it.
    mutating func optional<Value>(
        _ key: SettingKey, _ expected: String, _ convert: (String) -> Value?
    ) -> Value? {
        value(key, default: nil, expected) { text in convert(text).map { .some($0) } }
    }

    /// A setting that is a path: absolute, whatever the working directory becomes later.
    mutating func path(_ key: SettingKey) -> String? {
        optional(key, "a path without control characters") { text in
            text.contains { $0.isNewline || $0 == "\0" } ? nil : Self.absolute(text)
        }
    }

    /// A TCP port; 0 lets the system choose.
    mutating func port(_ key: SettingKey, default fallback: Int) -> Int {
        value(key, default: fallback, "a port from 0 to 65535") { Self.number($0, in: 0...65_535) }
    }

    /// A whole number in decimal digits inside `range`.
    static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard !text.isEmpty, text.count <= 9, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// Notes that a setting cannot be used, under the name it has where it came from.
    mutating func problem(_ key: SettingKey, _ reason: String) {
        problems.append(SettingsProblem(key: name(key), reason: reason))
    }

    /// The place a setting comes from, for `config show`.
    func origin(_ key: SettingKey) -> String {
        if sources.commandLine[key] != nil { return "command line" }
        if sources.environment[key.environment]?.isEmpty == false { return "environment" }
        if secrets?.values[key] != nil { return "secrets directory" }
        return file?.values[key] != nil ? "configuration file" : "default"
    }

    /// The name of a setting where it came from: `--http-port`, `OBHUT_HTTP_PORT`, `httpPort in FILE`.
    func name(_ key: SettingKey) -> String {
        switch origin(key) {
        case "command line": "--\(key.option)"
        case "secrets directory": "\(key.option) in \(text(.secretsDir) ?? "")"
        case "configuration file": "\(file?.names[key] ?? key.file) in \(sources.configFile ?? "")"
        default: key.environment
        }
    }

    /// `path` made absolute and free of `.`, `..`, doubled and closing slashes.
    static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var parts: [Substring] = []
        for part in full.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func key(_ key: SettingKey) -> ConfigKey {
        ConfigKey(["obhut"] + key.rawValue.lowercased().split(separator: "_").map(String.init))
    }

    private static func values(_ texts: [SettingKey: String]) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, text) in texts where !text.isEmpty {
            values[AbsoluteConfigKey(Self.key(key))] = ConfigValue(.string(text), isSecret: key.isSecret)
        }
        return values
    }

    private static func unknown(in environment: [String: String]) -> [SettingsProblem] {
        let known = Set(SettingKey.allCases.map(\.environment))
        return environment.keys.sorted().filter { name in
            name.hasPrefix(SettingKey.environmentPrefix) && !known.contains(name) && !isForTests(name)
        }
        .map { SettingsProblem(key: $0, reason: "is no setting") }
    }

    /// Whether a debug build knows the variable as a switch of the tests; a release build knows none.
    private static func isForTests(_ name: String) -> Bool {
        #if DEBUG
            name == "OBHUT_FAILPOINT" || name.hasPrefix("OBHUT_TEST_")
        #else
            false
        #endif
    }
}
