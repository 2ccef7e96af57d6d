import Domain

/// The body of `POST /people/{id}/consents`.
struct ConsentEntryRequest: Decodable, Sendable {
    let purpose: String
    let channel: Channel
    let address: String?
    let wording: String?
    let source: String?

    /// The entry to judge.
    var entry: ConsentEntry {
        ConsentEntry(purpose: purpose, channel: channel, address: address, wording: wording, source: source)
    }
}
