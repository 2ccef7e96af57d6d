import Domain
import Foundation
import Postgres

/// Purposes in and out of their table.
enum PurposeColumns {
    static func select(tenant: UUID) -> PostgresQuery {
        """
        SELECT code, name_de, name_en, bases, channels, confirmation, marketing, ends_on::text, end_rule, state
        FROM purpose WHERE tenant_id = \(tenant) ORDER BY code
        """
    }

    static func purpose(_ row: PostgresRow) throws -> PurposeRules {
        let (code, german, english, bases, channels, confirmation, marketing, endsOn, endRule, state) = try row.decode(
            String.self, String.self, String.self, [String].self, [String].self, String.self, Bool.self, String?.self,
            String.self, String.self)
        guard let confirmation = Confirmation(rawValue: confirmation) else {
            throw StoreError.unknownCode(column: "confirmation")
        }
        guard let endRule = EndRule(code: endRule) else { throw StoreError.unknownCode(column: "end_rule") }
        return PurposeRules(
            code: code, germanName: german, englishName: english, bases: bases.compactMap(LegalBasis.init(rawValue:)),
            channels: channels.compactMap(Channel.init(rawValue:)), confirmation: confirmation, marketing: marketing,
            endsOn: endsOn.flatMap { CalendarDay($0) }, endRule: endRule, isActive: state == "active")
    }

    /// `condition`: What has to hold for it.
    static func insert(_ purpose: PurposeRules, tenant: UUID, where condition: PostgresQuery = "true") -> PostgresQuery
    {
        """
        INSERT INTO purpose (tenant_id, code, name_de, name_en, bases, channels, confirmation, marketing, ends_on, end_rule,
            state)
        SELECT \(tenant), \(purpose.code), \(purpose.germanName), \(purpose.englishName),
            \(purpose.bases.map(\.rawValue)), \(purpose.channels.map(\.rawValue)), \(purpose.confirmation.rawValue),
            \(purpose.marketing), (\(purpose.endsOn.map(String.init(describing:)))::text)::date, \(purpose.endRule.code),
            \(purpose.isActive ? "active" : "ended")
        WHERE \(fragment: condition)
        """
    }
}
