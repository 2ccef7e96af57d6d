import Foundation
import Testing

@testable import Admin

/// How far a turn of keys has come, drawn for whom it keeps waiting.
struct AdminKeyProgressTests {
    @Test("A turn draws how many of how many are through, to the last, and takes the bar off the screen")
    func drawings() async throws {
        try await AdminNode.withTenant { node, _ in
            let file = try node.folder.write(
                "k.csv",
                "Vorname;Nachname;E-Mail\nErika;Groß;erika@kunden.example\nJörg;Weiß;joerg@kunden.example\n")
            _ = try await node.answer(
                "import people \(file) --tenant acme --purpose customer-care --basis contract --source Alt")
            let keys = try await node.answer("key rotate tenant --tenant acme --dry-run")["keys"] as? Int ?? 0
            #expect(keys > 2)
            let whole = String(repeating: "█", count: 24)
            for (turn, last) in [
                ("tenant --tenant acme", "Keys \(whole) 100 % (\(keys))"),
                ("index --tenant acme", "Tokens \(whole) 100 % (2)"),
                ("root", "Key files \(whole) 100 % (2)"),
            ] {
                let run = await node.run("key rotate \(turn) --yes", answering: "")
                #expect(run.status == .done, "\(turn): \(run.errors)")
                #expect(run.drawings.suffix(2) == [last, ""], "\(turn): \(run.drawings)")
            }
        }
    }

    @Test(
        "The time that is left is the rest at the pace so far",
        arguments: [
            (3, 0.5, "ETA 0:03"), (60, 0.25, "ETA 3:00"), (90, 0.75, "ETA 0:30"), (7_200, 0.5, "ETA 120:00"),
            (10, 0.99, "ETA 0:00"),
        ])
    func left(seconds: Int, share: Double, text: String) {
        #expect(ProgressBar.left(after: .seconds(seconds), share: share) == text)
    }

    @Test(
        "Nothing is foretold while the pace says nothing, or nothing is left",
        arguments: [
            (2, 0.5), (60, 0), (60, 0.01), (60, 1), (60, 1.5), (60, -0.5), (60, .nan), (60, .infinity),
        ])
    func unknown(seconds: Int, share: Double) {
        #expect(ProgressBar.left(after: .seconds(seconds), share: share) == nil)
    }
}
