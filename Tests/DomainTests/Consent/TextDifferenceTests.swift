import Domain
import Testing

/// What changes from one version of a text to the next.
struct TextDifferenceTests {
    private func text(_ old: String, _ new: String) -> String {
        TextDifference.parts(from: old, to: new).map { part in
            switch part.kind {
            case .kept: part.text
            case .added: "+\(part.text)+"
            case .removed: "-\(part.text)-"
            }
        }.joined()
    }

    @Test("Words that go and words that come are told apart, what stays stands as it is")
    func words() {
        #expect(text("Ja, ich will das.", "Ja, ich will das.") == "Ja, ich will das.")
        #expect(text("Ja, ich will das.", "Ja, ich möchte das.") == "Ja, ich -will -+möchte +das.")
        #expect(text("", "Neu") == "+Neu+")
        #expect(text("Alt", "") == "-Alt-")
        #expect(text("a b c d", "a c d e") == "a -b -c -d-+d e+")
        #expect(text("Zeile\nzwei", "Zeile\ndrei") == "Zeile\n-zwei-+drei+")
    }

    @Test("Both texts can be put together again from the parts, however long they are")
    func whole() {
        let old = (0..<400).map { "Wort\($0 % 7)" }.joined(separator: " ")
        let new = (0..<400).map { "Wort\($0 % 5)" }.joined(separator: "  ")
        let long = String(repeating: "a ", count: 4_000)
        for (old, new) in [(old, new), (long, new), (new, old)] {
            let parts = TextDifference.parts(from: old, to: new)
            #expect(parts.filter { $0.kind != .added }.map(\.text).joined() == old)
            #expect(parts.filter { $0.kind != .removed }.map(\.text).joined() == new)
        }
    }
}
