/// The body of every list: `{"items":[…],"nextCursor":…}`.
package struct ListAnswer<Item: Encodable & Sendable>: Encodable, Sendable {
    /// The page of the list.
    package let items: [Item]
    /// What to send as `cursor` for the next page; null on the last one.
    package let nextCursor: String?

    /// Makes a page.
    package init(items: [Item], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }

    private enum CodingKeys: CodingKey {
        case items
        case nextCursor
    }

    /// The encoded value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        // The member is there on the last page too, as null.
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}
