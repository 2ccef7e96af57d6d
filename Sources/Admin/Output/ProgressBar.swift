import Synchronization

/// How far long work has come, drawn on a terminal and nowhere else.
final class ProgressBar: Sendable {
    private static let width = 24
    private let draw: (@Sendable (String) -> Void)?
    private let label: String
    private let last = Mutex("")
    private let begun = Mutex<ContinuousClock.Instant?>(nil)

    /// Begins at nothing; draws only where the console can.
    init(_ console: Console, _ label: String) {
        draw = console.draw
        self.label = label
    }

    /// Shows how many are done, and the share of the whole from 0 to 1 where it is known, with the time that is left at the
    /// pace so far; `detail` stands behind it.
    func show(_ done: some BinaryInteger, share: Double?, detail: String? = nil) {
        guard let draw else { return }
        let now = ContinuousClock.now
        let elapsed =
            now
            - begun.withLock { begun in
                begun = begun ?? now
                return begun ?? now
            }
        let line =
            Self.line(label, Int(clamping: done), share: share)
            + [share.flatMap { Self.left(after: elapsed, share: $0) }, detail].compactMap { $0.map { " " + $0 } }
            .joined()
        let changed = last.withLock { last in
            defer { last = line }
            return last != line
        }
        if changed { draw(line) }
    }

    /// Shows how many of how many are done; of nothing everything is.
    func show(_ done: some BinaryInteger, of total: some BinaryInteger) {
        show(done, share: total == 0 ? 1 : Double(done) / Double(total))
    }

    /// Takes the bar off the screen.
    func finish() {
        guard let draw, last.withLock({ !$0.isEmpty }) else { return }
        draw("")
    }

    /// When the rest is done at the pace so far; nil while that says nothing yet.
    static func left(after elapsed: Duration, share: Double) -> String? {
        guard elapsed >= .seconds(3), share.isFinite, share > 0.01, share < 1 else { return nil }
        let seconds = Int(Double(elapsed.components.seconds) * (1 - share) / share)
        let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
        return "ETA \(minutes):\(rest < 10 ? "0" : "")\(rest)"
    }

    static func line(_ label: String, _ done: Int, share: Double?) -> String {
        guard let share, share.isFinite else { return "\(label) \(done)" }
        let bounded = min(max(share, 0), 1)
        let filled = Int(bounded * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(label) \(bar) \(Int(bounded * 100)) % (\(done))"
    }
}
