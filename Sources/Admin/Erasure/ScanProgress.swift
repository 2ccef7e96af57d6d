import Texts

/// How far a scan has come: megabytes, their rate, and how long it will take.
struct ScanProgress {
    private let bar: ProgressBar
    private let total: Int
    private let begin = ContinuousClock.now

    init(_ session: Session, total: Int) {
        bar = ProgressBar(session.console, Words("Suche, MB", "Scan, MB")[session.language])
        self.total = total
    }

    /// Shows how many bytes were read.
    func show(_ bytes: Int) {
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        bar.show(
            bytes >> 20, share: total == 0 ? 1 : Double(bytes) / Double(total),
            detail: Self.detail(bytes, of: total, after: seconds))
    }

    /// Takes the bar off the screen.
    func finish() { bar.finish() }

    /// `250 MB/s, 0:12`.
    static func detail(_ bytes: Int, of total: Int, after seconds: Double) -> String? {
        guard seconds > 0.2, bytes > 0 else { return nil }
        let rate = Double(bytes) / seconds
        let left = Int(max(0, Double(total - bytes) / rate).rounded(.up))
        let rest = left % 60
        return "\(Int(rate / 1_048_576)) MB/s, \(left / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
