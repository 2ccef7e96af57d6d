package import Domain
import Foundation
package import Store

/// What a business says of its processing to everybody, made of what it does (Art. 13, 14 GDPR): nobody types it twice.
package struct PrivacyNotice: Sendable {
    /// All of it, in the business's own facts.
    package struct Sheet: Sendable {
        /// Who is responsible.
        package let tenant: TenantRecord
        /// What people's data is used for, by name.
        package let purposes: [PurposeRules]
        /// The published form with which people sign up; nil where there is none.
        package let form: StoredForm?
        /// How long what is kept longer stays: policy rows that count on that day.
        package let periods: [PolicyParameter]
        /// The day of it.
        package let day: CalendarDay

        /// Puts it together.
        package init(
            tenant: TenantRecord, purposes: [PurposeRules], form: StoredForm?, periods: [PolicyParameter],
            day: CalendarDay
        ) {
            self.tenant = tenant
            self.purposes = purposes
            self.form = form
            self.periods = periods
            self.day = day
        }
    }

    /// The periods that a person has to know, by the code of their policy row.
    package static let periods = ["evidence.proof", "evidence.proof-phone", "request.answer", "consent.confirmation"]

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The facts.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func callAsFunction(of slug: String) async throws -> Sheet {
        let tenant = try await PublicTenant.find(slug, in: store)
        let scope = store.scoped(to: .visitor(of: tenant.id))
        let day = CalendarDay(store.clock.now, in: tenant.timeZone)
        return Sheet(
            tenant: tenant, purposes: try await store.purposes(of: tenant.id).filter(\.isActive),
            form: try await scope.forms().first { $0.state == .published },
            periods: Self.periods.compactMap { PolicyParameters.row($0, on: day) }, day: day)
    }
}
