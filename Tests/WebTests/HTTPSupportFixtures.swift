import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

@testable import HTTPSupport

/// Sessions and tokens by their hash, to be revoked at will.
final class MemoryAuthenticator: Authenticator {
    private let sessions = Mutex<[CredentialHash: SessionIdentity]>([:])
    private let tokens = Mutex<[CredentialHash: TokenIdentity]>([:])
    private let asked = Mutex(0)

    var lookUps: Int { asked.withLock { $0 } }

    func session(_ credential: CredentialHash) async throws -> SessionIdentity? {
        asked.withLock { $0 += 1 }
        return sessions.withLock { $0[credential] }
    }

    func token(_ credential: CredentialHash) async throws -> TokenIdentity? {
        asked.withLock { $0 += 1 }
        return tokens.withLock { $0[credential] }
    }

    func keep(_ session: SessionIdentity, as secret: String) {
        sessions.withLock { $0[HTTPFixture.hasher.credential(secret)] = session }
    }

    func keep(_ token: TokenIdentity, as secret: String) {
        tokens.withLock { $0[HTTPFixture.hasher.credential(secret)] = token }
    }

    func forget(_ secret: String) {
        sessions.withLock { _ = $0.removeValue(forKey: HTTPFixture.hasher.credential(secret)) }
        tokens.withLock { _ = $0.removeValue(forKey: HTTPFixture.hasher.credential(secret)) }
    }
}

/// Idempotency records as the table keeps them.
final class MemoryIdempotency: IdempotencyStorage {
    private struct Record {
        let request: [UInt8]
        let claimedAt: Date
        var answer: IdempotentAnswer?
    }

    private let records = Mutex<[[UInt8]: Record]>([:])
    private let broken = Mutex(false)

    /// Lets every write after a claim fail.
    func breakDown() { broken.withLock { $0 = true } }

    var count: Int { records.withLock { $0.count } }

    func claim(_ claim: IdempotencyClaim, now: Date) async throws -> IdempotencyState {
        records.withLock { records in
            if let record = records[claim.key] {
                let lifetime = record.answer == nil ? IdempotencyClaim.lease : IdempotencyClaim.lifetime
                if now.timeIntervalSince(record.claimedAt) < Double(lifetime) {
                    guard record.request == claim.request else { return .usedDifferently }
                    return record.answer.map { .answered($0) } ?? .underWay
                }
            }
            records[claim.key] = Record(request: claim.request, claimedAt: now)
            return .claimed
        }
    }

    func complete(_ claim: IdempotencyClaim, answer: IdempotentAnswer, now: Date) async throws {
        if broken.withLock({ $0 }) { throw HTTPHouse.DatabaseGone() }
        records.withLock { $0[claim.key]?.answer = answer }
    }

    func release(_ claim: IdempotencyClaim) async throws {
        if broken.withLock({ $0 }) { throw HTTPHouse.DatabaseGone() }
        records.withLock { _ = $0.removeValue(forKey: claim.key) }
    }

    func working<Answer: Sendable>(
        on claim: IdempotencyClaim, path: String, _ work: () async throws -> Answer
    ) async throws -> Answer {
        try await work()
    }
}

/// One house with one member, a session and a token.
struct HTTPFixture {
    /// FNV-1a, stretched: good enough to keep keys apart in tests.
    static let hasher = HTTPHasher(plain: { stretch($0, 1) }, keyed: { stretch($0, 2) })

    let authenticator = MemoryAuthenticator()
    let idempotency = MemoryIdempotency()
    let identities = IdentityCache(lifetime: .seconds(60))
    let clock = SettableClock(Date(timeIntervalSince1970: 1_790_000_000))
    let actor = Actor(tenant: UUID(), member: UUID(), role: .owner, purpose: "customer-care", via: .session)
    let session: SessionIdentity
    let sessionID = RandomSecret.sessionID()
    let bearer = "obh_0123456789abcdef0123456789abcdef"
    let token: TokenIdentity

    init() {
        let later = clock.now.addingTimeInterval(3_600)
        session = SessionIdentity(
            id: UUID(), login: UUID(), actor: actor, csrfToken: RandomSecret.csrfToken(), expiresAt: later)
        token = TokenIdentity(
            id: UUID(),
            actor: Actor(
                tenant: actor.tenant, member: actor.member, role: .owner, purpose: "customer-care",
                via: .token(scopes: [.all])), expiresAt: nil)
        authenticator.keep(session, as: sessionID)
        authenticator.keep(token, as: bearer)
    }

    var services: HTTPServices {
        HTTPServices(
            authenticator: authenticator, identities: identities, hasher: Self.hasher, idempotency: idempotency,
            clock: clock)
    }

    func router(
        base: String = "http://127.0.0.1:8080", limits: HTTPLimits = HTTPLimits(), proxies: String = "",
        change: (inout HTTPServices) -> Void = { _ in }
    ) throws -> ObhutRouter {
        var services = services
        change(&services)
        return ObhutRouter(
            settings: HTTPSettings(
                baseURL: try BaseURL(base), trustedProxies: try TrustedProxies(parsing: proxies), limits: limits,
                uploads: ["/imports"]),
            services: services)
    }

    var bearerHeaders: HTTPFields { [.authorization: "Bearer \(bearer)"] }
    var cookieHeaders: HTTPFields { [.cookie: "obhut_session=\(sessionID)"] }

    private static func stretch(_ message: [UInt8], _ key: UInt64) -> [UInt8] {
        (0..<4).flatMap { round in
            var hash: UInt64 = 14_695_981_039_346_656_037 &+ key &* 31 &+ UInt64(round)
            for byte in message { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
            return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
        }
    }
}

/// A router's application without a word in the log.
func httpApplication(
    _ router: ObhutRouter, logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
)
    -> some ApplicationProtocol
{
    Application(responder: router.buildResponder(), logger: logger)
}
