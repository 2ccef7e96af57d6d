import Domain
import Foundation
import Testing

/// Who may do what.
struct RoleTests {
    @Test("The owner may do everything, a reader nothing that changes")
    func ends() {
        #expect(Role.owner.permissions == Set(Permission.allCases))
        let changing: [Permission] = [
            .peopleWrite, .peopleErase, .peopleExport, .consentsWrite, .importsRun, .membersManage, .tokensManage,
            .settingsWrite, .campaignsWrite, .requestsWrite, .retentionManage, .peopleRestrict, .peopleMerge,
        ]
        #expect(changing.allSatisfy { !Role.readOnly.allows($0) })
    }

    @Test("Sales and marketing never read what the law or proof alone keeps")
    func closedCompartments() {
        for role in [Role.sales, .marketing, .support, .readOnly] {
            #expect(!role.allows(.evidenceRead) && !role.allows(.statutoryRead), "\(role)")
        }
        #expect(Role.privacyOfficer.allows(.evidenceRead) && Role.privacyOfficer.allows(.statutoryRead))
    }

    @Test("Erasing is for owner, admin and privacy officer")
    func erasing() {
        #expect(Role.allCases.filter { $0.allows(.peopleErase) } == [.owner, .admin, .privacyOfficer])
    }

    @Test("Who reads whom is seen by owner, admin and privacy officer only")
    func logs() {
        #expect(Role.allCases.filter { $0.allows(.readsRead) } == [.owner, .admin, .privacyOfficer])
        #expect(Role.allCases.filter { $0.allows(.auditRead) } == [.owner, .admin, .privacyOfficer])
    }

    @Test("Only an owner makes an owner")
    func owners() {
        #expect(Role.allCases.filter { $0.mayAssign(.owner) } == [.owner])
        #expect(Role.allCases.filter { $0.mayAssign(.sales) } == [.owner, .admin])
    }

    @Test("Every permission is reached by a scope, and a write scope reads too")
    func scopes() {
        let reached = Scope.allCases.filter { $0 != .all }.reduce(into: Set<Permission>()) {
            $0.formUnion($1.permissions)
        }
        #expect(reached == Set(Permission.allCases))
        #expect(Scope.peopleWrite.covers(.peopleRead))
        #expect(!Scope.peopleRead.covers(.peopleWrite))
    }

    @Test("Scopes are read from a list, and an unknown one is refused")
    func parsing() throws {
        #expect(try Scope.parse("people:read,consents:write") == [.peopleRead, .consentsWrite])
        #expect(try Scope.parse("all") == [.all])
        #expect(refusal { _ = try Scope.parse("people:read,root") }?.code == "scope-unknown")
        #expect(refusal { _ = try Scope.parse("") }?.code == "required")
    }

    @Test("A token does what both its member's role and its scopes allow")
    func tokens() {
        func actor(_ role: Role, _ via: Actor.Via) -> Actor {
            Actor(tenant: UUID(), member: UUID(), role: role, purpose: "customer-care", via: via)
        }
        let narrow = actor(.owner, .token(scopes: [.peopleRead]))
        #expect(narrow.may(.peopleRead) && !narrow.may(.peopleWrite))
        #expect(refusal { try narrow.require(.peopleWrite) }?.code == "scope-missing")
        let weak = actor(.readOnly, .token(scopes: [.all]))
        #expect(refusal { try weak.require(.peopleWrite) }?.code == "permission-missing")
        #expect(!actor(.owner, .public).may(.peopleRead))
        #expect(actor(.owner, .system).may(.peopleErase))
    }
}
