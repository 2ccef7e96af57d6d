import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Texts

@Suite struct ProcessingRecordTests {
    private let installation = ReadProcessors.Installation(country: "DE", mailHost: "mail.versand.example")

    private func record(_ fixture: StoreFixture) async throws -> ProcessingRecord {
        try await ReadProcessingRecord(fixture.store)(installation, by: fixture.actor)
    }

    @Test("R-64 the record is made of what is there: (a) to (g) are filled, and it is dated in the tenant's zone")
    func record() async throws {
        try await StoreFixture.with { fixture in
            let record = try await record(fixture)
            #expect("\(record.day)" == "2026-11-18")
            guard case .object(let members) = record.document else {
                Issue.record("not an object")
                return
            }
            for name in [
                "purposes", "dataSubjects", "categories", "recipients", "countryNotStated", "retention", "security",
            ] {
                guard case .array(let values)? = members[name] else {
                    Issue.record("\(name) is missing")
                    continue
                }
                #expect(!values.isEmpty, "\(name)")
            }
            #expect(members["transfers"] == .array([]), "nothing leaves")
            #expect(record.purposes.map(\.code).contains("raffle"))
            let fields = record.categories.flatMap(\.fields).count
            #expect(fields == Catalogue.fields.count, "every field of the catalogue stands in it")
            #expect(record.document == (try await self.record(fixture)).document, "twice the same: it can be compared")
        }
    }

    @Test("Whoever is told by a webhook is a recipient, by her host alone; a relay on this machine is none")
    func recipients() async throws {
        try await StoreFixture.with { fixture in
            let webhooks = ManageWebhooks(fixture.store, allowsLoopback: false)
            for path in ["geheim-1", "geheim-2"] {
                _ = try await webhooks.create(
                    url: "https://empfang.example/\(path)", events: Set(WebhookEvent.allCases.prefix(1)),
                    by: fixture.actor)
            }
            let processors = try await ReadProcessors(fixture.store)(installation, by: fixture.actor)
            #expect(processors.map(\.service) == [.hosting, .mail, .webhook])
            #expect(processors.map(\.host) == [nil, "mail.versand.example", "empfang.example"])
            #expect(processors.first?.hasAgreement == false && processors.first?.country == "DE")
            let own = try await ReadProcessors(fixture.store)(
                .init(country: nil, mailHost: "127.0.0.1"), by: fixture.actor)
            #expect(own.map(\.service) == [.hosting, .webhook])
            #expect(try await !record(fixture).document.text.contains("geheim"))
        }
    }

    @Test(
        "The page reads in both languages, names every purpose and category in words, and holds no script",
        arguments: Language.allCases)
    func page(language: Language) async throws {
        try await StoreFixture.with { fixture in
            let record = try await record(fixture)
            let html = ProcessingRecordPage(record, language).html
            #expect(html.contains("<html lang=\"\(language.rawValue)\">") && !html.contains("<script"))
            #expect(html.contains("Muster &amp; Söhne GmbH"))
            for purpose in record.purposes {
                #expect(html.contains(language == .german ? purpose.germanName : purpose.englishName))
            }
            let t = ProcessingRecordTexts.both[language]
            for category in record.categories {
                #expect(t.records[category.record.rawValue] != nil, "\(category.record)")
            }
            for service in ReadProcessors.Processor.Service.allCases { #expect(t.services[service.rawValue] != nil) }
            #expect(html.contains(t.notStated), "the relay's country is not known")
        }
    }

    @Test("Only who may see compliance reads it")
    func roles() async throws {
        try await StoreFixture.with { fixture in
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            await #expect(throws: Refusal.self) {
                _ = try await ReadProcessingRecord(fixture.store)(installation, by: sales)
            }
            await #expect(throws: Refusal.self) { _ = try await ReadRetentionRules(fixture.store)(by: sales) }
        }
    }
}
