import Domain
import Foundation
import Operations
import Store
import Texts

/// The privacy notice of a business, for everybody; made of its purposes, grounds and periods.
struct PrivacyPage: PageContent {
    static let template = "privacyNotice"

    /// One purpose.
    struct Purpose: Sendable {
        let name: String
        let bases: String
        let period: String
        /// On which ways somebody is written to; nil where it is nothing of that kind.
        let channels: String?
    }

    let t: PrivacyTexts
    /// Whose it is.
    let sender: String
    let controller: String
    let purposes: [Purpose]
    let periods: [String]
    /// The path of the form for requests.
    let requests: String
    /// The path of the form to sign up; nil where there is none.
    let subscribe: String?

    init(_ sheet: PrivacyNotice.Sheet, texts: Texts) {
        let t = texts.privacy
        let tenant = sheet.tenant
        self.t = t
        sender = tenant.name
        controller = t.controller(tenant.name, tenant.country)
        purposes = sheet.purposes.map { purpose in
            Purpose(
                name: purpose.name(texts.language.rawValue),
                bases: texts.formats.list(
                    purpose.bases.map {
                        "\(texts.terms.legalBasis($0.rawValue)) (\(texts.terms.article(ofBasis: $0.rawValue)))"
                    }),
                period: Self.period(of: purpose, t, texts),
                channels: purpose.channels.isEmpty
                    ? nil : texts.formats.list(purpose.channels.map { texts.terms.channel($0.rawValue) }))
        }
        periods = sheet.periods.compactMap { row in t.periods[row.code].map { $0(row.value) } }
        requests = "/p/\(tenant.slug)/requests"
        subscribe = sheet.form.map { "/p/\(tenant.slug)/subscribe/\($0.slug)" }
    }

    private static func period(of purpose: PurposeRules, _ t: PrivacyTexts, _ texts: Texts) -> String {
        if let end = purpose.endsOn {
            return t.until(texts.formats.day(year: end.year, month: end.month, day: end.day))
        }
        let code = purpose.endRule.code
        return t.endRules[code.split(separator: ":").first.map(String.init) ?? code] ?? code
    }
}
