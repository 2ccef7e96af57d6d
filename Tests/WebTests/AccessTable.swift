import Domain
import HTTPTypes

@testable import HTTPSupport

/// What every route demands: one line a route, so that a new one without a decision fails the tests.
enum AccessTable {
    /// Who may call a route.
    enum Demand: Sendable {
        /// Whoever has this permission.
        case permission(Permission)
        /// Whoever is logged in, about herself or the surface.
        case member
        /// Anybody: doors, probes, documents.
        case open
    }

    /// The demand of a route; nil where nobody decided.
    static func demand(_ route: ServedRoute) -> Demand? {
        let path = route.pattern
        let isForm = path.hasSuffix("/new") || path.hasSuffix("/edit")
        let isRead = (route.method == .get || route.method == .head) && !isForm
        if openRoutes.contains(path) || path.hasPrefix("/assets/") { return .open }
        let inside = path.hasPrefix("/api/v1/") ? String(path.dropFirst("/api/v1".count)) : path
        if let particular = particulars["\(route.method.rawValue) \(inside)"] { return .permission(particular) }
        if memberRoutes.contains(inside) { return .member }
        guard let family = families[String(inside.split(separator: "/").first ?? "")] else { return nil }
        return .permission(isRead ? family.read : family.write)
    }

    private static let openRoutes: Set = [
        "/api/v1/openapi.json", "/live", "/ready", "/version", "/login", "/login/code", "/forgotten", "/appearance",
        "/invitation/{token}", "/password/{token}", "/p/{tenant}/subscribe/{form}", "/p/{tenant}/confirm/{token}",
        "/p/{tenant}/unsubscribe/{token}", "/p/{tenant}/preferences/{token}",
        "/p/{tenant}/preferences/{token}/receipt", "/p/{tenant}/requests", "/p/{tenant}/requests/{token}",
        "/p/{tenant}/requests/{token}/package", "/p/{tenant}/privacy",
    ]

    private static let memberRoutes: Set = [
        "/", "/me", "/design", "/logout", "/account", "/account/name", "/account/password", "/account/sessions",
        "/account/sessions/{id}", "/account/second-factor", "/account/second-factor/confirmation",
        "/account/second-factor/codes", "/account/second-factor/removal",
    ]

    private static let families: [String: (read: Permission, write: Permission)] = [
        "people": (.peopleRead, .peopleWrite), "organizations": (.peopleRead, .peopleWrite),
        "activities": (.peopleRead, .peopleWrite), "tags": (.peopleRead, .settingsWrite),
        "custom-fields": (.peopleRead, .settingsWrite), "segments": (.peopleRead, .peopleRead),
        "imports": (.importsRun, .importsRun), "exports": (.peopleExport, .peopleExport),
        "erasures": (.peopleErase, .peopleErase), "members": (.membersRead, .membersManage),
        "tokens": (.tokensManage, .tokensManage), "purposes": (.settingsRead, .settingsWrite),
        "wordings": (.settingsRead, .settingsWrite), "views": (.peopleRead, .peopleWrite),
        "forms": (.settingsRead, .settingsWrite), "requests": (.requestsRead, .requestsWrite),
        "campaigns": (.campaignsRead, .campaignsWrite),
        "audit": (.auditRead, .auditRead), "webhooks": (.settingsWrite, .settingsWrite),
    ]

