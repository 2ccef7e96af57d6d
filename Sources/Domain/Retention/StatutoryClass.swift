/// A statutory class of documents with its country: what a term is looked up by.
package struct StatutoryClass: Sendable, Hashable {
    /// What kind of paper it is.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// Books, inventories, annual accounts.
        case books
        /// Invoices, receipts and other vouchers.
        case vouchers
        /// Vouchers of banks, insurers and securities institutes.
        case vouchersFinancial = "vouchers-financial"
        /// Business letters and other papers of tax.
        case letters
        /// Papers about real estate for value added tax.
        case realEstate = "real-estate"

        /// The number in a key's term: class × 10000 + expiry year.
        package var number: UInt32 {
            switch self {
            case .books: 1
            case .vouchers: 2
            case .vouchersFinancial: 3
            case .letters: 4
            case .realEstate: 5
            }
        }
    }

    /// The country whose law it is: DE, AT or CH.
    package let country: String
    /// What kind of paper it is.
    package let kind: Kind

    /// Makes a class.
    package init(country: String, kind: Kind) {
        self.country = country
        self.kind = kind
    }

    /// The policy parameter that holds the years.
    package var parameterCode: String {
        "retention.\(country.lowercased()).\(kind.rawValue)"
    }
}
