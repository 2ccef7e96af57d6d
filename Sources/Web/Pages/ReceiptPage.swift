import Domain
import Foundation
import Texts

/// A signed receipt as people read it: levels with dates, what stays, who signed.
struct ReceiptPage: PageContent {
    static let template = "receipt"

    /// Something that stays.
    struct Residue: Sendable {
        let what: String
        let count: String
        let until: String?
        let norm: String
        let icon: String
    }

    let t: ReceiptTexts
    let steps: [ReceiptStep]
    let residues: [Residue]
    let hasResidues: Bool
    let backups: String
    let facts: [Fact]

    /// Reads the document; what it lacks is left out.
    init(_ document: ReceiptDocument, desk: Desk) {
        let texts = desk.texts
        let t = texts.receipt
        self.t = t
        steps = ErasureLevel.allCases.map { level in
            let entry = document.levels[level.rawValue]
            let (state, look, icon): (String, String, Icon) =
                switch entry?.state {
                case "reached": (t.reached, "reached", .check)
                case "not-applicable": (t.notApplicable, "skipped", .dash)
                default: (t.pending, "pending", .clock)
                }
            return ReceiptStep(
                level: level.rawValue, meaning: t.meanings[level.rawValue] ?? level.rawValue, state: state,
                date: entry?.at.flatMap { InternetTime.date($0) }.map { desk.moment($0) }, look: look,
                icon: icon.template)
        }
        residues = document.residues.map { residue in
            Residue(
                what: texts.terms.contents(ofTable: residue.table),
                count: texts.formats.count(residue.count, one: texts.erasure.entry, many: texts.erasure.entries),
                until: residue.until.map { texts.erasure.until(texts.formats.day(iso: $0)) },
                norm: texts.formats.norm(residue.norm),
                icon: (residue.action == "restrict" ? Icon.lock : Icon.shield).template)
        }
        hasResidues = !residues.isEmpty
        backups = texts.erasure.backups(texts.formats.number(document.backupHorizonDays))
        facts = [
            Fact(t.reason, texts.terms.erasureReason(document.reason)), Fact(t.erasure, document.erasureId),
            Fact(t.version, texts.formats.number(document.version)), Fact(t.node, document.node),
            Fact(t.key, document.publicKeyId),
        ]
    }
}
