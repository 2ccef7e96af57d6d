/// A cell of a list's row.
struct ListCell: Sendable {
    /// The column's head, said beside the value on a phone.
    let label: String
    /// The class of its look: `words`, `number`, `short`, `long`, `states`, or empty.
    let style: String
    let text: String?
    /// A text that may break anywhere, such as an address.
    let long: String?
    let chips: [Chip]
    let hasChips: Bool
    let isEmpty: Bool

    init(_ label: String, _ text: String?, style: String = "") {
        self.label = label
        self.style = style
        self.text = text
        long = nil
        chips = []
        hasChips = false
        isEmpty = text == nil
    }

    init(_ label: String, long: String?) {
        self.label = label
        style = "long"
        text = nil
        self.long = long
        chips = []
        hasChips = false
        isEmpty = long == nil
    }

    init(_ label: String, chips: [Chip]) {
        self.label = label
        style = "states"
        text = nil
        long = nil
        self.chips = chips
        hasChips = !chips.isEmpty
        isEmpty = chips.isEmpty
    }
}
