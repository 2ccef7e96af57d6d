import Domain
import Foundation
import Store
import Texts

/// One row of a quarantine, its cells to be put right.
struct QuarantineRowPage: PageContent {
    static let template = "quarantineRow"

    /// Cells that can be changed; what stands behind them stays out.
    static let maximumCells = 400

    let t: QuarantineTexts
    let steps: ImportStepTexts
    let summary: ErrorSummary?
    let reason: Notice?
    let cells: [Field]
    let purpose: Choice
    let basis: Choice
    let source: Field
    let action: String
    let discardHref: String

    init(
        _ row: QuarantinedRow, of batch: UUID, typed: [String]? = nil, entry: ImportEntry, purposes: [PurposeRules],
        refusal: Refusal? = nil, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.quarantine
        self.t = t
        steps = texts.importSteps
        let path = "/imports/\(batch.path)/rows/\(row.row)"
        action = path
        discardHref = "\(path)/discard"
        let why = refusal.map { ImportPreviewPage.reason($0.code, texts) }
        cells = row.record.columns.prefix(Self.maximumCells).enumerated().map { place, column in
            let name = "cells[\(place)]"
            return Field(
                name, label: column.header.isEmpty ? t.column(desk.number(place + 1)) : column.header,
                value: typed.flatMap { place < $0.count ? $0[place] : nil } ?? column.value,
                error: refusal?.field == name ? why : nil, width: "half")
        }
        reason =
            refusal == nil ? Notice(ImportPreviewPage.reason(row.reason, texts), tone: .pending, icon: .alert) : nil
        summary = refusal.map { refusal in
            ErrorSummary(texts, label: nil, text: why ?? "", id: refusal.field.map(Field.identifier))
        }
        let form = ImportChoices(entry, purposes: purposes, desk: desk)
        (purpose, basis, source) = (form.purpose, form.basis, form.source)
    }
}
