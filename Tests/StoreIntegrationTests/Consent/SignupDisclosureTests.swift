import Domain
import Foundation
import Operations
import Store
import Synchronization
import TestSupport
import Testing

@Suite("Sign-ups in the answer to a person")
struct SignupDisclosureTests {
    @Test("R-42 who asks what is kept of her is told of a sign-up that waits for her, too")
    func disclosed() async throws {
        try await StoreFixture.with { fixture in
            let world = SignupWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask("Anna.Gross@kunden.example", ["newsletter"])
            try await world.ask("bodo@kunden.example", ["raffle"])
            let archive = Mutex<[UInt8]>([])
            try await DisclosePerson(fixture.store)(anna, by: fixture.actor).write { bytes in
                archive.withLock { $0 += bytes }
            }
            let files = try ZipFiles.read(archive.withLock { $0 })
            let data = try #require(
                try JSONSerialization.jsonObject(with: Data(files["data.json"] ?? [])) as? [String: Any])
            let signups = try #require(data["signups"] as? [[String: Any]])
            #expect(signups.map { $0["purposes"] as? [String] } == [["newsletter"]])
        }
    }
}
