/// One card of a vCard file as read: its properties, and its text for the quarantine.
package struct VCard: Sendable, Equatable {
    /// Why a card cannot be used as it is.
    package enum Defect: Sendable, Equatable {
        /// The file ended before the card did.
        case incomplete
        /// It, or one of its lines, is larger than ``VCardReader`` keeps.
        case tooLong
        /// Lines that belong to no card.
        case outside
    }

    /// The number of the card in the file, from 1.
    package let row: Int
    /// The line it begins on, from 1.
    package let line: Int
    /// Its properties in their order, without `BEGIN`, `END` and what stands in a card within it.
    package internal(set) var properties: [VCardProperty] = []
    /// The card as it stands in the file without pictures and sounds, unfolded, for display; bounded.
    package internal(set) var source = ""
    /// Why it cannot be used.
    package internal(set) var defect: Defect?

    /// The properties of that name.
    package func all(_ name: String) -> [VCardProperty] { properties.filter { $0.name == name } }

    /// The first text of that name with something in it.
    package func first(_ name: String) -> String? {
        for property in properties where property.name == name {
            let text = CellText.trimmed(property.value)
            if !text.isEmpty { return text }
        }
        return nil
    }
}
