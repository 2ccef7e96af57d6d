import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// Every role on every route, about things of its own and of another tenant, in every state of its member.
@Suite("API access")
struct APIAccessTests {
    @Test("every route has a line in the table of access")
    func complete() async throws {
        try await APIWorld.run { world in
            for route in world.table.all {
                #expect(AccessTable.demand(route) != nil, "\(route) has no decision")
            }
        }
    }

    @Test("a role does what its permissions say on every route, and nothing else", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let token = try await world.member(role)
            for route in world.table.api {
                guard case .permission(let permission) = AccessTable.demand(route) else { continue }
                for target in [APICrawler.Target.own, .foreign, .missing] {
                    // What is allowed is tried on things that are not there, so that the next one finds them.
                    let changes = route.method != .get
                    if changes, target == .own, role.allows(permission), !route.parameters.isEmpty { continue }
                    for path in crawler.paths(route, target) {
                        let body = crawler.body(route)
                        let answer = try await world.call(
                            route.method, path, body, as: token, headers: crawler.headers(route))
                        let label = "\(role) \(route) \(target): \(answer.status)"
                        if role.allows(permission) {
                            #expect(![401, 403].contains(answer.status), "\(label)")
                            if target == .own, !changes { #expect(answer.status == 200, "\(label)") }
                            if target != .own, !route.parameters.isEmpty { #expect(answer.status == 404, "\(label)") }
                        } else if changes, body.bytes == nil, route.method != .delete {
                            #expect([400, 403, 404, 415, 422, 428].contains(answer.status), "\(label)")
                        } else {
                            #expect(answer.status == 403, "\(label)")
                        }
                    }
                }
            }
        }
    }

    @Test("who is disabled, revoked, or of a suspended tenant is nobody on every route")
    func states() async throws {
        try await APIWorld.run { world in
            let crawler = try await APICrawler(world)
            let house = world.fixture
            let manage = ManageMembers(house.store)
            let disabled = try await world.member(.admin)
            let admin = try await house.store.scoped(to: house.actor).member(email: "admin@muster.example")
            try await manage.setDisabled(true, admin, by: house.actor)
            let revoked = try await world.token([.all])
            try await manage.revokeToken(revoked.id, by: house.actor)
            // One that was never used: the surface remembers who used one until it is told that it has ended.
            let suspended = try await world.token([.all], of: world.foreign)
            try await house.operatorStore.node.setSuspended(
                true, tenant: world.foreign.tenant.id, by: StoreFixture.actor(world.foreign.tenant.id))
            for route in world.table.api where route.pattern != "/api/v1/openapi.json" {
                for (name, token) in [
                    ("disabled", disabled), ("revoked", revoked.token), ("suspended", suspended.token),
                ] {
                    for path in crawler.paths(route, .own) {
                        let answer = try await world.call(
                            route.method, path, crawler.body(route), as: token, headers: crawler.headers(route))
                        #expect(answer.status == 401, "\(name) \(route)")
                    }
                }
            }
        }
    }
}
