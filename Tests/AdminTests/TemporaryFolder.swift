import Foundation

/// A folder of one test, removed with the last reference to it.
final class TemporaryFolder: Sendable {
    let path: String
    private let isOurs: Bool

    init(under parent: String = "/tmp") throws {
        var template = Array("\(parent)/obhut-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        path = String(cString: made)
        isOurs = true
    }

    /// A folder that another process made and will remove.
    init(of path: String) {
        self.path = path
        isOurs = false
    }

    deinit { if isOurs { try? FileManager.default.removeItem(atPath: path) } }

    /// Writes a file below the folder and answers its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return "\(path)/\(name)"
    }
}
