import Domain
import Foundation
import Testing

/// A saved view narrows a campaign; it never means more people than before.
struct CampaignViewTests {
    private static let tag = UUID()
    private static let owner = UUID()

    private static func view(_ filters: [String]) -> ListViewRecord {
        ListViewRecord(name: "Ansicht", order: "-createdAt", filters: filters, columns: [])
    }

    private static func campaign(tags: [UUID] = [], town: String? = nil) -> CampaignContent {
        CampaignContent(name: "Brief", purpose: "newsletter", senderName: "Muster", tags: tags, town: town)
    }

    @Test("What is stated stays, and what the view says is added")
    func added() throws {
        let stated = UUID()
        var content = Self.campaign(tags: [stated], town: "koln")
        try content.narrow(to: Self.view(["town=Köln", "tag=\(Self.tag)", "lifecycle=former", "owner=\(Self.owner)"]))
        #expect(content.tags == [stated, Self.tag] && content.lifecycle == .former && content.owner == Self.owner)
        try content.narrow(to: Self.view(["tag=\(Self.tag)"]))
        #expect(content.tags == [stated, Self.tag] && content.town == "Köln" && content.lifecycle == .former)
        var blank = Self.campaign(town: " ")
        try blank.narrow(to: Self.view(["town=Jena"]))
        #expect(blank.town == "Jena")
    }

    @Test(
        "A view that contradicts what is stated, or says nothing, is refused, and nothing of it is taken",
        arguments: [
            "town=Jena", "town=", "town= ", "town", "tag=", "lifecycle=lead", "lifecycle=", "owner=\(UUID())", "owner=",
            "consent=newsletter:email:given",
        ])
    func refused(filter: String) throws {
        var content = Self.campaign(town: "Köln")
        try content.narrow(to: Self.view(["lifecycle=former", "owner=\(Self.owner)"]))
        let before = content
        let refusal = #expect(throws: Refusal.self) {
            try content.narrow(to: Self.view(["tag=\(Self.tag)", filter]))
        }
        #expect(refusal?.field == "view" && content == before)
    }
}
