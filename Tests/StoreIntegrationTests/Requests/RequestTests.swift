import Domain
import Foundation
import Operations
import Postgres
import Store
import Synchronization
import TestSupport
import Testing
import Vault

/// What people ask for, from the form to the answer.
@Suite struct RequestTests {
    private static let email = "Anna.Gross@kunden.example"

    @Test("R-39 a form is a sealed request of nobody; the link shows once that it is hers, and ties it to her")
    func confirmed() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask(.access, Self.email)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'pending'") == 1)
            #expect(try await world.count("SELECT count(*) FROM job WHERE kind = 'request-mail'") == 1)
            let (id, secret) = try await world.send()
            #expect(try await world.request(id).person == nil, "nobody is looked up before")
            let looked = try await world.requests.door.look(secret, of: world.slug)
            #expect(looked.isConfirmable && looked.request?.identity == .unverified, "R-16 looking changes nothing")
            let confirmed = try await world.requests.door.confirm(secret, of: world.slug)
            #expect(confirmed.isNew && confirmed.request?.person == anna)
            #expect(confirmed.request?.state == .acknowledged && confirmed.request?.identity == .mailedLink)
            #expect(try await world.requests.door.confirm(secret, of: world.slug).isNew == false)
            let unknown = try await world.requests.door.confirm("nie-gesehen-nie-gesehen", of: world.slug)
            #expect(unknown.request == nil)
            try await world.verify()
        }
    }

    @Test("Of fifty clicks at once one counts")
    func once() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            try await world.ask(.access, Self.email)
            let (_, secret) = try await world.send()
            let fresh = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await world.requests.door.confirm(secret, of: world.slug).isNew }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(fresh == 1)
        }
    }

    @Test("A link that nobody uses in three days is over, and address and key go; its time begins when it is sent")
    func expired() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            try await world.ask(.erasure, Self.email)
            fixture.clock.advance(by: 6 * 86_400)
            #expect(try await ExpireRequests(fixture.store)() == 0, "it waits for the mail server")
            let (id, secret) = try await world.send()
            fixture.clock.advance(by: RequestRule.linkPeriod - 1)
            #expect(try await world.requests.door.look(secret, of: world.slug).isConfirmable)
            fixture.clock.advance(by: 1)
            #expect(try await world.requests.door.confirm(secret, of: world.slug).isNew == false)
            #expect(try await ExpireRequests(fixture.store)() == 1)
            let request = try await world.request(id)
            #expect(request.state == .unfulfilled && request.detail == nil)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'pending'") == 0)
            #expect(try await world.count("SELECT count(*) FROM wrapped_key WHERE compartment = 3") == 0)
            try await world.verify()
            fixture.clock.advance(by: FrontDoorRule.endedPeriod)
            #expect(try await ExpireRequests(fixture.store)() == 1)
            #expect(try await world.count("SELECT count(*) FROM subject_request") == 0)
            try await world.verify()
        }
    }

    @Test("A form sent twice is one request, and an address gets three messages a day at most")
    func bounds() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            for kind in [RequestKind.access, .access, .erasure, .objection, .portability] {
                try await world.ask(kind, Self.email)
            }
            #expect(try await world.count("SELECT count(*) FROM subject_request") == 3)
            #expect(try await world.count("SELECT count(*) FROM job WHERE kind = 'request-mail'") == 3)
        }
    }

    @Test("R-34 a verified objection ends all marketing at once, without anybody of the staff")
    func objection() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            let customer = try await consents.customer()
            let request = try await world.verified(.objection, Self.email)
            #expect(request.state == .fulfilled && request.person == customer && request.endedAt != nil)
            #expect(try await consents.states(of: customer)["newsletter/email"]?.permitsProcessing == false)
            #expect(
                try await world.count("SELECT count(*) FROM reduction WHERE kind = 'objection' AND recorded_by IS NULL")
                    == 1)
            try await world.verify()
        }
    }

    @Test("R-28 R-34 an objection of somebody unknown blocks her address for marketing, whoever brings it in later")
    func objectionOfUnknown() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            let request = try await world.verified(.objection, Self.email)
            #expect(request.state == .fulfilled && request.person == nil)
            let brought = await #expect(throws: Refusal.self) { try await consents.subscriber() }
            #expect(brought?.code == "suppressed")
            // A contract is not objected to, and no consent to marketing comes by it.
            var input = StoreFixture.anna
            input.profile.contactPoints = [ContactPoint(kind: .email, value: Self.email)]
            let customer = try await CreatePerson(fixture.store)(input, by: fixture.actor)
            let asked = await #expect(throws: Refusal.self) { try await consents.ask(customer) }
            #expect(asked?.code == "suppressed")
            #expect(try await world.count("SELECT count(*) FROM suppression WHERE purpose_code = '*marketing'") == 1)
            try await world.verify()
        }
    }

    @Test("An objection of somebody kept for nothing else erases her, and takes her request's address along")
    func objectionErases() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let subscriber = try await ConsentWorld(fixture: fixture).subscriber()
            let request = try await world.verified(.objection, Self.email)
            #expect(request.state == .fulfilled && request.detail == nil && request.person == subscriber)
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'pending'") == 0)
            try await world.verify()
        }
    }

    @Test("A verified restriction holds at once, and is durable outside the database too")
    func restriction() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let request = try await world.verified(.restriction, Self.email)
            #expect(request.state == .fulfilled)
            let standing = try await RestrictPerson(fixture.store).standing(on: anna, by: fixture.actor)
            #expect(standing?.reason == .contested)
            try await world.verify()
        }
    }

    @Test("What takes effect at once is carried out by a job, too, where the process died in between")
    func effect() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask(.restriction, Self.email)
            let (id, secret) = try await world.send()
            _ = try await world.scope.confirm(request: RandomToken.hash(of: secret))
            #expect(try await world.request(id).state == .acknowledged)
            let carryOut = CarryOutRequest(
                fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            let jobs = try await fixture.store.node.claimJobs(carryOut.kinds, limit: 10, lease: carryOut.lease)
            #expect(jobs.count == 1)
            for job in jobs { try await fixture.store.node.settle(job, try await carryOut(job)) }
            #expect(try await world.request(id).state == .fulfilled)
            #expect(try await RestrictPerson(fixture.store).standing(on: anna, by: fixture.actor) != nil)
        }
    }

    @Test("Whoever shares an address with others is not guessed: staff say whose request it is, and how they know")
    func shared() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let other = try await ConsentWorld(fixture: fixture).subscriber()
            let request = try await world.verified(.access, Self.email)
            #expect(request.person == nil)
            #expect(
                Set(try await world.requests.read.candidates(for: request, by: fixture.actor)) == [anna, other])
            let answer = world.requests.answer
            await #expect(throws: Refusal.self) { try await answer.release(request.id, by: fixture.actor) }
            await #expect(throws: Refusal.self) {
                try await answer.identify(request.id, as: anna, note: " ", by: fixture.actor)
            }
            let known = try await answer.identify(request.id, as: anna, note: "Rückruf am 3.", by: fixture.actor)
            #expect(known.person == anna && known.detail?.identityNote == "Rückruf am 3.")
            #expect(try await answer.release(request.id, by: fixture.actor).state == .accepted)
            try await world.verify()
        }
    }

    @Test("R-36 R-37 the clock is a calendar month, and is extended once, within it, for a reason")
    func extended() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let answer = world.requests.answer
            let entry = OpenRequest.Entry(kind: .access, person: anna, contact: nil)
            let request = try await world.requests.open(entry, by: fixture.actor)
            let expected = RequestRule.deadline(receivedAt: request.receivedAt, country: "DE")
            #expect(request.identity == .staff && request.dueOn == expected.statutory)
            #expect(request.alarmOn == expected.alarm && request.alarmOn < request.dueOn)
            await #expect(throws: Refusal.self) {
                try await answer.extend(request.id, months: 3, reason: .complexity, text: nil, by: fixture.actor)
            }
            let longer = try await answer.extend(
                request.id, months: 2, reason: .number, text: "Viele\nAnträge", by: fixture.actor)
            #expect(longer.dueOn > request.dueOn && longer.extendedBy == 2 && longer.noticeOn == request.noticeOn)
            await #expect(throws: Refusal.self) {
                try await answer.extend(request.id, months: 1, reason: .number, text: nil, by: fixture.actor)
            }
            let late = try await world.requests.open(entry, by: fixture.actor)
            fixture.clock.advance(by: 40 * 86_400)
            do {
                _ = try await answer.extend(late.id, months: 1, reason: .number, text: nil, by: fixture.actor)
                Issue.record("extended too late")
            } catch let refusal as Refusal {
                #expect(refusal.code == RefusalCode.extensionTooLate.rawValue)
            }
            try await world.verify()
        }
    }

    @Test("R-38 a refusal takes a reason, words and a second person")
    func refused() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let request = try await world.verified(.access, Self.email)
            let answer = world.requests.answer
            await #expect(throws: Refusal.self) {
                try await answer.refuse(
                    request.id, reason: .excessive, text: nil, remedies: nil, by: fixture.actor)
            }
            let proposed = try await answer.refuse(
                request.id, reason: .excessive, text: "Zum zehnten Mal diese Woche.", remedies: nil,
                by: fixture.actor)
            #expect(proposed.state == .acknowledged && proposed.isRefusalProposed)
            do {
                _ = try await answer.refuse(request.id, reason: nil, text: nil, remedies: nil, by: fixture.actor)
                Issue.record("one person refused alone")
            } catch let refusal as Refusal {
                #expect(refusal.code == RefusalCode.secondPersonNeeded.rawValue)
            }
            let refused = try await answer.refuse(
                request.id, reason: nil, text: nil, remedies: nil, by: world.second)
            #expect(refused.state == .rejected && refused.refusal == .excessive && refused.endedAt != nil)
            await #expect(throws: Refusal.self) {
                try await answer.complete(request.id, answer: nil, by: fixture.actor)
            }
            try await world.verify()
        }
    }

    @Test("One click erases whose request it is; that fulfils it, and what was written with her requests goes with her")
    func erased() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let access = try await world.verified(.access, Self.email)
            fixture.clock.advance(by: 86_400)
            try await world.ask(.portability, Self.email)
            fixture.clock.advance(by: 60)
            let request = try await world.verified(.erasure, Self.email)
            #expect(try await world.requests.answer.plan(request, by: fixture.actor) != nil)
            let erased = try await world.requests.answer.erase(
                request.id, reason: .consentWithdrawn, suppress: false, by: fixture.actor)
            #expect(erased.person == anna)
            let after = try await world.request(request.id)
            #expect(after.state == .fulfilled && after.detail == nil && after.person == anna)
            #expect(try await world.request(access.id).state == .unfulfilled)
            #expect(try await world.count("SELECT count(*) FROM subject_request WHERE sealed IS NOT NULL") == 0)
            #expect(try await world.count("SELECT count(*) FROM subject_request WHERE contact_token IS NOT NULL") == 0)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'pending'") == 0)
            #expect(try await world.count("SELECT count(*) FROM wrapped_key WHERE subject_id = \(anna)") == 0)
            try await world.verify()
        }
    }

    @Test("R-42 her answer tells her of her requests, and of nobody else's")
    func disclosed() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            try await world.ask(.rectification, Self.email)
            fixture.clock.advance(by: 60)
            _ = try await world.verified(.access, "bodo@kunden.example")
            let archive = Mutex<[UInt8]>([])
            try await DisclosePerson(fixture.store)(anna, by: fixture.actor).write { bytes in
                archive.withLock { $0 += bytes }
            }
            let files = try ZipFiles.read(archive.withLock { $0 })
            let data = try #require(
                try JSONSerialization.jsonObject(with: Data(files["data.json"] ?? [])) as? [String: Any])
            let told = try #require(data["requests"] as? [[String: Any]])
            #expect(told.map { $0["right"] as? String } == ["rectification"])
            #expect((told.first?["detail"] as? [String: Any])?["contact"] as? String == Self.email)
            let page = String(decoding: files["index.html"] ?? [], as: UTF8.self)
            #expect(page.contains("Ihre Anträge zum Datenschutz") && page.contains("Berichtigung"))
            #expect(!page.contains("bodo@kunden.example"))
        }
    }

    @Test("A merge hands the requests of the record that goes over to the one that stays")
    func merged() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let kept = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let dropped = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let entry = OpenRequest.Entry(kind: .access, person: dropped, contact: Self.email, note: "Rückruf")
            let request = try await world.requests.open(entry, by: fixture.actor)
            let merge = MergePeople(fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            _ = try await merge(MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let after = try await world.request(request.id)
            #expect(after.person == kept && after.state == request.state && after.detail?.contact == Self.email)
            try await world.verify()
        }
    }

    @Test(
        "A package is fetched by the one link, for a week, ten times, by whoever has the mailbox still; each is counted"
    )
    func package() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let request = try await world.verified(.access, Self.email)
            _ = try await world.requests.answer.release(request.id, by: fixture.actor)
            let secret = RandomToken()
            let until = fixture.clock.now.addingTimeInterval(RequestRule.packagePeriod)
            try await world.scope.change(request: request.id, "request.send") {
                $0.packageHash = secret.hash
                $0.packageExpiresAt = until
                return []
            }
            let door = world.requests.door
            #expect(try await door.lookForPackage(secret.text, of: world.slug).request != nil)
            #expect(try await world.request(request.id).downloads == 0)
            _ = try await door.fetch(secret.text, of: world.slug)
            #expect(try await world.request(request.id).downloads == 1)
            #expect(
                try await world.count("SELECT count(*) FROM audit_entry WHERE action = 'request.download'") == 1)
            for _ in 2...RequestRule.downloads { _ = try await door.fetch(secret.text, of: world.slug) }
            await #expect(throws: Refusal.self) { try await door.fetch(secret.text, of: world.slug) }
            await #expect(throws: Refusal.self) { try await door.fetch("falsch", of: world.slug) }
            try await world.scope.change(request: request.id, "request.send") {
                $0.downloads = 0
                return []
            }
            _ = try await ChangePerson(fixture.store)(anna, version: nil, by: fixture.actor) { edit in
                edit.profile.contactPoints.removeAll { $0.kind == .email }
            }
            await #expect(throws: Refusal.self, "R-43 the address is not hers any more") {
                try await door.fetch(secret.text, of: world.slug)
            }
            fixture.clock.advance(by: RequestRule.packagePeriod)
            #expect(try await door.lookForPackage(secret.text, of: world.slug).request == nil)
            try await world.verify()
        }
    }

    @Test("A request that somebody changed behind the log's back is found")
    func tampered() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let request = try await world.verified(.access, Self.email)
            let intruder = fixture.database.smallClient(as: .superuser)
            _ = try await intruder.segment(
                ["UPDATE subject_request SET due_on = due_on + 30 WHERE id = \(request.id)"], lane: .write)
            let findings = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
            #expect(findings.contains { $0.code == "row-changed" && "\($0)".contains("subjectRequest") })
            await intruder.shutdown()
        }
    }
}
