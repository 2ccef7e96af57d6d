import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Changing who may do what, and never losing the last owner.
@Suite struct MemberChangeTests {
    private static let password = "Vier Schafe am Deich"
    private var hasher: PasswordHasher { PasswordHasher(passes: 1, memory: 8 << 20) }

    /// Accepts an invitation; answers the member as she is then.
    private func accept(_ house: StoreFixture, _ invitation: Invitation) async throws -> StoredMember {
        _ = try await SetPassword(house.store, hasher: hasher)(
            invitation.secret, .invitation, password: Self.password)
        return try await house.store.scoped(to: house.actor).member(invitation.member)
    }

    private func invite(_ house: StoreFixture, _ email: String, _ role: Role) async throws -> Invitation {
        try await InviteMember(house.store)(email: email, name: nil, role: role, by: house.actor)
    }

    @Test("The last owner who can log in is neither disabled nor demoted, by whomever")
    func lastOwner() async throws {
        try await StoreFixture.with { house in
            let manage = ManageMembers(house.store)
            let owner = try await accept(house, house.invitation)
            _ = try await invite(house, "zweite@muster.example", .owner)
            for change in [
                { try await manage.setRole(.admin, $0, by: house.actor) },
                { try await manage.setDisabled(true, $0, by: house.actor) },
            ] as [(StoredMember) async throws -> Void] {
                let error = await #expect(throws: Refusal.self) { try await change(owner) }
                #expect(error?.code == "last-owner", "an invited owner cannot log in")
            }
            let second = try await house.store.scoped(to: house.actor).member(email: "zweite@muster.example")
            try await manage.setDisabled(true, second, by: house.actor)
            #expect(try await manage.one(owner.id, by: house.actor).state == .active)
        }
    }

