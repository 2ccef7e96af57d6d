/// A purpose of the consent matrix, with a cell for every channel.
struct MatrixRow: Sendable {
    /// What holds for one address.
    struct Entry: Sendable {
        /// The address; nil where the channel has none, or the person only one of its kind.
        var address: String? = nil
        let chip: Chip
        let since: String?
        var until: String? = nil
        /// Where it is withdrawn; nil where there is nothing to withdraw, or not for this role.
        var withdrawHref: String? = nil
        var withdraw = ""
        /// The same with purpose and channel, for those who hear links out of their place.
        var withdrawLabel = ""
    }

    /// What holds for one purpose on one channel; no entries where nobody was asked, or the purpose does not use the channel.
    struct Cell: Sendable {
        let channel: String
        let entries: [Entry]
        /// What stands where there is no entry.
        var none = "–"
    }

    let purpose: String
    let cells: [Cell]
}
