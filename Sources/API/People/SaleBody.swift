import Domain

/// A sale at which a customer gave her address, on the wire.
struct SaleBody: Encodable, Sendable {
    let reference: String
    let goods: String
    let address: String
    let notice: String

    init(_ sale: ExistingCustomerSale) {
        reference = sale.reference
        goods = sale.goods
        address = sale.address
        notice = sale.notice
    }
}
