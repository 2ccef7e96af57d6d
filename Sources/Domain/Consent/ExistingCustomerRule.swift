/// The narrow door of § 7(3) UWG: e-mail to existing customers without consent, on four conditions kept as data.
package struct ExistingCustomerRule: Sendable, Equatable {
    /// The sale at which the customer herself gave the address.
    package var saleReference: String?
    /// The tag that shows the offer to be for own similar goods.
    package var similarGoodsTag: String?
    /// Whether she was told, when the address was taken, that she may object at any time free of charge.
    package var noticedAtCollection: Bool
    /// Whether every message repeats that notice.
    package var noticeInMessage: Bool
    /// Whether she has objected.
    package var objected: Bool

    /// Collects the conditions.
    package init(
        saleReference: String?, similarGoodsTag: String?, noticedAtCollection: Bool, noticeInMessage: Bool,
        objected: Bool
    ) {
        self.saleReference = saleReference
        self.similarGoodsTag = similarGoodsTag
        self.noticedAtCollection = noticedAtCollection
        self.noticeInMessage = noticeInMessage
        self.objected = objected
    }

    /// Refuses where any of the four is missing.
    package func check() throws(Refusal) {
        guard saleReference?.isEmpty == false else { throw missing(.saleReferenceMissing, "no. 1: a sale") }
        guard similarGoodsTag?.isEmpty == false else { throw missing(.similarGoodsMissing, "no. 2: similar goods") }
        guard !objected else { throw missing(.objected, "no. 3: no objection") }
        guard noticedAtCollection, noticeInMessage else {
            throw missing(.collectionNoticeMissing, "no. 4: notice at collection and in every use")
        }
    }

    private func missing(_ code: RefusalCode, _ condition: String) -> Refusal {
        Refusal(.refused, code, rule: "§ 7(3) UWG \(condition).")
    }
}
