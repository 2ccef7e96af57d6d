package import Logging

extension Logger {
    /// Logs nothing.
    package static var quiet: Logger {
        Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    }
}
