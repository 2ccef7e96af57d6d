import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing
import Vault

@testable import HTTPSupport

/// Every role on every page, and every page without a session that holds.
struct WebAccessTests {
    /// A browser in which a member of this role is logged in.
    private func enter(_ role: Role, _ house: StoreFixture, _ browser: WebBrowser) async throws -> StoredMember {
        let email = "\(role.rawValue)@muster.example"
        let invitation = try await InviteMember(house.store)(
            email: email, name: nil, role: role, mail: false, by: house.actor)
        browser.forgetCookies()
        let entered = try await browser.post(
            "/invitation/\(invitation.secret)",
            [("password", WebJourneyTests.password), ("again", WebJourneyTests.password)])
        #expect(entered.status == 303)
        return try await house.store.scoped(to: house.actor).member(invitation.member)
    }

    /// The path of a page about somebody or something that is not there.
    private func path(_ route: ServedRoute) -> String {
        route.pattern.replacingOccurrences(
            of: #"\{\w+\}"#, with: "0f9d7c1e-5a0b-4c3d-8e2f-6b1a2c3d4e5f", options: .regularExpression)
    }

    @Test("A page that a role may not see is refused to it, and one that it may see is not", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        try await WebHouse.with { house, browser in
            _ = try await enter(role, house, browser)
            let csrf = try await browser.get("/account").hidden("csrf")
            for route in try WebHouse.routes(house) where RouteArea(path: route.pattern) == .page {
                guard case .permission(let permission) = AccessTable.demand(route) else { continue }
                // The page of the staff shows addresses and states, which reading members alone does not need.
                let needed = route.pattern.hasPrefix("/members") && route.method == .get ? .membersManage : permission
                let label = "\(role) \(route)"
                switch route.method {
                case .get:
                    let status = try await browser.get(path(route)).status
                    if role.allows(needed) {
                        #expect(![401, 403].contains(status), "\(label): \(status)")
                    } else {
                        #expect([403, 404].contains(status), "\(label): \(status)")
                    }
                case .post:
                    let status = try await browser.post(path(route), [], csrf: csrf).status
                    if !role.allows(needed) { #expect((400..<500).contains(status), "\(label): \(status)") }
                default: break
                }
            }
        }
    }

    @Test("Without a session and as a disabled member, every page of the staff leads to the login")
    func states() async throws {
        try await WebHouse.with { house, browser in
            let routes = try WebHouse.routes(house).filter { route in
                guard RouteArea(path: route.pattern) == .page, let demand = AccessTable.demand(route) else {
                    return false
                }
                if case .open = demand { return false }
                return true
            }
            #expect(routes.count > 20)
            func check(_ name: String) async throws {
                for route in routes where route.method == .get {
                    let answer = try await browser.get(path(route))
                    #expect(
                        answer.status == 303 && answer.location?.hasPrefix("/login") == true,
                        "\(name) \(route): \(answer.status)")
                }
            }
            try await check("nobody")
            let member = try await enter(.admin, house, browser)
            #expect(browser.cookies["obhut_session"] != nil)
            try await ManageMembers(house.store).setDisabled(true, member, by: house.actor)
            try await check("disabled")
        }
    }
}