    @Test("Two owners who demote each other at one moment leave one owner")
    func race() async throws {
        try await StoreFixture.with { house in
            let manage = ManageMembers(house.store)
            let first = try await accept(house, house.invitation)
            let second = try await accept(house, try await invite(house, "zweite@muster.example", .owner))
            let results = await withTaskGroup(of: String?.self) { group in
                for member in [first, second] {
                    group.addTask {
                        do {
                            try await manage.setRole(.sales, member, by: house.actor)
                            return nil
                        } catch {
                            return (error as? Refusal)?.code ?? "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.filter { $0 == nil }.count == 1)
            #expect(results.compactMap { $0 } == ["last-owner"])
            let owners = try await manage.list(by: house.actor).filter { $0.role == .owner }
            #expect(owners.count == 1)
        }
    }

    @Test("Who was disabled or demoted while her request was under way makes no token, no member and no link")
    func lateRequest() async throws {
        try await StoreFixture.with { house in
            let manage = ManageMembers(house.store)
            _ = try await accept(house, house.invitation)
            let invited = try await invite(house, "neu@muster.example", .sales)
            for isDisabled in [true, false] {
                let admin = try await accept(
                    house, try await invite(house, isDisabled ? "kai@muster.example" : "ute@muster.example", .admin))
                let late = Actor(
                    tenant: house.tenant.id, member: admin.id, role: .admin, purpose: "customer-care", via: .session)
                if isDisabled {
                    try await manage.setDisabled(true, admin, by: house.actor)
                } else {
                    try await manage.setRole(.sales, admin, by: house.actor)
                }
                let newcomer = try await house.store.scoped(to: house.actor).member(invited.member)
                for attempt in [
                    {
                        _ = try await manage.createOwnToken(
                            scopes: [.peopleRead], expiresAt: house.clock.now.addingTimeInterval(60), by: late)
                    },
                    {
                        _ = try await InviteMember(house.store)(
                            email: "x@muster.example", name: nil, role: .admin, by: late)
                    },
                    {
                        _ = try await InviteMember(house.store)(
                            email: "neu@muster.example", name: nil, role: .sales, by: late)
                    },
                    { try await manage.setRole(.support, newcomer, by: late) },
                ] as [() async throws -> Void] {
                    let refusal = await #expect(throws: Refusal.self) { try await attempt() }
                    #expect(refusal?.kind == .unauthenticated)
                }
            }
            #expect(try await manage.tokens(by: house.actor).isEmpty)
            #expect(try await manage.list(by: house.actor).count == 4)
        }
    }

    @Test("An invitation ends with the role it was for")
    func invitationOfAnotherRole() async throws {
        try await StoreFixture.with { house in
            let invitation = try await invite(house, "kai@muster.example", .sales)
            let member = try await house.store.scoped(to: house.actor).member(invitation.member)
            try await ManageMembers(house.store).setRole(.owner, member, by: house.actor)
            let refusal = await #expect(throws: Refusal.self) { try await accept(house, invitation) }
            #expect(refusal?.code == "token-invalid")
        }
    }

    @Test("A new role holds for open sessions and tokens at once, and an admin gives no role above her own")
    func role() async throws {
        try await StoreFixture.with { house in
            let manage = ManageMembers(house.store)
            _ = try await accept(house, house.invitation)
            let sales = try await accept(house, try await invite(house, "kai@muster.example", .sales))
            let outcome = try await LogIn(house.store, hasher: hasher)(
                email: "kai@muster.example", password: Self.password, slug: nil)
            guard case .opened(let session) = outcome else {
                Issue.record("no session")
                return
            }
            let token = try await CreateToken(house.store)(
                for: sales, scopes: [.all], expiresAt: house.clock.now.addingTimeInterval(86_400), by: house.actor)
            try await manage.setRole(.readOnly, sales, by: house.actor)
            let resolve = ResolveCredential(house.store)
            #expect(try await resolve.session(RandomToken.hash(of: session.secret))?.actor.role == .readOnly)
            #expect(try await resolve.token(RandomToken.hash(of: token.token))?.actor.role == .readOnly)
            let error = await #expect(throws: Refusal.self) {
                try await manage.setRole(.support, sales, by: house.actor)
            }
            #expect(error?.code == "conflict", "she was changed since she was read")
            let admin = StoreFixture.actor(house.tenant.id, role: .admin)
            let now = try await manage.one(sales.id, by: house.actor)
            await #expect(throws: Refusal.self) { try await manage.setRole(.owner, now, by: admin) }
        }
    }

    @Test("A session is not opened for somebody who was disabled a moment ago")
    func lateSession() async throws {
        try await StoreFixture.with { house in
            _ = try await accept(house, house.invitation)
            let sales = try await accept(house, try await invite(house, "kai@muster.example", .sales))
            try await ManageMembers(house.store).setDisabled(true, sales, by: house.actor)
            let scope = house.store.scoped(to: house.actor)
            await #expect(throws: Refusal.self) {
                try await scope.openSession(RandomToken().hash, for: sales, lifetime: 60, device: .unknown)
            }
        }
    }

    @Test("A name and a password are sealed anew; the row keeps its digest")
    func own() async throws {
        try await StoreFixture.with { house in
            let owner = try await accept(house, house.invitation)
            let actor = Actor(
                tenant: house.tenant.id, member: owner.id, role: .owner, purpose: "customer-care", via: .session)
            let account = ChangeAccount(house.store, hasher: hasher)
            try await account.rename("  Jürgen Groß-Müller ", by: actor)
            #expect(try await account.own(by: actor).profile.name == "Jürgen Groß-Müller")
            let logIn = LogIn(house.store, hasher: hasher)
            func enter(_ password: String) async throws -> String {
                guard
                    case .opened(let session) = try await logIn(
                        email: "inhaberin@muster.example", password: password, slug: nil)
                else { return "" }
                return session.secret
            }
            let (first, second) = (try await enter(Self.password), try await enter(Self.password))
            let resolve = ResolveCredential(house.store)
            let own = try #require(try await resolve.session(RandomToken.hash(of: first)))
            let wrong = await #expect(throws: Refusal.self) {
                try await account.changePassword(
                    from: "falsch, ganz falsch", to: "Fünf Möwen über Sylt", keeping: own.id, by: actor)
            }
            #expect(wrong?.code == "password-wrong" && wrong?.field == "current")
            try await account.changePassword(
                from: Self.password, to: "Fünf Möwen über Sylt", keeping: own.id, by: actor)
            #expect(try await resolve.session(RandomToken.hash(of: first)) != nil)
            #expect(try await resolve.session(RandomToken.hash(of: second)) == nil)
            #expect(try await !enter("Fünf Möwen über Sylt").isEmpty)
        }
    }
}
