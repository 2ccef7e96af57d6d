import Directory
import Domain
import Foundation
import HTTPTypes
import Operations
import Postgres
import Store
import TestSupport
import Testing

@testable import HTTPSupport
@testable import Service

/// What a damaged row answers.
@Suite struct APIDamageTests {
    @Test("A damaged person answers a problem that says so, and no list fails for her")
    func damaged() async throws {
        try await APIWorld.run { world in
            let erika = try await world.person()
            let anna = try await world.person(APIWorld.somebody("Änne", "aenne@kunden.example"))
            let client = world.fixture.database.smallClient(as: .superuser)
            _ = try await client.segment(
                [
                    """
                    UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)
                    WHERE id::text = \(erika)
                    """
                ], lane: .write)
            await client.shutdown()
            let one = try await world.call(.get, "/people/\(erika)")
            #expect(one.status == 500 && one.object["code"] as? String == "record-damaged")
            #expect((one.object["rule"] as? String)?.contains("audit verify") == true)
            for path in ["/people", "/people?q=aenne@kunden.example", "/people?q=%C3%A4nne", "/people?sort=name"] {
                let list = try await world.call(.get, path)
                let items = list.object["items"] as? [[String: Any]] ?? []
                #expect(list.status == 200 && items.compactMap { $0["id"] as? String } == [anna], "\(path)")
            }
            let erased = try await world.call(
                .post, "/people/\(erika)/erasures", .json(["reason": "art-17-1-a"]))
            #expect(erased.status == 201)
            #expect(try await world.call(.get, "/people/\(erika)").status == 404)
        }
    }

    @Test("The service takes an erased person out of the directory's memory by itself")
    func watched() async throws {
        try await StoreFixture.with { fixture in
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let directory = Directory(fixture.store)
            _ = try await directory.find(DirectoryQuery(), by: fixture.actor)
            #expect(directory.extent(of: fixture.tenant.id)?.people == 1)
            let watch = DirectoryWatch(directory: directory, logger: .quiet)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await watch.run() }
                _ = try await fixture.erase(anna, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
                let end = ContinuousClock.now + .seconds(180)
                while directory.extent(of: fixture.tenant.id)?.people != 0, ContinuousClock.now < end {
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(directory.extent(of: fixture.tenant.id)?.people == 0)
                group.cancelAll()
            }
        }
    }
}
