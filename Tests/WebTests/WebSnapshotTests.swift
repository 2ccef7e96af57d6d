import Foundation
import Testing
import Texts

@testable import Web

/// Every page as it was last looked at. `OBHUT_RECORD_PAGES=1` writes them anew; look at the difference before keeping
/// it.
struct WebSnapshotTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "__Snapshots__")
    private static let isRecording = ProcessInfo.processInfo.environment["OBHUT_RECORD_PAGES"] != nil

    @Test("Pages are what they were", arguments: Language.allCases)
    func pages(language: Language) throws {
        for page in try WebSample(language: language).pages() {
            let file = Self.folder.appending(path: "\(page.name).\(language.rawValue).html")
            let html = try page.html()
                .replacing(Assets.style, with: "/assets/obhut.css").replacing(Assets.mark, with: "/assets/mark.svg")
            if Self.isRecording {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try html.write(to: file, atomically: true, encoding: .utf8)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == html, "\(page.name)")
        }
    }
}
