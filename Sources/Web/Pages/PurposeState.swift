import Domain
import Foundation
import Store
import Texts

/// What holds for one purpose: allowed or not, on which basis, from where, since and until when.
struct PurposeState: Sendable {
    let purpose: String
    let chip: Chip
    let basis: String
    let article: String?
    let source: String
    /// Whether there is a ground, so that source and period say something.
    let hasGround: Bool
    /// Since and until when, a line each; empty where nothing carries the purpose.
    let period: [String]

    /// Living grounds, then purposes that nothing carries, then grounds that ended.
    static func all(
        _ grounds: [StoredGround], purposes: [PurposeRules], isRestricted: Bool, desk: Desk
    ) -> [PurposeState] {
        let living = grounds.filter { $0.ground.isLiving(at: desk.now) }
        let ended = grounds.filter { !$0.ground.isLiving(at: desk.now) }
        let names = Dictionary(purposes.map { ($0.code, desk.name(of: $0)) }) { first, _ in first }
        let carried = Set(living.map(\.ground.purpose))
        return living.map { PurposeState($0, names, isLiving: true, isRestricted: isRestricted, desk) }
            + purposes.filter { $0.isActive && !carried.contains($0.code) }.map { PurposeState(without: $0, desk) }
            + ended.map { PurposeState($0, names, isLiving: false, isRestricted: isRestricted, desk) }
    }

    private init(_ stored: StoredGround, _ names: [String: String], isLiving: Bool, isRestricted: Bool, _ desk: Desk) {
        let t = desk.texts.person
        let ground = stored.ground
        purpose = names[ground.purpose] ?? ground.purpose
        chip =
            switch (isLiving, isRestricted) {
            case (false, _): Chip(t.ended, .neutral)
            case (true, true): Chip(t.keepOnly, .pending, icon: .lock)
            case (true, false): Chip(t.isAllowed, .given)
            }
        basis = desk.texts.terms.legalBasis(ground.basis.rawValue)
        article = desk.texts.terms.article(ofBasis: ground.basis.rawValue)
        source = stored.detail.source
        hasGround = true
        let common = desk.texts.common
        // A period's end is the first moment after it; people name the last day within.
        let end = ground.endedAt ?? ground.until?.addingTimeInterval(-1)
        period = [
            "\(common.since) \(desk.day(ground.since))", end.map { "\(common.until) \(desk.day($0))" } ?? t.openEnd,
        ]
    }

    private init(without rules: PurposeRules, _ desk: Desk) {
        let t = desk.texts.person
        purpose = desk.name(of: rules)
        chip = Chip(t.isNotAllowed, .refused)
        basis = rules.bases == [.consent] ? t.noConsent : t.noGround
        article = nil
        source = "–"
        hasGround = false
        period = []
    }
}
