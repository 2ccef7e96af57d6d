import Foundation
import Logging

extension LogRecord {
    /// The entry as one line, its line end included.
    func line(_ format: LogFormat) -> String {
        switch format {
        case .text: text + "\n"
        case .json: json + "\n"
        }
    }

    private var stamp: String {
        time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    private var text: String {
        let pairs = fields.map { "\($0.key)=\(Self.quotedIfNeeded($0.value))" }
        return ([stamp, level.rawValue, "\(label):", message] + pairs).joined(separator: " ")
    }

    private var json: String {
        var members = [
            ("time", stamp), ("level", level.rawValue), ("logger", label), ("message", message),
        ]
        let own = Set(members.map(\.0))
        members += fields.map { (own.contains($0.key) ? "_" + $0.key : $0.key, $0.value) }
        return "{" + members.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}"
    }

    private static func quotedIfNeeded(_ value: String) -> String {
        value.isEmpty || value.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) ? quoted(value) : value
    }

    /// A JSON string; control characters are escaped long before.
    private static func quoted(_ value: String) -> String {
        var quoted = "\""
        for character in value {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
