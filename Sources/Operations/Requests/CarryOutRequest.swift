package import Domain
package import Foundation
package import Store

/// Carries out at once what nobody has to weigh first: an objection and a restriction (Art. 18, 21(2)(3) GDPR).
///
/// It is done when the identity is shown, and again by a job that was queued in the same transaction, should the process have died
/// in between; twice is the same as once.
package struct CarryOutRequest: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.requestEffect]
    /// Requests carried out at once.
    package let width = 2
    /// Longer than any of it takes.
    package let lease: TimeInterval = 120

    private let store: Store
    private let reduce: ReduceConsents

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        self.store = store
        reduce = ReduceConsents(store, declaration: declaration)
    }

    /// Carries out what is left of a request.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let reference = job.reference else { return .failed("no-reference") }
        try await self(reference, by: .system(in: job.tenant))
        return .done
    }

    /// Carries out what is left of a request; when this returns it holds. Nothing happens where nothing is left.
    func callAsFunction(_ id: UUID, by actor: Actor) async throws {
        let scope = store.scoped(to: actor)
        guard let request = try await scope.pendingRequest(id), request.kind.takesEffectAtOnce,
            request.identity != .unverified, !request.state.isFinal
        else { return }
        // First, for it goes with her where the objection erases her; and it is all there is to do where nobody is known.
        if request.kind == .objection, request.identity == .mailedLink {
            try await store.note(try await scope.blockMarketing(behind: request), tenant: actor.tenant)
        }
        // Whoever shares the address: less than meant would be worse than more.
        let people =
            if let person = request.person { [person] } else { try await scope.people(behind: request) }
        for person in people {
            do {
                switch request.kind {
                case .objection:
                    try await reduce.objection(of: person, source: Self.source(request), by: actor)
                case .restriction:
                    let restriction = try await scope.restrict(person, reason: .contested, isHerRequest: true)
                    try await store.note(restriction: restriction, tenant: actor.tenant)
                case .access, .rectification, .erasure, .portability: break
                }
            } catch let refusal as Refusal where refusal.kind == .notFound || refusal.kind == .conflict {
                // Forgotten meanwhile, or restricted before.
            }
        }
        let now = store.clock.now
        // Forgotten with her where nothing else carried her data: then it is fulfilled already.
        try await scope.change(request: id, "request.complete") { request in
            guard !request.state.isFinal else { return [] }
            request.state = .fulfilled
            request.endedAt = now
            return request.answerMail
        }
    }

    private static func source(_ request: StoredRequest) -> String {
        request.detail?.language == "en" ? "Request of the person" : "Antrag der betroffenen Person"
    }
}

extension StoredRequest {
    /// The message that tells what became of it; none where there is no address.
    var answerMail: [JobKind] { detail?.contact == nil ? [] : [.requestAnswerMail] }
}
