import Domain
import Foundation
import Mail
import Store
import Texts

/// Writes the messages of a campaign: its text in the frame that the law asks for, as text alone, with nothing that tells who
/// opened it.
struct CampaignLetter {
    /// The links of one message.
    struct Links {
        let unsubscribe: String
        let preferences: String

        /// `secret`: of both.
        init(baseURL: String, tenant: String, secret: String) {
            unsubscribe = "\(baseURL)/p/\(tenant)/unsubscribe/\(secret)"
            preferences = "\(baseURL)/p/\(tenant)/preferences/\(secret)"
        }
    }

    let content: CampaignContent
    let tenant: TenantRecord
    let purpose: PurposeRules
    /// The address that it comes from.
    let sender: String
    let date: Date

    private var language: Language { Language(rawValue: tenant.locale) ?? .german }

    /// What most of its messages rest on.
    var usualBasis: LegalBasis { purpose.marketing ? .consent : .contract }

    private static func reason(_ basis: LegalBasis) -> CampaignMailTexts.Reason {
        switch basis {
        case .consent: .consent
        case .legitimateInterest: .purchase
        case .contract, .legalObligation, .vitalInterest, .publicTask: .contract
        }
    }

    /// The whole text of one message.
    func text(_ links: Links, on basis: LegalBasis, source: String?) -> String {
        Texts.in(language).campaignMail.body(
            content.body,
            CampaignMailTexts.Parts(
                tenant: tenant.name, sender: content.senderName,
                purpose: purpose.name(language.rawValue), reason: Self.reason(basis),
                source: source, unsubscribe: links.unsubscribe, preferences: links.preferences))
    }

    /// One message.
    ///
    /// - Throws: `MailError` where the address is none that a mail server takes.
    func message(
        to address: String, _ links: Links, on basis: LegalBasis, source: String?, isTest: Bool = false
    ) throws(MailError) -> MailMessage {
        try MailMessage(
            from: try Mailbox(name: content.senderName, address: sender),
            to: try Mailbox(address: WireAddress.of(address)),
            subject: isTest ? Texts.in(language).campaignMail.testSubject(content.subject) : content.subject,
            language: language.rawValue, text: text(links, on: basis, source: source),
            unsubscribe: links.unsubscribe, date: date, identifier: UUID.random())
    }
}
