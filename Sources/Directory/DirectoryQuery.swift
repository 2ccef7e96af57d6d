/// What is looked for among a tenant's people, and in which order the hits come.
package struct DirectoryQuery: Sendable, Equatable {
    /// What somebody typed: words, part of an address, of a number in any notation.
    package var search: String?
    /// The whole name of a town, in any spelling.
    package var town: String?
    /// What all hits must have.
    package var attributes: [Attribute]
    /// The order.
    package var order: DirectoryOrder
    /// Whether the order is turned round.
    package var isDescending: Bool
    /// Where the page begins; nil for the first one.
    package var after: DirectoryCursor?
    /// Hits of a page.
    package var limit: Int

    /// Asks for everybody by name unless told otherwise.
    package init(
        search: String? = nil, town: String? = nil, attributes: [Attribute] = [], order: DirectoryOrder = .name,
        isDescending: Bool = false, after: DirectoryCursor? = nil, limit: Int = 50
    ) {
        self.search = search
        self.town = town
        self.attributes = attributes
        self.order = order
        self.isDescending = isDescending
        self.after = after
        self.limit = limit
    }
}
