import Vault

/// An address as mail servers take it.
enum WireAddress {
    /// The address with an internationalised domain in its A-labels; the local part stays as it is.
    static func of(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let normal = try? Normalizer.email(address).text,
            let end = normal.lastIndex(of: "@")
        else { return address }
        return String(address[..<at]) + String(normal[end...])
    }
}
