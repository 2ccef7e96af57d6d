import Domain
import Foundation
import Texts

/// The letter to somebody who was erased, made of her receipt: what went and when, what stays and why, how far it has come
/// and how to check it. It names nobody; a business of her own sends it to an address that it was given for the answer.
package struct ErasureLetter: Sendable {
    /// One part of it.
    enum Block {
        case heading(String)
        case paragraph(String)
        case items([String])
        case facts([(String, String)])
    }

    private static let day = 86_400.0

    private let receipt: ErasureReceipt
    private let epochDays: Int
    private let suppressed: Bool
    private let business: String
    private let publicKey: String?
    private let texts: Texts
    private let zone: TimeZone
    private var t: ErasureLetterTexts { texts.erasureLetter }

    /// Writes the letter to a receipt.
    ///
    /// `epochDays`: How old a key gets before it is turned. `publicKey`: The key that signed it, hexadecimal; nil where it is not ours.
    init(
        _ receipt: ErasureReceipt, epochDays: Int, suppressed: Bool, business: String, publicKey: String?, texts: Texts,
        zone: TimeZone
    ) {
        self.receipt = receipt
        self.epochDays = epochDays
        self.suppressed = suppressed
        self.business = business
        self.publicKey = publicKey
        self.texts = texts
        self.zone = zone
    }

    /// What the file is called, without its ending.
    package var fileName: String { t.fileName }

    /// The letter as plain text, ended by a newline.
    package var text: String {
        var lines = [t.title, ""]
        for block in blocks {
            switch block {
            case .heading(let text): lines += ["", text, String(repeating: "-", count: text.count)]
            case .paragraph(let text): lines += [text, ""]
            case .items(let items): lines += items.map { "- " + $0 } + [""]
            case .facts(let facts): lines += facts.map { "\($0.0): \($0.1)" } + [""]
            }
        }
        return lines.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
    }

    /// The letter as one page that stands alone.
    package var html: String {
        let body = blocks.map { block in
            switch block {
            case .heading(let text): "<h2>\(PrintedPage.escaped(text))</h2>"
            case .paragraph(let text): "<p>\(PrintedPage.escaped(text))</p>"
            case .items(let items): PrintedPage.items(items)
            case .facts(let facts): PrintedPage.facts(facts)
            }
        }
        return """
            \(PrintedPage.head(t.title, texts.language))
            \(body.joined(separator: "\n"))
            \(PrintedPage.end)

            """
    }

    private var blocks: [Block] {
        let erased = receipt.levels[.l0]?.at
        let moment = erased.map { texts.formats.moment($0, in: zone) } ?? "–"
        let reason = t.reason(texts.terms.erasureReason(receipt.reason))
        var blocks: [Block] = [
            .paragraph(t.greeting), .paragraph("\(t.opening(business, moment)) \(reason)"), .heading(t.erasedTitle),
        ]
        blocks += t.erased.map(Block.paragraph)
        blocks += kept
        blocks += [
            .heading(t.levelsTitle), .paragraph(t.levelsLead), .items(ErasureLevel.allCases.map(level)),
            .heading(t.limitsTitle), .items(limits), .heading(t.verifyTitle),
        ]
        blocks += t.verify.map(Block.paragraph)
        return blocks + [.facts(facts), .paragraph(t.complaint), .paragraph(t.closing), .paragraph(business)]
    }

    private var kept: [Block] {
        var blocks: [Block] = [.heading(t.keptTitle)]
        for action in [ErasurePlanEntry.Action.restrict, .keepProof] {
            let entries = receipt.residues.filter { $0.action == action }
            guard !entries.isEmpty else { continue }
            blocks.append(.paragraph(t.keptReasons[action.rawValue] ?? action.rawValue))
            blocks.append(.items(entries.map(line)))
        }
        if receipt.residues.allSatisfy({ $0.action == .delete }) { blocks.append(.paragraph(t.nothingKept)) }
        if suppressed { blocks.append(.paragraph(t.suppressed)) }
        return blocks + [.paragraph(t.receiptStays)]
    }

    private func line(_ entry: ErasurePlanEntry) -> String {
        let formats = texts.formats
        return t.kept(
            texts.terms.contents(ofTable: entry.table),
            formats.count(entry.count, one: texts.erasure.entry, many: texts.erasure.entries),
            entry.until.map { t.until(formats.day(iso: $0.description)) } ?? t.untilOpen, formats.norm(entry.norm))
    }

    private func level(_ level: ErasureLevel) -> String {
        let meaning = t.meanings[level.rawValue] ?? level.rawValue
        let entry = receipt.levels[level]
        let state =
            switch entry?.state {
            case .reached: entry?.at.map { t.reached(texts.formats.day($0, in: zone)) } ?? t.open
            case .notApplicable: t.notApplicable
            case .pending, nil: expected(level).map { t.expected(texts.formats.day($0, in: zone)) } ?? t.open
            }
        return "\(meaning) \(level.rawValue): \(state)"
    }

    /// By when a level is reached if nothing comes between.
    private func expected(_ level: ErasureLevel) -> Date? {
        guard let erased = receipt.levels[.l0]?.at else { return nil }
        // A turn is waited for as long as the key may get old, and until the next maintenance.
        let turned = receipt.levels[.l1]?.at ?? erased.addingTimeInterval(Double(epochDays + 1) * Self.day)
        return switch level {
        case .l0, .l3: nil
        case .l1, .l2: turned
        case .l4: turned.addingTimeInterval(Double(receipt.backupHorizonDays + 1) * Self.day)
        }
    }

    private var limits: [String] {
        let days = texts.formats.number(receipt.backupHorizonDays)
        // A receipt of an older version states them nowhere; they held all the same.
        let codes = receipt.limits.isEmpty ? ErasureLimit.all(rootProvider: receipt.rootProvider) : receipt.limits
        return codes.compactMap { t.limit($0.rawValue, days: days) }
    }

    private var facts: [(String, String)] {
        var facts = [
            (t.numbers.erasure, receipt.erasureID.uuidString.lowercased()),
            (t.numbers.version, texts.formats.number(receipt.version)), (t.numbers.keyID, receipt.publicKeyID),
        ]
        if let publicKey { facts.append((t.numbers.publicKey, publicKey)) }
        return facts
    }
}
