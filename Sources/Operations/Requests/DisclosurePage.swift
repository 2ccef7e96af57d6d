import Domain
import Foundation
import Store
import Texts

/// The readable page of an export package: one file without script, foreign request or picture, made to be printed.
struct DisclosurePage {
    private let facts: DisclosedFacts
    private let texts: Texts
    private let zone: TimeZone
    private var t: DisclosureTexts { texts.disclosure }

    init(_ facts: DisclosedFacts, texts: Texts, zone: TimeZone) {
        self.facts = facts
        self.texts = texts
        self.zone = zone
    }

    /// Everything before the first part.
    func head(createdAt: Date) -> String {
        let lead = t.lead(facts.tenant.name, texts.formats.day(createdAt, in: zone))
        return """
            \(PrintedPage.head(t.title, texts.language))
            <p class="who">\(Self.escaped(facts.person.profile.displayName))</p><p>\(Self.escaped(lead))</p>
            <section><h2>\(Self.escaped(t.rightsTitle))</h2>\(t.rights.map { "<p>\(Self.escaped($0))</p>" }.joined())
            <p class="quiet">\(Self.escaped(t.files))</p></section>

            """
    }

    /// One part with its heading.
    func section(_ section: DisclosedFacts.Section) -> String {
        let body = section.value == .list([]) ? "<p class=\"quiet\">\(Self.escaped(t.none))</p>" : html(section.value)
        return "<section>\(heading(section.name))\(body)</section>\n"
    }

    /// Opens the part that ends the page.
    var beginHistory: String { "<section>\(heading("history"))" }

    /// One entry of the history.
    func item(_ event: TimelineEvent) throws -> String {
        "<article>\(html(try event.disclosed(to: facts.person.id)))</article>\n"
    }

    /// Closes the page.
    var end: String { "</section>\(PrintedPage.end)\n" }

    private func heading(_ name: String) -> String {
        let lead = t.leads[name].map { "<p class=\"quiet\">\(Self.escaped($0))</p>" } ?? ""
        return "<h2>\(Self.escaped(t.sections[name] ?? name))</h2>\(lead)"
    }

    /// `name`: What the value is, which says what a code means.
    private func html(_ value: DisclosedValue, as name: String = "") -> String {
        switch value {
        case .text(let text): return Self.escaped(text)
        case .code(let code): return Self.escaped(word(code, of: name))
        case .flag(let flag): return Self.escaped(flag ? t.yes : t.no)
        case .moment(let date): return Self.escaped(texts.formats.moment(date, in: zone))
        case .list(let values):
            return values.map { value in
                if case .record = value { return "<article>\(html(value, as: name))</article>" }
                return "<p>\(html(value, as: name))</p>"
            }.joined()
        case .record(let members):
            let rows = members.map { member in
                "<div><dt>\(Self.escaped(texts.terms.field(member.name)))</dt><dd>\(html(member.value, as: member.name))</dd></div>"
            }
            return "<dl>\(rows.joined())</dl>"
        }
    }

    private func word(_ code: String, of name: String) -> String {
        let terms = texts.terms
        switch name {
        case "purpose", "purposes": return facts.name(ofPurpose: code)
        case "legalBasis": return "\(terms.legalBasis(code)) (\(terms.article(ofBasis: code)))"
        case "channel", "channels": return terms.channel(code)
        case "state": return terms.consentState(code)
        case "method": return terms.consentMethod(code)
        case "lifecycle": return terms.lifecycle(code)
        case "salutation": return terms.salutation(code)
        case "reason": return terms.restrictionReason(code)
        case "action": return terms.change(code)
        case "endRule": return t.endRules[code.split(separator: ":").first.map(String.init) ?? code] ?? code
        case "right": return terms.requestKind(code)
        case "requestState": return terms.requestState(code)
        case "identity": return terms.requestIdentity(code)
        case "extensionReason": return terms.extensionReason(code)
        case "refusal": return terms.requestRefusal(code)
        case "messageState": return texts.campaigns.messageStates[code] ?? code
        case "messageReason": return texts.campaigns.reason(code)
        case "withheld": return t.withheld[code] ?? code
        case "kind":
            return [terms.activityKind(code), terms.contactKind(code), terms.consentMethod(code)].first { $0 != code }
                ?? code
        default: return code
        }
    }

    private static func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}
