extension Catalogue {
    /// The words behind a processing ground.
    enum Ground {
        static let source = CatalogueField(
            .ground, "source", 1, .text(maximum: 500), .accountability, .ground, .profile)
        static let evidence = CatalogueField(
            .ground, "evidence", 2, .text(maximum: 4_000), .accountability, .ground, .profile)

        static let saleReference = CatalogueField(
            .ground, "saleReference", 3, .text(maximum: 200), .accountability, .ground, .profile)
        static let saleGoods = CatalogueField(
            .ground, "saleGoods", 4, .text(maximum: 100), .accountability, .ground, .profile)
        static let saleAddress = CatalogueField(
            .ground, "saleAddress", 5, .contactValue, .accountability, .ground, .profile)
        static let saleNotice = CatalogueField(
            .ground, "saleNotice", 6, .text(maximum: 2_000), .accountability, .ground, .profile)

        static let all = [source, evidence, saleReference, saleGoods, saleAddress, saleNotice]
    }

    /// The details of a consent event: what proves who agreed to what.
    enum ConsentEvent {
        static let address = field("address", 1, .contactValue, provided: true)
        static let source = field("source", 2, .text(maximum: 500))
        static let wordingHash = field("wordingHash", 3, .bytes(maximum: 64))
        static let noticeHash = field("noticeHash", 4, .bytes(maximum: 64))
        static let language = field("language", 5, .code)
        static let controlDefault = field("controlDefault", 6, .code)
        static let requestedAt = field("requestedAt", 7, .moment)
        static let sentAt = field("sentAt", 8, .moment)
        static let messageID = field("messageId", 9, .text(maximum: 300))
        static let renderedHash = field("renderedHash", 10, .bytes(maximum: 64))
        static let confirmedAt = field("confirmedAt", 11, .moment)
        static let tokenID = field("tokenId", 12, .identifier)
        static let formID = field("formId", 13, .identifier)
        static let formVersion = field("formVersion", 14, .text(maximum: 20))
        static let sourceSystem = field("sourceSystem", 15, .text(maximum: 300))
        static let statement = field("statement", 16, .text(maximum: 4_000))
        static let ipAddress = field("ipAddress", 17, .text(maximum: 64))
        static let userAgent = field("userAgent", 18, .text(maximum: 500))

        static let all = [
            address, source, wordingHash, noticeHash, language, controlDefault, requestedAt, sentAt, messageID,
            renderedHash, confirmedAt, tokenID, formID, formVersion, sourceSystem, statement, ipAddress, userAgent,
        ]

        private static func field(
            _ name: String, _ number: UInt32, _ kind: FieldKind, provided: Bool = false
        ) -> CatalogueField {
            CatalogueField(
                .consentEvent, name, number, kind, .accountability, .evidence, .evidence, providedByPerson: provided)
        }
    }
}
