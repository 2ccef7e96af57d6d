import Domain

/// A postal address on the wire.
struct AddressBody: Codable, Sendable {
    let streetAddress: String?
    let postalCode: String?
    let addressLocality: String?
    let addressCountry: String?
    let label: String?

    init(_ address: PostalAddress) {
        streetAddress = address.streetAddress
        postalCode = address.postalCode
        addressLocality = address.addressLocality
        addressCountry = address.addressCountry
        label = address.label
    }

    var address: PostalAddress {
        PostalAddress(
            streetAddress: streetAddress, postalCode: postalCode, addressLocality: addressLocality,
            addressCountry: addressCountry, label: label)
    }
}