    private static let particulars: [String: Permission] = [
        "GET /people/{id}/export": .peopleExport, "HEAD /people/{id}/export": .peopleExport,
        "GET /people/export": .peopleExport, "POST /people/export": .peopleExport,
        "POST /people/export/file": .peopleExport,
        "POST /people/search": .peopleRead, "POST /people/suggestions": .peopleRead,
        "POST /people/filters": .peopleRead, "POST /organizations/filters": .peopleRead,
        "POST /people/columns": .peopleRead, "POST /organizations/columns": .peopleRead,
        "POST /people/views": .peopleRead, "POST /organizations/views": .peopleRead,
        "POST /people/views/{id}": .peopleRead, "POST /organizations/views/{id}": .peopleRead,
        "POST /people/views/{id}/removal": .peopleRead, "POST /organizations/views/{id}/removal": .peopleRead,
        "POST /people/{id}/erasures": .peopleErase, "POST /requests/{id}/release": .peopleExport,
        "POST /requests/{id}/erasure": .peopleErase,
        "POST /people/{id}/erasure": .peopleErase, "POST /organizations/{id}/erasures": .peopleErase,
        "POST /organizations/{id}/erasure": .peopleErase, "GET /people/{id}/reads": .readsRead,
        "HEAD /people/{id}/reads": .readsRead, "GET /organizations/{id}/reads": .readsRead,
        "HEAD /organizations/{id}/reads": .readsRead, "DELETE /members/{id}/second-factor": .ownersManage,
        "POST /members/{id}/second-factor": .ownersManage, "POST /members/login-policy": .ownersManage,
    ]
    .merging(peopleParticulars) { $1 }
    .merging(campaignParticulars) { $1 }
    .merging(consentParticulars) { $1 }

    private static let campaignParticulars: [String: Permission] = [
        "GET /campaigns/new": .campaignsWrite, "HEAD /campaigns/new": .campaignsWrite,
        "GET /campaigns/{id}/edit": .campaignsWrite, "HEAD /campaigns/{id}/edit": .campaignsWrite,
        "GET /campaigns/{id}/sending": .campaignsWrite, "HEAD /campaigns/{id}/sending": .campaignsWrite,
    ]

    private static let consentParticulars: [String: Permission] = [
        "GET /people/consents": .consentsRead, "HEAD /people/consents": .consentsRead,
        "GET /purposes/{code}/end": .settingsWrite, "HEAD /purposes/{code}/end": .settingsWrite,
        "GET /people/{id}/consents": .consentsRead, "HEAD /people/{id}/consents": .consentsRead,
        "POST /people/{id}/consents": .consentsWrite, "GET /people/{id}/consents/history": .consentsRead,
        "HEAD /people/{id}/consents/history": .consentsRead, "GET /people/{id}/consents/new": .consentsWrite,
        "HEAD /people/{id}/consents/new": .consentsWrite, "POST /people/{id}/consents/new": .consentsWrite,
        "POST /people/{id}/withdrawals": .consentsWrite, "POST /people/{id}/objections": .consentsWrite,
        "GET /people/{id}/withdrawal": .consentsWrite, "HEAD /people/{id}/withdrawal": .consentsWrite,
        "POST /people/{id}/withdrawal": .consentsWrite, "GET /people/{id}/objection": .consentsWrite,
        "HEAD /people/{id}/objection": .consentsWrite, "POST /people/{id}/objection": .consentsWrite,
    ]

    private static let peopleParticulars: [String: Permission] = [
        "POST /tags": .peopleWrite, "GET /people/vocabulary": .peopleWrite, "HEAD /people/vocabulary": .peopleWrite,
        "POST /people/vocabulary/tags/{id}": .settingsWrite,
        "GET /people/vocabulary/tags/{id}/delete": .settingsWrite,
        "HEAD /people/vocabulary/tags/{id}/delete": .settingsWrite,
        "POST /people/vocabulary/tags/{id}/delete": .settingsWrite, "POST /people/vocabulary/fields": .settingsWrite,
        "GET /people/vocabulary/fields/{id}": .settingsWrite, "HEAD /people/vocabulary/fields/{id}": .settingsWrite,
        "POST /people/vocabulary/fields/{id}": .settingsWrite,
        "POST /people/vocabulary/fields/{id}/delete": .settingsWrite, "GET /people/{id}/restriction": .peopleRestrict,
        "HEAD /people/{id}/restriction": .peopleRestrict, "POST /people/{id}/restriction": .peopleRestrict,
        "DELETE /people/{id}/restriction": .peopleRestrict, "GET /people/{id}/merge": .peopleMerge,
        "HEAD /people/{id}/merge": .peopleMerge, "POST /people/{id}/merge": .peopleMerge,
        "GET /people/{id}/merge/{other}": .peopleMerge, "HEAD /people/{id}/merge/{other}": .peopleMerge,
        "POST /people/{id}/merge/{other}": .peopleMerge, "GET /people/{id}/changes": .auditRead,
        "HEAD /people/{id}/changes": .auditRead,
    ]
}
