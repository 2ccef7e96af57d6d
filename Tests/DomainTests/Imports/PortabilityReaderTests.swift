import Domain
import Testing

/// The `portability/data.json` of a package, as whoever hands it in may have changed it.
struct PortabilityReaderTests {
    private func rows(_ text: String) throws -> (row: PeopleSheetRow?, unread: [String]) {
        var reader = PortabilityReader(
            defaults: ImportDefaults(purpose: "customer-care", legalBasis: .contract, source: "Mitgebracht"))
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            reader.append(Array(bytes[start..<min(start + 65_536, bytes.count)]))
        }
        let early = try reader.next(isAtEnd: false)
        #expect(early == nil, "nobody comes before the end")
        let row = try reader.next(isAtEnd: true)
        let second = try reader.next(isAtEnd: true)
        #expect(second == nil, "and nobody after her")
        return (row, reader.unread)
    }

    private func document(_ person: String) -> String {
        "{\"schema\":\"obhut-portability-1\",\"person\":\(person)}"
    }

    @Test("What is no such document, too long, too deep or of a version to come is refused by name")
    func refused() throws {
        let texts = [
            "", "[]", "{}", "null", "{\"schema\":\"obhut-portability-2\",\"person\":{}}",
            "{\"schema\":\"obhut-portability-1\"}", "{\"schema\":\"obhut-portability-1\",\"person\":[]}",
            document("{\"a\":" + String(repeating: "[", count: 100_000) + "}"),
            document("{\"a\":" + String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000) + "}"),
            document("{\"familyName\":\"" + String(repeating: "a", count: 2 << 20) + "\"}"),
            String(document("{\"familyName\":\"Müller\"}").dropLast()),
        ]
        for text in texts {
            let refusal = #expect(throws: Refusal.self) { _ = try rows(text) }
            #expect(refusal?.code == "file-unreadable", "\(text.prefix(60))")
        }
    }

    @Test("What of a person cannot be is kept back with its field, never cut to fit")
    func keptBack() throws {
        let persons = [
            "{\"familyName\":\"\(String(repeating: "a", count: 5_000))\"}",
            "{\"familyName\":\"M\\u0007ller\"}",
            "{\"familyName\":\"Groß\",\"contactPoints\":[{\"kind\":\"email\",\"value\":\"kein at\"}]}",
        ]
        for person in persons {
            let outcome = try rows(document(person)).row?.outcome
            var isKeptBack = false
            if case .issue(let issue)? = outcome { isKeptBack = issue.field != nil }
            #expect(isKeptBack, "\(person.prefix(60))")
        }
    }

    @Test("Of what is not read no more is told than somebody looks through")
    func unread() throws {
        let names = (0..<5_000).map { "\"feld\($0)\":1" } + ["\"\(String(repeating: "x", count: 900))\":1"]
        let unread = try rows(document("{\"familyName\":\"Groß\",\(names.joined(separator: ","))}")).unread
        #expect(unread.count == 100 && unread.allSatisfy { $0.count <= 60 })
    }
}
