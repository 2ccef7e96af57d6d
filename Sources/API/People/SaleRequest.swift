import Domain

/// A sale at which a customer gave her address, on the wire; absent parts reach the gate as empty, so that it names them.
struct SaleRequest: Decodable, Sendable {
    let reference: String?
    let goods: String?
    let address: String?
    let notice: String?

    var sale: ExistingCustomerSale {
        ExistingCustomerSale(
            reference: reference ?? "", goods: goods ?? "", address: address ?? "", notice: notice ?? "")
    }
}
