import Domain
import Store

extension Gate {
    /// What applies to rows of a file that do not say it themselves.
    func defaults(_ order: ImportOrder) -> ImportDefaults {
        ImportDefaults(
            purpose: order.purpose, legalBasis: order.legalBasis, source: order.source,
            purposes: PurposeWords(purposes.map { ($0.code, [$0.germanName, $0.englishName]) }), timeZone: zone,
            isGerman: tenant.locale == "de", fields: fields)
    }
}
