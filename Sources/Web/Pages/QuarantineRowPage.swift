import Domain
import Foundation
import Operations
import Store
import Texts

/// One row of a quarantine, its cells to be put right.
struct QuarantineRowPage: PageContent {
    static let template = "quarantineRow"

    /// A cell: one line, or several where it came with line ends.
    struct Cell: Sendable {
        let field: Field?
        let area: TextArea?

        init(_ name: String, label: String, value: String, error: String?) {
            let isOneLine = !value.contains(where: \.isNewline)
            field = isOneLine ? Field(name, label: label, value: value, error: error, width: "half") : nil
            area = isOneLine ? nil : TextArea(name, label: label, value: value, error: error)
        }
    }

    /// Cells that can be changed; what stands behind them stays out.
    static let maximumCells = 400

    let t: QuarantineTexts
    let steps: ImportStepTexts
    let summary: ErrorSummary?
    let reason: Notice?
    let cells: [Cell]
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
        let why = refusal.map { texts.importReason($0.code) }
        cells = row.record.columns.prefix(Self.maximumCells).enumerated().map { place, column in
            let name = "cells[\(place)]"
            return Cell(
                name, label: column.header.isEmpty ? t.column(desk.number(place + 1)) : column.header,
                value: typed.flatMap { place < $0.count ? $0[place] : nil } ?? column.value,
                error: refusal?.field == name ? why : nil)
        }
        reason =
            refusal == nil ? Notice(texts.importReason(row.reason), tone: .pending, icon: .alert) : nil
        let form = ImportChoices(entry, purposes: purposes, desk: desk)
        (purpose, basis, source) = (form.purpose, form.basis, form.source)
        let ids = cells.compactMap { $0.field?.id ?? $0.area?.id } + [form.purpose.id, form.basis.id, form.source.id]
        summary = refusal.map { refusal in
            let name = refusal.field.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
            return ErrorSummary(
                texts, label: nil, text: why ?? "",
                id: name.map(Field.identifier).flatMap { ids.contains($0) ? $0 : nil })
        }
    }
}
