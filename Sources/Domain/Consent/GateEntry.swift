/// The way on which data reaches the gate; what each may bring differs.
package enum GateEntry: String, Sendable, CaseIterable {
    /// Staff at a page.
    case page
    /// A call of the JSON API, or the operator's command for one person.
    case api
    /// A row of a file.
    case fileImport = "import"
    /// An event of a peer.
    case replication
    /// The person's own confirmation through the channel.
    case confirmation
    /// Synthetic people of a demonstration.
    case demo
}
