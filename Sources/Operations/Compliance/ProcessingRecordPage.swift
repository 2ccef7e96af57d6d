import Domain
import Store
package import Texts

/// The record of processing as one page that stands alone.
package struct ProcessingRecordPage: Sendable {
    private let record: ProcessingRecord
    private let texts: Texts
    private let t: ProcessingRecordTexts

    /// Shows a record in a language.
    package init(_ record: ProcessingRecord, _ language: Language) {
        self.record = record
        texts = Texts.in(language)
        t = ProcessingRecordTexts.both[language]
    }

    /// The page, ended by a newline.
    package var html: String {
        let day = texts.formats.day(year: record.day.year, month: record.day.month, day: record.day.day)
        let tenant = record.tenant
        let body =
            section(t.controller, facts([(tenant.name, tenant.slug), (t.country, tenant.country)]))
            + section(t.purposes, record.purposes.map(purpose).joined())
            + section(t.people, items(t.subjects) + facts(record.categories.map(category)))
            + section(t.recipients, facts(record.processors.map(processor)))
            + section(t.transfers, transfers)
            + section(t.periods, facts(record.rules.map { ($0.code, term($0)) }))
            + section(t.security, items(ProcessingRecord.measures.compactMap { t.measures[$0] }))
            + section(t.processor, "<p>\(Self.escaped("\(t.activities) \(tenant.name)"))</p>")
        return """
            \(PrintedPage.head(t.title, texts.language))
            <p>\(Self.escaped(t.lead(tenant.name, day)))</p>
            \(body)\(PrintedPage.end)

            """
    }

    private func purpose(_ purpose: PurposeRules) -> String {
        let terms = texts.terms
        let name = purpose.name(texts.language.rawValue)
        let bases = purpose.bases.map {
            "\(terms.legalBasis($0.rawValue)) (\(terms.article(ofBasis: $0.rawValue)))"
        }
        let end = purpose.endRule.code.split(separator: ":").first.map(String.init) ?? ""
        let period = texts.disclosure.endRules[end] ?? purpose.endRule.code
        return "<article><h3>\(Self.escaped(purpose.isActive ? name : "\(name) (\(t.ended))"))</h3>"
            + facts([
                (t.basis, bases.joined(separator: ", ")),
                (t.channels, purpose.channels.map { terms.channel($0.rawValue) }.joined(separator: ", ")),
                (t.period, period),
            ]) + "</article>"
    }

    private func category(_ category: ProcessingRecord.Category) -> (String, String) {
        (
            t.records[category.record.rawValue] ?? category.record.rawValue,
            category.fields.map { texts.terms.field($0) }.joined(separator: ", ")
        )
    }

    private func processor(_ processor: ReadProcessors.Processor) -> (String, String) {
        var parts = ["\(t.country): \(processor.country ?? t.notStated)"]
        if let host = processor.host { parts.insert(host, at: 0) }
        if let has = processor.hasAgreement { parts.append("\(t.agreement): \(has ? t.onRecord : t.missing)") }
        return (t.services[processor.service.rawValue] ?? processor.service.rawValue, parts.joined(separator: "; "))
    }

    private var transfers: String {
        let (abroad, unknown) = record.transfers
        guard !abroad.isEmpty || !unknown.isEmpty else { return "<p>\(Self.escaped(t.noTransfers))</p>" }
        return facts((abroad + unknown).map(processor))
    }

    private func term(_ rule: ReadRetentionRules.Rule) -> String {
        rule.source.map { "\(rule.term) (\($0))" } ?? rule.term
    }

    private func section(_ title: String, _ body: String) -> String {
        "<section><h2>\(Self.escaped(title))</h2>\(body)</section>\n"
    }

    private func items(_ items: [String]) -> String { PrintedPage.items(items) }

    private func facts(_ facts: [(String, String)]) -> String { PrintedPage.facts(facts) }

    private static func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}
