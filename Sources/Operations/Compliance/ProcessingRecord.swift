package import Domain
import Foundation
package import Store

/// The record of processing activities of a tenant, made of what is there (Art. 30(1) GDPR): nobody types it twice.
package struct ProcessingRecord: Sendable {
    /// One kind of record that may hold personal data.
    package struct Category: Sendable, Equatable {
        /// The record.
        package let record: RecordKind
        /// The fields, as the wire names them.
        package let fields: [String]
        /// What they are for.
        package let purposes: [PurposeClass]
        /// When they end.
        package let retention: [RetentionClass]
    }

    /// Who is responsible.
    package let tenant: TenantRecord
    /// The day of it, in the tenant's zone.
    package let day: CalendarDay
    /// What people's data is used for, ended purposes included, by code.
    package let purposes: [PurposeRules]
    /// What may be kept, by the catalogue.
    package let categories: [Category]
    /// Who else handles it.
    package let processors: [ReadProcessors.Processor]
    /// Policy rows and purposes that say how long.
    package let rules: [ReadRetentionRules.Rule]

    /// The catalogue by record; members of staff are her employer's matter, so they stand here too.
    static let catalogued: [Category] = RecordKind.allCases.compactMap { record in
        let fields = Catalogue.fields(of: record)
        guard !fields.isEmpty else { return nil }
        return Category(
            record: record, fields: fields.map(\.name),
            purposes: PurposeClass.allCases.filter { purpose in fields.contains { $0.purposeClass == purpose } },
            retention: RetentionClass.allCases.filter { kind in fields.contains { $0.retentionClass == kind } })
    }

    /// Countries outside the EEA and the adequate ones to which data goes, and handlers whose country nobody stated.
    package var transfers: (abroad: [ReadProcessors.Processor], unknown: [ReadProcessors.Processor]) {
        (
            processors.filter { $0.country.map { !PolicyParameters.isAdequate($0, on: day) } ?? false },
            processors.filter { $0.country == nil }
        )
    }
}
