import Foundation
import Logging

/// One finished entry: everything in it may be printed.
struct LogRecord {
    let time: Date
    let level: Logger.Level
    let label: String
    let message: String
    /// Keys and values in the order of the keys.
    let fields: [(key: String, value: String)]

    /// Redacts, escapes and orders what came in.
    init(_ event: LogEvent, label: String, metadata: Logger.Metadata, time: Date) {
        self.time = time
        level = event.level
        self.label = label
        message = LogText.escaped(LogText.withoutAddresses(event.message.description))
        var fields = metadata.map { (Self.name(of: $0.key), Self.text($0.value, key: $0.key)) }
        if let error = event.error { fields.append(("error", ErrorName.of(error))) }
        self.fields = fields.map { (key: $0.0, value: LogText.escaped($0.1)) }.sorted { $0.key < $1.key }
    }

    private static func text(_ value: Logger.MetadataValue, key: String) -> String {
        if key.hasPrefix("sensitive") || value.attributes[LogSensitivity.self] == .sensitive { return LogText.redacted }
        switch value {
        case .string(let text): return LogText.withoutAddresses(text)
        case .stringConvertible(let error as any Error): return ErrorName.of(error)
        case .stringConvertible(let value): return LogText.withoutAddresses(value.description)
        case .array(let values): return "[" + values.prefix(32).map { text($0, key: "") }.joined(separator: ", ") + "]"
        case .dictionary(let values):
            let pairs = values.sorted { $0.key < $1.key }.prefix(32).map { "\($0.key): \(text($0.value, key: $0.key))" }
            return "[" + pairs.joined(separator: ", ") + "]"
        }
    }

    private static func name(of key: String) -> String {
        let name = key == "hb.request.id" ? "requestId" : key
        return LogText.escaped(String(name.prefix(64).map { $0 == " " || $0 == "=" || $0 == "\"" ? "_" : $0 }))
    }
}
