import Foundation

/// The configuration file: one JSON object whose names are settings.
///
/// `{"httpPort": 8080}`, `{"http": {"port": 8080}}` and `{"OBHUT_HTTP_PORT": "8080"}` say the same.
/// Lists are arrays or the text that the environment takes.
struct ConfigFile {
    /// The values by setting, as text.
    private(set) var values: [SettingKey: String] = [:]
    /// The names as they stand in the file.
    private(set) var names: [SettingKey: String] = [:]
    private(set) var problems: [SettingsProblem] = []
    private let path: String

    /// Reads the file at `path`; what is wrong with it stands in `problems`.
    init(path: String) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            problems = [SettingsProblem(key: "--config", reason: "\(path) cannot be read")]
            return
        }
        guard data.count <= 1 << 20 else {
            problems = [SettingsProblem(key: "--config", reason: "\(path) is larger than 1 MiB")]
            return
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            problems = [SettingsProblem(key: "--config", reason: "\(path) is not a JSON object")]
            return
        }
        read(object, below: "")
    }

    private mutating func read(_ object: [String: Any], below prefix: String) {
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            let full = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let nested = value as? [String: Any] {
                read(nested, below: full)
            } else if let key = SettingKey.byFolded[SettingKey.folded(full)] {
                take(value, as: key, named: full)
            } else {
                problem(full, "is no setting")
            }
        }
    }

    private mutating func take(_ value: Any, as key: SettingKey, named name: String) {
        guard values[key] == nil else { return problem(name, "stands twice, also as \(names[key] ?? "")") }
        let text: String?
        switch value {
        case let string as String: text = string
        case is NSNull: return
        case let list as [String]: text = list.joined(separator: key == .keyBackupDirs ? ":" : ",")
        case let number as NSNumber
        where number.objCType.pointee != 0x63 && number.doubleValue.rounded() == number.doubleValue:
            text = number.stringValue
        default: text = nil
        }
        guard let text else { return problem(name, "is neither text nor a whole number nor a list of texts") }
        values[key] = text
        names[key] = name
    }

    private mutating func problem(_ name: String, _ reason: String) {
        problems.append(SettingsProblem(key: "\(name) in \(path)", reason: reason))
    }
}
