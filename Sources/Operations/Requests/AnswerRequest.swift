package import Domain
package import Foundation
package import Store
package import Texts

/// Staff answer a request: one click each (Art. 12(3)(4) GDPR).
package struct AnswerRequest: Sendable {
    let store: Store
    let erase: ErasePerson
    let effect: CarryOutRequest

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration, effect: CarryOutRequest) {
        self.store = store
        self.effect = effect
        erase = ErasePerson(store, declaration: declaration)
    }

    /// Staff say whose request it is, and how they know (Art. 12(6), R-39).
    ///
    /// - Throws: `Refusal` 404, 409 where it has come to its end, or naming `note`.
    package func identify(
        _ id: UUID, as person: UUID, note: String?, by actor: Actor
    ) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        guard let note = try TextRule.clean(note, maximum: 1_000, multiline: true, at: "note") else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "note", rule: "How it is known who asks, Art. 12(6) GDPR.")
        }
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: person)
        let seen = try await scope.request(id)
        let hasAddress = try await scope.people(behind: seen).contains(person)
        try await scope.change(request: id, "request.identify", naming: person) { request in
            try Self.checkOpen(request)
            request.person = person
            // A link shows whose mailbox it is; that it is hers, where it is not on her record, staff know.
            if request.identity == .unverified || !hasAddress { request.identity = .staff }
            request.state = .acknowledged
            request.linkExpiresAt = nil
            request.detail?.identityNote = note
            return request.kind.takesEffectAtOnce ? [.requestEffect] : []
        }
        try await effect(id, by: actor)
        return try await scope.request(id)
    }

    /// Takes longer: at most two months more, with a reason, said inside the first month. Whoever has an address here gets
    /// it in a message.
    ///
    /// - Throws: `Refusal` 404, 409, `extension-too-late`, `extension-too-long`.
    package func extend(
        _ id: UUID, months: Int, reason: ExtensionReason, text: String?, by actor: Actor
    ) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        let text = try TextRule.clean(text, maximum: 4_000, multiline: true, at: "text")
        let country = try await store.tenant(actor.tenant).country
        let now = store.clock.now
        let scope = store.scoped(to: actor)
        try await scope.change(request: id, "request.extend") { request in
            try Self.checkOpen(request)
            guard request.extendedBy == 0 else {
                throw Refusal(
                    .refused, RefusalCode.extensionTooLong, field: "months",
                    rule: "A request is extended once, Art. 12(3) GDPR.")
            }
            let zone = StorageCountry.timeZone(of: country)
            let deadline = try RequestRule.deadline(receivedAt: request.receivedAt, country: country).extended(
                by: months, reason: reason.rawValue, noticeSent: now, in: zone, holidays: HolidayCalendar(country),
                maximum: PolicyParameters.value("request.extension", on: CalendarDay(now, in: zone)) ?? 2)
            request.dueOn = deadline.statutory
            request.alarmOn = deadline.alarm
            request.extendedBy = months
            request.extensionReason = reason
            request.detail?.extensionText = text
            return request.answerMail
        }
        return try await scope.request(id)
    }

    /// Refuses: the first who says so proposes it, another one carries it out by saying so too (Art. 12(4)(5), R-38). Nothing is
    /// ever refused by itself.
    ///
    /// `reason`, `text`: May be left out by the second person, who agrees with what is proposed.
    /// `remedies`: How she may have it reviewed; the words of the law where nothing is said.
    /// - Throws: `Refusal` 404, 409, naming `reason` or `text`, `second-person-needed`.
    package func refuse(
        _ id: UUID, reason: RequestRefusal?, text: String?, remedies: String?, by actor: Actor
    ) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        let text = try TextRule.clean(text, maximum: 4_000, multiline: true, at: "text")
        let remedies = try TextRule.clean(remedies, maximum: 4_000, multiline: true, at: "remedies")
        let scope = store.scoped(to: actor)
        let now = store.clock.now
        let who = actor.member?.uuidString.lowercased() ?? "operator:\(Self.user(actor))"
        try await scope.change(request: id, "request.refuse") { request in
            try Self.checkOpen(request)
            let agrees =
                (reason ?? request.refusal) == request.refusal
                && (text ?? request.detail?.refusalText) == request.detail?.refusalText
            if request.refusal != nil, agrees {
                guard request.refusedBy != who else {
                    throw Refusal(
                        .refused, RefusalCode.secondPersonNeeded,
                        rule: "A second person agrees to a refusal, Art. 12(4) and (5) GDPR.")
                }
                request.state = .rejected
                request.endedAt = now
                return request.answerMail
            }
            guard let reason else {
                throw Refusal(
                    .invalid, RefusalCode.required, field: "reason", rule: "A refusal has a reason, Art. 12(4) GDPR.")
            }
            guard let text else {
                throw Refusal(
                    .invalid, RefusalCode.required, field: "text", rule: "A refusal is explained, Art. 12(4) GDPR.")
            }
            request.refusal = reason
            request.refusedBy = who
            request.detail?.refusalText = text
            request.detail?.remedies = remedies
            return []
        }
        return try await scope.request(id)
    }

    /// Says that it is done. An erasure is done by erasing, and an objection or a restriction that a link may still show to be
    /// hers by that link: neither is closed by saying so.
    ///
    /// `answer`: What she is told; sealed.
    /// - Throws: `Refusal` 404, 409, `identity-unverified`, or naming `kind`.
    package func complete(_ id: UUID, answer: String?, by actor: Actor) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        let answer = try TextRule.clean(answer, maximum: 4_000, multiline: true, at: "answer")
        let now = store.clock.now
        let scope = store.scoped(to: actor)
        try await scope.change(request: id, "request.complete") { request in
            try Self.checkOpen(request)
            if request.kind.takesEffectAtOnce, request.isConfirmable(at: now) { throw Self.unverified }
            guard request.kind != .erasure || request.person == nil else {
                throw Refusal(
                    .refused, RefusalCode.notAllowedValue, field: "kind",
                    rule: "An erasure is done by erasing, or refused by two people, Art. 12(4) and 17 GDPR.")
            }
            request.state = .fulfilled
            request.endedAt = now
            request.refusal = nil
            request.refusedBy = nil
            request.detail?.answer = answer
            return request.answerMail
        }
        return try await scope.request(id)
    }

    /// Releases the package: a message takes the link to her, for a week (Art. 15(3), 20, R-43). May be repeated.
    ///
    /// - Throws: `Refusal` 404, 409, `identity-unverified`, or naming `person` or `contact` where there is none.
    package func release(_ id: UUID, by actor: Actor) async throws -> StoredRequest {
        try actor.require(.requestsWrite)
        try actor.require(.peopleExport)
        let scope = store.scoped(to: actor)
        let seen = try await scope.request(id)
        guard seen.kind.asksForPackage else {
            throw Refusal(
                .refused, RefusalCode.notAllowedValue, field: "kind",
                rule: "Access and data portability are answered with a package, Art. 15 and 20 GDPR.")
        }
        guard seen.identity != .unverified else { throw Self.unverified }
        guard let person = seen.person else {
            throw Refusal(.refused, RefusalCode.required, field: "person", rule: "Nobody is known whose request it is.")
        }
        guard try await scope.address(of: seen) != nil else {
            throw Refusal(.refused, RefusalCode.required, field: "contact", rule: "An address that the link goes to.")
        }
        try await scope.change(request: id, "request.release", naming: person) { request in
            guard request.state != .rejected, request.state != .unfulfilled, request.detail != nil else {
                throw Self.ended
            }
            guard request.identity != .unverified, request.person == person else { throw Self.unverified }
            if !request.state.isFinal { request.state = .accepted }
            request.refusal = nil
            request.refusedBy = nil
            return [.requestPackageMail]
        }
        return try await scope.request(id)
    }

    /// The package of whose request it is, for staff who hand it over themselves.
    ///
    /// - Throws: `Refusal` 404, `identity-unverified`, or naming `person` where nobody is known.
    package func archive(
        _ id: UUID, in language: Language?, by actor: Actor
    ) async throws -> (request: StoredRequest, archive: PersonPackage) {
        try actor.require(.requestsRead)
        let request = try await store.scoped(to: actor).request(id)
        guard request.identity != .unverified else { throw Self.unverified }
        guard let person = request.person else {
            throw Refusal(.refused, RefusalCode.required, field: "person", rule: "Nobody is known whose request it is.")
        }
        let chosen = language ?? request.detail?.language.flatMap(Language.init(rawValue:))
        return (request, try await DisclosePerson(store)(person, in: chosen, by: actor))
    }

    /// What erasing whose request it is would do.
    ///
    /// - Throws: `Refusal` 404.
    package func plan(_ request: StoredRequest, by actor: Actor) async throws -> ErasurePlan? {
        guard request.kind == .erasure, request.identity != .unverified, !request.state.isFinal,
            let person = request.person, actor.may(.peopleErase)
        else { return nil }
        return try await erase.plan(person, reason: .noLongerNeeded, by: actor)
    }

    /// Erases whose request it is; that fulfils it (Art. 17).
    ///
    /// - Throws: `Refusal` 404, 409, `identity-unverified`, `legal-hold`.
    package func erase(
        _ id: UUID, reason: ErasureReason, suppress: Bool, by actor: Actor
    ) async throws -> StoredErasure {
        try actor.require(.requestsWrite)
        try actor.require(.peopleErase)
        let request = try await store.scoped(to: actor).request(id)
        try Self.checkOpen(request)
        guard request.kind == .erasure else {
            throw Refusal(.refused, RefusalCode.notAllowedValue, field: "kind", rule: "Nobody asked for an erasure.")
        }
        guard request.identity != .unverified else { throw Self.unverified }
        guard let person = request.person else {
            throw Refusal(.refused, RefusalCode.required, field: "person", rule: "Nobody is known whose request it is.")
        }
        return try await erase(person, reason: reason, suppress: suppress, request: id, by: actor)
    }

    private static func checkOpen(_ request: StoredRequest) throws(Refusal) {
        guard !request.state.isFinal else { throw ended }
    }

    private static func user(_ actor: Actor) -> String {
        if case .operator(let user, _) = actor.via { user } else { "system" }
    }

    private static var ended: Refusal {
        Refusal(.conflict, RefusalCode.conflict, rule: "The request has come to its end.")
    }

    private static var unverified: Refusal {
        Refusal(
            .refused, RefusalCode.identityUnverified,
            rule: "It is not known yet that the request is hers, Art. 12(6) GDPR.")
    }
}
