import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// The second factor: set up, asked for, lost and found.
@Suite struct SecondFactorTests {
    private static let password = "Vier Schafe am Deich"
    private static let email = "inhaberin@muster.example"
    private var hasher: PasswordHasher { PasswordHasher(passes: 1, memory: 8 << 20) }

    /// The owner, active.
    private func owner(_ house: StoreFixture) async throws -> Actor {
        _ = try await SetPassword(house.store, hasher: hasher)(
            house.invitation.secret, .invitation, password: Self.password)
        return Actor(
            tenant: house.tenant.id, member: house.invitation.member, role: .owner, purpose: "customer-care",
            via: .session)
    }

    /// What an app shows for a secret of the page, from its text alone.
    private func app(_ secret: SecondFactor.Secret, _ house: StoreFixture) -> String {
        var bytes: [UInt8] = []
        var (accumulator, bits) = (0, 0)
        for letter in secret.text.utf8 {
            let value = letter >= 65 ? Int(letter) - 65 : Int(letter) - 24
            accumulator = (accumulator << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(accumulator >> bits & 0xFF))
            }
        }
        return TimeCode.code(bytes, step: TimeCode.step(at: house.clock.now))
    }

    private func challenge(_ house: StoreFixture) async throws -> LogIn.Challenge {
        let outcome = try await LogIn(house.store, hasher: hasher)(
            email: Self.email, password: Self.password, slug: nil)
        guard case .challenged(let challenge) = outcome else { throw StoreError.missingRow }
        return challenge
    }

    @Test("Once proven it is asked for at every login; a code is good once, a recovery code once, and ten there are")
    func wholeLife() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            let logIn = LogIn(house.store, hasher: hasher)
            try await factor.begin(by: actor)
            let secret = try #require(try await factor.pending(by: actor))
            #expect(secret.uri.hasPrefix("otpauth://totp/Obhut%20Muster%20%26%20S%C3%B6hne%20GmbH:inhaberin@muster"))
            guard case .opened = try await logIn(email: Self.email, password: Self.password, slug: nil) else {
                Issue.record("a secret that nobody proved asks for nothing")
                return
            }
            let wrong = await #expect(throws: Refusal.self) { try await factor.confirm("000000", by: actor) }
            #expect(wrong?.code == "code-wrong")
            let first = app(secret, house)
            let codes = try await factor.confirm(" \(first.prefix(3)) \(first.suffix(3))", by: actor)
            #expect(codes.count == 10 && Set(codes).count == 10)
            #expect(try await factor.status(by: actor).codesLeft == 10)

            let challenge = try await challenge(house)
            #expect(!challenge.mustEnrol)
            for used in [first, "123456", "abcd-efgh-ijkl-mnop", ""] {
                await #expect(throws: Refusal.self) { try await logIn.answer(challenge, code: used) }
            }
            house.clock.advance(by: 31)
            let next = app(secret, house)
            let opened = try await logIn.answer(challenge, code: next).opened
            #expect(opened.actor.member == actor.member)
            await #expect(throws: Refusal.self) { try await logIn.answer(challenge, code: next) }
            _ = try await logIn.answer(challenge, code: codes[3].uppercased())
            await #expect(throws: Refusal.self) { try await logIn.answer(challenge, code: codes[3]) }
            #expect(try await factor.status(by: actor).codesLeft == 9)

            let fresh = try await factor.renewCodes(codes[0], by: actor)
            await #expect(throws: Refusal.self) { try await factor.prove(codes[1], by: actor) }
            try await factor.remove(fresh[0], by: actor)
            #expect(try await factor.status(by: actor).activeSince == nil)
        }
    }

    @Test("A password that was given before it was changed opens nothing, and a secret begun before is forgotten")
    func passwordChanged() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            try await factor.begin(by: actor)
            let secret = try #require(try await factor.pending(by: actor))
            let codes = try await factor.confirm(app(secret, house), by: actor)
            let challenge = try await challenge(house)
            func changePassword() async throws {
                let link = try await RequestPasswordReset(house.store).link(
                    for: try await house.store.scoped(to: house.actor).member(house.invitation.member), by: house.actor)
                _ = try await SetPassword(house.store, hasher: hasher)(
                    link.secret, .passwordReset, password: "Fünf Ziegen im Klee")
            }
            try await changePassword()
            let refusal = await #expect(throws: Refusal.self) {
                try await LogIn(house.store, hasher: hasher).answer(challenge, code: codes[0])
            }
            #expect(refusal?.code == "credentials-wrong")
            try await factor.remove(codes[0], by: actor)
            try await factor.begin(by: actor)
            try await changePassword()
            #expect(try await factor.pending(by: actor) == nil)
        }
    }

    @Test("Nobody takes her own factor away but with a code")
    func ownReset() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            try await factor.begin(by: actor)
            let secret = try #require(try await factor.pending(by: actor))
            _ = try await factor.confirm(app(secret, house), by: actor)
            let member = try await house.store.scoped(to: actor).member(house.invitation.member)
            let refusal = await #expect(throws: Refusal.self) { try await factor.reset(member, by: actor) }
            #expect(refusal?.kind == .forbidden)
            #expect(try await factor.status(by: actor).activeSince != nil)
        }
    }

    @Test("Every notation of an address that leads to one member counts against one limit")
    func keys() {
        let key = LogIn.key(of: "anna@muster.example")
        for email in ["Anna@Muster.example", "ａnna@muster.example", "anna@muster.example."] {
            #expect(LogIn.key(of: email) == key, "\(email)")
        }
        #expect(LogIn.key(of: "hanna@muster.example") != key)
    }

    @Test("Of two logins with one code at one moment, one is let in")
    func replay() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            try await factor.begin(by: actor)
            let secret = try #require(try await factor.pending(by: actor))
            _ = try await factor.confirm(app(secret, house), by: actor)
            house.clock.advance(by: 60)
            let code = app(secret, house)
            let passed = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...6 { group.addTask { (try? await factor.prove(code, by: actor)) != nil } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(passed == 1)
        }
    }

    @Test("Where the role needs one, the login sets it up first; it cannot be switched off, and who lost it is helped")
    func required() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            let logIn = LogIn(house.store, hasher: hasher)
            try await factor.require([.owner, .admin], by: actor)
            let admin = StoreFixture.actor(house.tenant.id, role: .admin)
            await #expect(throws: Refusal.self) { try await factor.require([], by: admin) }
            let challenge = try await challenge(house)
            #expect(challenge.mustEnrol)
            let stale = try await logIn.enrol(challenge, again: false)
            let secret = try await logIn.enrol(challenge, again: false)
            #expect(stale.text != secret.text, "what somebody else may have seen is worth nothing")
            #expect(try await logIn.enrol(challenge, again: true).text == secret.text, "a second look shows the same")
            let (opened, codes) = try await logIn.answer(challenge, code: app(secret, house))
            #expect(codes.count == 10)
            let refused = await #expect(throws: Refusal.self) { try await factor.remove(codes[0], by: actor) }
            #expect(refused?.code == "second-factor-needed")
            let member = try await house.store.scoped(to: house.actor).member(house.invitation.member)
            #expect(try await factor.members(by: house.actor) == [member.id])
            #expect(try await factor.reset(member, by: house.actor))
            #expect(try await ResolveCredential(house.store).session(RandomToken.hash(of: opened.secret)) == nil)
            #expect(try await self.challenge(house).mustEnrol)
        }
    }

    @Test("A new password by mail does not lead past the second factor")
    func forgotten() async throws {
        try await StoreFixture.with { house in
            let actor = try await owner(house)
            let factor = SecondFactor(house.store)
            try await factor.begin(by: actor)
            let secret = try #require(try await factor.pending(by: actor))
            _ = try await factor.confirm(app(secret, house), by: actor)
            let member = try await house.store.scoped(to: house.actor).member(house.invitation.member)
            let link = try await RequestPasswordReset(house.store).link(for: member, by: house.actor)
            let outcome = try await SetPassword(house.store, hasher: hasher)(
                link.secret, .passwordReset, password: "Fünf Möwen über Sylt")
            guard case .challenged(let challenge) = outcome else {
                Issue.record("the way past the second factor")
                return
            }
            #expect(!challenge.mustEnrol)
        }
    }
}
