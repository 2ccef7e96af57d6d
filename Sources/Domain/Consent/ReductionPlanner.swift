package import Foundation

/// Decides what a withdrawal or an objection ends; pure, and never refuses (Art. 7(3), 21 GDPR; decision 0018).
///
/// - A withdrawal ends the consents in its scope; a purpose that it names counts as withdrawn on every address, whether it had
///   been asked for or not. The ground of a purpose whose last given consent ended ends with it. Advertising that rests on no
///   consent has none to end: it is blocked at every address.
/// - An objection that reaches direct marketing ends every marketing purpose on every channel (Art. 21(3) GDPR). Where it names
///   other purposes it ends what rests on consent, legitimate interest or public task; a contract is not objected to.
package struct ReductionPlanner: Sendable {
    private let kind: ReductionKind
    private let scope: ReductionScope
    private let facts: ReductionFacts
    private let origin: ConsentOrigin
    private let now: Date

    /// Prepares a plan at `now`.
    package init(
        _ kind: ReductionKind, _ scope: ReductionScope, facts: ReductionFacts, origin: ConsentOrigin, at now: Date
    ) {
        self.kind = kind
        self.scope = scope
        self.facts = facts
        self.origin = origin
        self.now = now
    }

    /// The plan.
    package func plan() -> ReductionPlan {
        var plan = ReductionPlan()
        plan.endsMarketing = endsMarketing
        var states = Dictionary(facts.consents.map { ($0.key, $0.state) }) { first, _ in first }
        for key in reached.sorted(by: Self.order) {
            var machine = ConsentMachine(state: states[key])
            let input: ConsentInput = kind == .withdrawal ? .withdraw(origin) : .object(origin)
            // A reduction is accepted in every state.
            let effects = (try? machine.apply(input, at: now)) ?? []
            if effects.contains(.recordEvent) { plan.ended.append(key) }
            if effects.contains(.suppressAddress), key.address != ConsentKey.noAddress {
                plan.suppressions.insert(.init(address: key.address, purpose: key.purpose))
            }
            states[key] = machine.state
        }
        plan.suppressions.formUnion(unwanted)
        if plan.endsMarketing {
            let addresses = Set(facts.contactPoints.map(\.id)).union(facts.consents.map(\.key.address))
            for address in addresses where address != ConsentKey.noAddress {
                plan.suppressions.insert(.init(address: address, purpose: ReductionPlan.everyMarketing))
            }
        }
        let living = facts.grounds.filter { $0.isLiving(at: now) }
        plan.grounds = living.filter { ends($0, states) }.map(\.id)
        plan.leavesGround = living.count > plan.grounds.count
        return plan
    }

    private var endsMarketing: Bool {
        kind == .objection
            && (scope.purposes == nil || facts.purposes.contains { $0.marketing && scope.reaches($0.code) })
    }

    private var reached: Set<ConsentKey> {
        let standing = facts.consents.map(\.key).filter { key in
            if endsMarketing, isMarketing(key.purpose) { return true }
            return scope.reaches(key.purpose) && scope.reaches(key.channel)
        }
        return Set(standing).union(facts.purposes.flatMap(unasked))
    }

    /// Consents of a purpose that nobody may have asked for yet and that end all the same.
    private func unasked(_ purpose: PurposeRules) -> [ConsentKey] {
        guard purpose.isActive, purpose.bases.contains(.consent) else { return [] }
        let isGiven = facts.grounds.contains {
            $0.purpose == purpose.code && $0.basis == .consent && $0.isLiving(at: now)
        }
        let byObjection = endsMarketing && purpose.marketing
        let byName = scope.purposes?.contains(purpose.code) ?? false
        guard byObjection || byName || (isGiven && scope.reaches(purpose.code)) else { return [] }
        return purpose.channels.filter { byObjection || scope.reaches($0) }.flatMap { channel in
            guard let kind = channel.contactKind else {
                return [ConsentKey(purpose: purpose.code, channel: channel, address: ConsentKey.noAddress)]
            }
            return facts.contactPoints.filter { $0.kind == kind }.map {
                ConsentKey(purpose: purpose.code, channel: channel, address: $0.id)
            }
        }
    }

    /// Addresses that a withdrawal blocks for the advertising in its scope, whatever that rests on; without consent among its
    /// bases also where it is not named.
    private var unwanted: Set<ReductionPlan.Suppression> {
        if kind != .withdrawal { return [] }
        let purposes = facts.purposes.filter { purpose in
            purpose.marketing && scope.reaches(purpose.code)
                && (scope.purposes != nil || !purpose.bases.contains(.consent))
        }
        return Set(
            purposes.flatMap { purpose in
                let kinds = purpose.channels.filter(scope.reaches).compactMap(\.contactKind)
                return facts.contactPoints.filter { kinds.contains($0.kind) }.map {
                    ReductionPlan.Suppression(address: $0.id, purpose: purpose.code)
                }
            })
    }

    private func ends(_ ground: ProcessingGround, _ states: [ConsentKey: ConsentState]) -> Bool {
        if endsMarketing, ground.marketing { return true }
        guard scope.reaches(ground.purpose) else { return false }
        let rules = facts.purposes.first { $0.code == ground.purpose }
        let channels = rules?.channels ?? []
        guard channels.isEmpty || channels.contains(where: scope.reaches) else { return false }
        switch ground.basis {
        case .consent:
            return !states.contains { $0.key.purpose == ground.purpose && $0.value.permitsProcessing }
        case .legitimateInterest, .publicTask: return kind == .objection
        case .contract, .legalObligation, .vitalInterest: return false
        }
    }

    private func isMarketing(_ purpose: String) -> Bool {
        facts.purposes.contains { $0.code == purpose && $0.marketing }
    }

    private static func order(_ first: ConsentKey, _ second: ConsentKey) -> Bool {
        (first.purpose, first.channel.rawValue, first.address.uuidString)
            < (second.purpose, second.channel.rawValue, second.address.uuidString)
    }
}
