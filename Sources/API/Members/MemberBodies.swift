import Domain
import Foundation
import Operations
import Store

/// A member on the wire.
struct MemberBody: Encodable, Sendable {
    let id: String
    let email: String
    let name: String?
    let role: String
    let state: String

    init(_ member: StoredMember) {
        id = member.id.uuidString.lowercased()
        email = member.profile.email
        name = member.profile.name
        role = member.role.rawValue
        state = member.state.rawValue
    }
}

/// The body of `POST /members`.
struct InvitationRequest: Decodable, Sendable {
    let email: String
    let name: String?
    let role: Role
}

/// An invited member and her link, shown this once.
struct InvitationBody: Encodable, Sendable {
    /// The link.
    struct Link: Encodable, Sendable {
        let url: String
        let expiresAt: Date
    }

    let id: String
    let invitation: Link
}

/// An API token as listed.
struct TokenBody: Encodable, Sendable {
    let id: String
    let memberId: String
    let scopes: [String]
    let createdAt: Date
    let expiresAt: Date
    let revokedAt: Date?

    init(_ token: StoredToken) {
        id = token.id.uuidString.lowercased()
        memberId = token.member.uuidString.lowercased()
        scopes = token.scopes
        createdAt = token.createdAt
        expiresAt = token.expiresAt
        revokedAt = token.revokedAt
    }
}

/// The body of `POST /tokens`.
struct TokenRequest: Decodable, Sendable {
    let scopes: [Scope]
    let expiresAt: Date
}

/// A fresh token, shown this once.
struct CreatedTokenBody: Encodable, Sendable {
    let id: String
    let token: String
    let expiresAt: Date

    init(_ created: CreateToken.Created) {
        id = created.id.uuidString.lowercased()
        token = created.token
        expiresAt = created.expiresAt
    }
}

/// A purpose on the wire.
struct PurposeBody: Encodable, Sendable {
    /// Its name in both languages.
    struct Name: Encodable, Sendable {
        let de: String
        let en: String
    }

    let code: String
    let name: Name
    let legalBases: [String]
    let channels: [String]
    let confirmation: String
    let marketing: Bool
    let endRule: String
    let active: Bool

    init(_ purpose: PurposeRules) {
        code = purpose.code
        name = Name(de: purpose.germanName, en: purpose.englishName)
        legalBases = purpose.bases.map(\.rawValue)
        channels = purpose.channels.map(\.rawValue)
        confirmation = purpose.confirmation.rawValue
        marketing = purpose.marketing
        endRule = purpose.endRule.code
        active = purpose.isActive
    }
}
