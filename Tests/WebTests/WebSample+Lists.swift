import Directory
import Domain
import Foundation

@testable import Store
@testable import Web

extension WebSample {
    /// Every column, two views, and consents in several states.
    var arrangement: ListArrangement {
        let fields = choices.vocabulary.fields.filter { $0.state == .active }.map { ListColumn.field($0.id) }
        func view(_ number: UInt8, _ name: String, isShared: Bool) -> StoredListView {
            StoredListView(
                id: number == 1 ? Self.id : UUID(), kind: .person, member: Self.id, isShared: isShared,
                sealVersion: 1,
                record: ListViewRecord(name: typed(name), order: "name", filters: [], columns: [.town]))
        }
        func consent(_ purpose: String, _ channel: Channel, _ state: ConsentState) -> DirectoryRow.Consent {
            DirectoryRow.Consent(purpose: purpose, channel: channel.rawValue, state: state.rawValue)
        }
        return ListArrangement(
            columns: ListColumn.ofPeople + fields, offered: ListColumn.ofPeople + fields,
            views: [view(1, "Kundschaft in Köln", isShared: false), view(2, "Zum Nachfassen", isShared: true)],
            purposes: DefaultPurposes.all,
            consents: [
                anna.id: [
                    consent("newsletter", .email, .given), consent("raffle", .email, .requested),
                    consent("sms-offers", .sms, .withdrawn), consent("raffle", .sms, .expired),
                ]
            ])
    }

    /// A list that is narrowed by everything.
    func narrowed(cursor: String? = nil) -> SubjectListing {
        var listing = SubjectListing()
        listing.sort = "name"
        listing.isDescending = false
        listing.lifecycle = "customer"
        listing.town = typed("Köln")
        listing.tag = choices.vocabulary.tags.first?.id
        listing.owner = Self.id
        listing.consent = DirectoryRow.Consent("newsletter:email:ConsentGiven")
        listing.cursor = cursor
        return listing
    }
}
