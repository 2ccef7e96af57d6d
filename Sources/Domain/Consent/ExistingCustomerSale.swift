import Foundation

/// A sale at which a customer herself gave her address, and what she was told then: what § 7(3) UWG asks to be on record before
/// advertising may rest on it.
package struct ExistingCustomerSale: Sendable, Equatable {
    /// What names the sale, such as an invoice number.
    package var reference: String
    /// What was sold, in the word under which a campaign offers similar goods.
    package var goods: String
    /// The e-mail address that she gave.
    package var address: String
    /// What she was told when she gave it: that she may object at any time, free of charge.
    package var notice: String

    /// States a sale; ``validated(_:contactPoints:)`` judges it.
    package init(reference: String, goods: String, address: String, notice: String) {
        self.reference = reference
        self.goods = goods
        self.address = address
        self.notice = notice
    }

    /// The same, cleaned.
    ///
    /// `basis`: Of the ground it belongs to; only a contract is a sale. `contactPoints`: Of the customer.
    /// - Throws: `Refusal` naming a field of `processing.sale`.
    func validated(_ basis: LegalBasis, contactPoints: [ContactPoint]) throws(Refusal) -> ExistingCustomerSale {
        typealias Fields = Catalogue.Ground
        let path = "processing.sale"
        guard basis == .contract else {
            throw Refusal(
                .refused, RefusalCode.basisNotAllowed, field: path, rule: "A sale is a contract, § 7(3) UWG no. 1.")
        }
        guard let reference = try TextRule.clean(reference, Fields.saleReference, at: "\(path).reference") else {
            throw Self.missing(.saleReferenceMissing, "\(path).reference", "no. 1: which sale it was")
        }
        guard let goods = try TextRule.clean(goods, Fields.saleGoods, at: "\(path).goods") else {
            throw Self.missing(.similarGoodsMissing, "\(path).goods", "no. 2: what was sold")
        }
        guard let notice = try TextRule.clean(notice, Fields.saleNotice, multiline: true, at: "\(path).notice") else {
            throw Self.missing(.collectionNoticeMissing, "\(path).notice", "no. 4: what she was told then")
        }
        guard let point = contactPoints.first(where: { $0.kind == .email && isOf($0.value) }) else {
            throw Self.missing(
                .saleReferenceMissing, "\(path).address", "no. 1: an e-mail address of hers, which she gave then")
        }
        return ExistingCustomerSale(reference: reference, goods: goods, address: point.value, notice: notice)
    }

    /// Whether she gave this address.
    package func isOf(_ address: String) -> Bool { Self.folded(self.address) == Self.folded(address) }

    /// Whether goods that are offered are similar to what was sold.
    package func isSimilar(to goods: String) -> Bool { Self.folded(self.goods) == Self.folded(goods) }

    private static func folded(_ text: String) -> String {
        CellText.trimmed(text).lowercased().precomposedStringWithCompatibilityMapping
    }

    private static func missing(_ code: RefusalCode, _ field: String, _ condition: String) -> Refusal {
        Refusal(.refused, code, field: field, rule: "§ 7(3) UWG \(condition).")
    }
}
