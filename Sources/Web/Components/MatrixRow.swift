/// A purpose of the consent matrix, with a cell for every channel.
struct MatrixRow: Sendable {
    /// What holds for one purpose on one channel; no chip where the purpose does not use the channel.
    struct Cell: Sendable {
        let channel: String
        let chip: Chip?
        let since: String?
    }

    let purpose: String
    let cells: [Cell]
}
