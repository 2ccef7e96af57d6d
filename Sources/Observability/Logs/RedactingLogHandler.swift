import Foundation
package import Logging

/// The log handler of both programs: one line an entry, no personal value, no error text.
package struct RedactingLogHandler: LogHandler {
    /// The least severe level that is written.
    package var logLevel: Logger.Level
    /// What stands in every line.
    package var metadata: Logger.Metadata = [:]
    /// What a request adds to its lines.
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let sink: any LogSink

    /// Makes a handler for one label.
    package init(label: String, level: Logger.Level, format: LogFormat, sink: any LogSink) {
        self.label = label
        logLevel = level
        self.format = format
        self.sink = sink
    }

    /// Makes this the handler of every logger of the process; once, before the first logger.
    package static func bootstrap(level: Logger.Level, format: LogFormat, sink: any LogSink = StandardErrorSink()) {
        LoggingSystem.bootstrap { RedactingLogHandler(label: $0, level: level, format: format, sink: sink) }
    }

    /// Writes one line.
    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        sink.write(LogRecord(event, label: label, metadata: all, time: Date()).line(format))
    }

    /// One value of the metadata.
    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}
