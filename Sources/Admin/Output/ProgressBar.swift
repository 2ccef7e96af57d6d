import Synchronization

/// How far long work has come, drawn on a terminal and nowhere else.
final class ProgressBar: Sendable {
    private static let width = 24
    private let draw: (@Sendable (String) -> Void)?
    private let label: String
    private let last = Mutex("")

    /// Begins at nothing; draws only where the console can.
    init(_ console: Console, _ label: String) {
        draw = console.draw
        self.label = label
    }

    /// Shows how many are done, and the share of the whole from 0 to 1 where it is known; `detail` stands behind it.
    func show(_ done: some BinaryInteger, share: Double?, detail: String? = nil) {
        guard let draw else { return }
        let line = Self.line(label, Int(clamping: done), share: share) + (detail.map { " " + $0 } ?? "")
        let changed = last.withLock { last in
            defer { last = line }
            return last != line
        }
        if changed { draw(line) }
    }

    /// Takes the bar off the screen.
    func finish() {
        guard let draw, last.withLock({ !$0.isEmpty }) else { return }
        draw("")
    }

    static func line(_ label: String, _ done: Int, share: Double?) -> String {
        guard let share, share.isFinite else { return "\(label) \(done)" }
        let bounded = min(max(share, 0), 1)
        let filled = Int(bounded * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(label) \(bar) \(Int(bounded * 100)) % (\(done))"
    }
}
