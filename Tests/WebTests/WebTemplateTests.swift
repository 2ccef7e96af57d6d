import Domain
import Foundation
import Mustache
import Testing
import Texts

@testable import Web

/// What every template keeps to.
struct WebTemplateTests {
    @Test("Every template is parsed, and the list of files names every file of the folder")
    func complete() throws {
        #expect(TemplateLibrary.shared.broken == [])
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Web/Templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
        #expect(Set(names) == Set(TemplateLibrary.files.keys))
    }

    @Test("No page asks for a word that its model does not have, and every section is shown by some page")
    func strict() throws {
        var strict = try WebStrictRendering()
        for language in Language.allCases {
            for flash in [nil, Flash(.undone, [3, 2, 1]), Flash(.removed, undoing: WebSample.id)] {
                for theme in [nil, Appearance.Theme.dark] {
                    let sample = WebSample(language: language, flash: flash, theme: theme)
                    for page in try sample.pages() { strict.render(page.model, with: page.template) }
                }
            }
        }
        #expect(strict.problems.sorted() == [])
        #expect(strict.sections.filter { !$0.value }.keys.sorted() == [], "sections that no sample enters")
    }

    @Test("A page is, to the byte, what the template library makes of it by itself", arguments: Language.allCases)
    func unchanged(language: Language) throws {
        for page in try WebSample(language: language, flash: Flash(.undone, [3, 2, 1])).pages() {
            let plain = TemplateLibrary.shared.library.render(page.model, withTemplate: page.template)
            #expect(try page.html() == plain, "\(page.name)")
        }
    }

    @Test("A word that is missing is found")
    func strictness() throws {
        struct Empty: Sendable {}
        var strict = try WebStrictRendering()
        strict.render(Empty(), with: "chip")
        #expect(strict.problems.contains("chip: there is no word"))
    }

    @Test(
        "Attributes are quoted, nothing is inline, nothing is printed unescaped",
        arguments: TemplateLibrary.files.keys.sorted())
    func safe(name: String) throws {
        let source = try #require(TemplateLibrary.sources[name])
        #expect(source.firstMatch(of: /=\s*\{\{/) == nil, "an attribute without quotes")
        #expect(source.firstMatch(of: /='/) == nil, "an attribute in single quotes")
        #expect(source.firstMatch(of: /\{\{[{&]/) == nil, "an unescaped variable")
        #expect(
            source.firstMatch(
                of: /<script(?! type="module" src="\{\{\.\}\}"><\/script>)|<style|\sstyle=|\son[a-z]+=|javascript:/)
                == nil)
        #expect(source.firstMatch(of: /(?:src|href|action)="(?:https?:)?\/\//) == nil, "leaves the house")
    }
}
