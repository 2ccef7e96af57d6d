import Domain
import Foundation
import Store
import Texts

/// The export package of one person (decision 0022): a ZIP archive that is made while it is written.
package struct PersonPackage: Sendable {
    let facts: DisclosedFacts
    let texts: Texts
    let createdAt: Date
    /// A page of her history behind an entry, deleted entries that can still be brought back among them.
    let history: @Sendable (TimelineEvent?) async throws -> [TimelineEvent]
    /// A page of those who read her data behind a reading.
    let reads: @Sendable (ReadRecord?) async throws -> [ReadRecord]

    /// The media type.
    package static let mediaType = "application/zip"

    /// `auskunft-2026-11-28-6f1b0a4e.zip`, with the beginning of her id: nobody is named.
    package var name: String {
        let id = facts.person.id.uuidString.lowercased().prefix(8)
        return "\(texts.disclosure.fileName)-\(CalendarDay(createdAt, in: zone))-\(id).zip"
    }

    private var zone: TimeZone { facts.tenant.timeZone }

    /// Makes the package; `sink` is given its bytes in order.
    @concurrent
    package func write(to sink: @concurrent ([UInt8]) async throws -> Void) async throws {
        let writer = try PackageWriter(createdAt: createdAt)
        let sections = try facts.sections()
        try writer.begin("index.html")
        let page = DisclosurePage(facts, texts: texts, zone: zone)
        try writer.put(page.head(createdAt: createdAt))
        for section in sections { try writer.put(page.section(section)) }
        try writer.put(page.beginHistory)
        try await eachPage(history) { events in
            for event in events { try writer.put(page.item(event)) }
            try await sink(writer.take())
        }
        try writer.put(page.end)

        try writer.begin("data.json")
        try writer.put("{\"schema\":\"\(Self.schema)\",\"createdAt\":\"\(InternetTime.text(createdAt))\"")
        for section in sections { try writer.put(",\"\(section.name)\":\(section.value.json.text)") }
        try writer.put(",\"history\":[")
        var isFirst = true
        try await eachPage(history) { events in
            for event in events {
                try writer.put((isFirst ? "" : ",") + (try event.disclosed(to: facts.person.id)).json.text)
                isFirst = false
            }
            try await sink(writer.take())
        }
        try writer.put("]}")

        try writer.file("consents.json", Array(ConsentRecords.document(facts).text.utf8))
        try writePortability(writer)
        try writer.begin("reads.csv")
        var sheet = CSVWriter(mark: true)
        sheet.write([texts.reads.at, texts.reads.who, texts.reads.whatFor, texts.reads.what])
        try await eachPage(reads) { readings in
            for reading in readings { sheet.write(row(reading)) }
            try writer.put(sheet.take())
            try await sink(writer.take())
        }
        try writer.finish(schemas: [
            "data.json": Self.schema, "consents.json": ConsentRecords.schema,
            "portability/data.json": "obhut-portability-1", "portability/person.vcf": "vCard 4.0",
        ])
        try await sink(writer.take())
    }

    private static let schema = "obhut-person-1"

    private func writePortability(_ writer: PackageWriter) throws {
        var cards = VCardWriter()
        cards.write(facts.person.profile, id: facts.person.id)
        try writer.file("portability/person.vcf", cards.take())
        try writer.file("portability/data.json", Array(try facts.provided().json.text.utf8))
        var sheet = PeopleSheetWriter(
            Set(PeopleColumnGroup.allCases).subtracting([.lifecycle, .createdAt]), isGerman: facts.isGerman)
        sheet.write(facts.person.profile, lifecycle: "", createdAt: "")
        try writer.file("portability/person.csv", sheet.take())
    }

    /// Role, time and purpose; no name of staff (C-579/21).
    private func row(_ reading: ReadRecord) -> [String] {
        let role = texts.terms.role(reading.role)
        let who = texts.reads.kinds[reading.actorKind].map { "\($0) (\(role))" } ?? role
        return [
            InternetTime.text(reading.at), who, facts.name(ofPurpose: reading.purpose),
            texts.reads.actions[reading.action] ?? reading.action,
        ]
    }

    private func eachPage<Row: Sendable>(
        _ read: (Row?) async throws -> [Row], _ body: ([Row]) async throws -> Void
    ) async throws {
        var last: Row?
        while true {
            let page = try await read(last)
            // A short page is not the last one: what went between two questions is missing from it.
            if page.isEmpty { return }
            try await body(page)
            last = page.last
        }
    }
}

extension TimelineEvent {
    /// What is told of it. The words of an entry that lies with somebody else are hers to hear about, not to read: they may name
    /// others (Art. 15(4)).
    func disclosed(to person: UUID) throws -> DisclosedValue {
        switch content {
        case .activity(let activity):
            .fields([
                ("id", .id(id)), ("kind", .code(activity.kind.rawValue)), ("at", .moment(at)),
                ("createdAt", .moment(activity.createdAt)),
                ("deletedAt", activity.deletedAt.map(DisclosedValue.moment)),
                ("content", activity.subject == person ? try DisclosedValue(activity.content) : nil),
                ("withheld", activity.subject == person ? nil : .code("art-15-4")),
            ])
        case .consent(let purpose, let channel, let state):
            .fields([
                ("id", .id(id)), ("at", .moment(at)), ("purpose", .code(purpose)), ("channel", .code(channel)),
                ("state", .code(state)),
            ])
        case .change(let action):
            .fields([("id", .id(id)), ("at", .moment(at)), ("action", .code(action))])
        }
    }
}
