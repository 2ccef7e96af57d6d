/// A number with what it counts.
struct StatTile: Sendable {
    let number: String
    let label: String
    let tone: String

    init(_ number: String, _ label: String, tone: Tone = .neutral) {
        self.number = number
        self.label = label
        self.tone = tone.rawValue
    }
}
