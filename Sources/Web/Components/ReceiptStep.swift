/// A level of an erasure on the progress line.
struct ReceiptStep: Sendable {
    let level: String
    let meaning: String
    let state: String
    let date: String?
    /// `reached`, `pending`, `skipped`.
    let look: String
    /// The template of its icon.
    let icon: String
}
