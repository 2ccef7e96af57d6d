import Foundation
import HTTPTypes
import Testing

@testable import HTTPSupport

/// The list of pages that real browsers walk through (Tests/Browser).
struct WebBrowserPagesTests {
    @Test("Every page that is served is on the list of those that real browsers look at")
    func complete() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Browser/pages.json")
        let list = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let listed = Set(list.keys)
        try await APIWorld.run { world in
            let served = world.table.all.filter { $0.method == .get && RouteArea(path: $0.pattern) == .page }
                .map(\.pattern).filter { !$0.hasPrefix("/assets/") }
            #expect(Set(served).subtracting(listed).sorted() == [], "served, not looked at")
        }
    }
}
