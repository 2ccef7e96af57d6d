package import Domain
package import HTTPTypes

/// The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed (`OBHUT_TRUSTED_PROXIES`); nobody else's
/// are.
package struct TrustedProxies: Sendable {
    private let blocks: [AddressBlock]

    /// Nobody is believed.
    package static let none = TrustedProxies(blocks: [])

    /// Believes the proxies in `blocks`.
    package init(blocks: [AddressBlock]) {
        self.blocks = blocks
    }

    /// Reads a list separated by commas or blanks.
    package init(parsing list: String) throws(Refusal) {
        var blocks: [AddressBlock] = []
        for part in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
            blocks.append(try AddressBlock(part))
        }
        self.blocks = blocks
    }

    /// Where a request came from: walks `X-Forwarded-For` from the right over trusted proxies to the first other
    /// address.
    ///
    /// What stands further left was written by whoever sent the request and is never looked at.
    package func client(peer: IPAddress?, headers: HTTPFields) -> ClientAddress {
        guard let peer, trusts(peer) else { return ClientAddress(address: peer, isSecure: false) }
        var client = peer
        for hop in Self.list(headers[values: HTTPField.Name.forwardedFor]).reversed() {
            guard let address = IPAddress(hop) else { break }
            client = address
            guard trusts(address) else { break }
        }
        let scheme = Self.list(headers[values: HTTPField.Name.forwardedProto]).last?.lowercased()
        return ClientAddress(address: client, isSecure: scheme == "https")
    }

    private func trusts(_ address: IPAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// The last 32 entries of a header that may come in several lines.
    private static func list(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",") }.suffix(32).map { String($0.filter { $0 != " " && $0 != "\t" }) }
    }
}
