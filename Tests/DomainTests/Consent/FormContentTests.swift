import Domain
import Testing

/// What a subscription form may say, and where it may stand.
struct FormContentTests {
    private func content(thanks: String? = nil, origins: [String] = []) -> FormContent {
        FormContent(germanTitle: " Neues ", englishTitle: "News", thanksURL: thanks, embedOrigins: origins)
    }

    @Test("Origins are written as browsers write them, each once")
    func origins() throws {
        let made = try content(
            origins: ["https://WWW.Muster.example/", "https://www.muster.example", "https://muster.example:8443", " "]
        ).validated()
        #expect(made.embedOrigins == ["https://www.muster.example", "https://muster.example:8443"])
        #expect(made.germanTitle == "Neues")
    }

    @Test(
        "Nothing stands in a header but an origin over https",
        arguments: [
            "http://muster.example", "https://*", "https://*.muster.example", "muster.example", "https://",
            "https://a@muster.example", "https://muster.example/pfad", "https://muster.example?a", "'none'",
            "https://muster.example; script-src *", "https://muster.example\r\nX: 1", "https://mu ster.example",
            "https://-a.example", "javascript:alert(1)", "https://müster.example",
        ])
    func wrongOrigins(text: String) {
        let refusal = #expect(throws: Refusal.self) { try content(origins: [text]).validated() }
        #expect(refusal?.field == "embedOrigins")
    }

    @Test("More origins than there may be are too many, though nothing stands in them")
    func tooManyOrigins() throws {
        #expect(try content(origins: [String](repeating: "", count: 10)).validated().embedOrigins.isEmpty)
        let refusal = #expect(throws: Refusal.self) {
            try content(origins: [String](repeating: "", count: 11)).validated()
        }
        #expect(refusal?.field == "embedOrigins")
    }

    @Test("A page to lead to is over https and names no user")
    func thanks() throws {
        let page = "https://www.muster.example/danke?von=form"
        #expect(try content(thanks: page).validated().thanksURL == page)
        for text in ["http://muster.example/", "//muster.example", "/danke", "https://a:b@muster.example/", "data:,"] {
            let refusal = #expect(throws: Refusal.self) { try content(thanks: text).validated() }
            #expect(refusal?.field == "thanksUrl", "\(text)")
        }
    }

    @Test("Titles stand in both languages, purposes once, and all of it within bounds")
    func bounds() {
        var one = content()
        one.englishTitle = " "
        var two = content()
        two.purposes = ["a", "a"]
        var three = content(origins: (0..<11).map { "https://a\($0).example" })
        three.language = "de"
        var four = content()
        four.language = "fr"
        for (wrong, field) in [(one, "titles.en"), (two, "purposes"), (three, "embedOrigins"), (four, "language")] {
            let refusal = #expect(throws: Refusal.self) { try wrong.validated() }
            #expect(refusal?.field == field)
        }
    }
}
