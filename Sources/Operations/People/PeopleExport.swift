import Domain
import Foundation
import Store

/// A file of people, made a thousand at a time while it is read.
package struct PeopleExport: AsyncIteratorProtocol, Sendable {
    private enum Writer: Sendable {
        case sheet(PeopleSheetWriter)
        case cards(VCardWriter)
    }

    private static let page = 1_000
    private let scope: TenantScope
    private let order: ExportOrder
    private var writer: Writer
    private var after: PersonCursor?
    private var isAtEnd = false

    init(scope: TenantScope, order: ExportOrder) {
        self.scope = scope
        self.order = order
        writer =
            order.format == .csv
            ? .sheet(PeopleSheetWriter(order.columns, isGerman: order.isGerman)) : .cards(VCardWriter())
    }

    /// `people.csv` or `people.vcf`, in the language of its headers.
    package var name: String {
        let stem = order.isGerman ? "personen" : "people"
        return order.format == .csv ? "\(stem).csv" : "\(stem).vcf"
    }

    /// The media type of the file.
    package var mediaType: String {
        order.format == .csv ? "text/csv; charset=utf-8" : "text/vcard; charset=utf-8"
    }

    /// The next piece of the file; nil at its end.
    package mutating func next() async throws -> [UInt8]? {
        if isAtEnd { return nil }
        let people = try await scope.exportPage(order.purpose, among: order.ids, after: after, limit: Self.page)
        isAtEnd = people.count < Self.page
        if let last = people.last { after = PersonCursor(createdAt: last.createdAt, id: last.id) }
        switch writer {
        case .sheet(var sheet):
            for person in people {
                sheet.write(
                    person.profile, lifecycle: order.words(person.lifecycle), createdAt: order.day(person.createdAt))
            }
            let bytes = sheet.take()
            writer = .sheet(sheet)
            return bytes
        case .cards(var cards):
            for person in people { cards.write(person.profile, id: person.id) }
            let bytes = cards.take()
            writer = .cards(cards)
            return bytes
        }
    }
}
