import Domain
import Foundation
import HTTPSupport
import Operations
import Texts

@testable import Store
@testable import Web

/// The pages between a file and what came of it.
extension WebSample {
    var imports: [Named] {
        let t = texts.imports
        let crumbs = [Crumb(texts.common.imports, href: "/imports")]
        var entry = ImportEntry()
        entry.source = typed("Kundenkartei 2019")
        let states: [StoredImportFile.State] = [.uploaded, .checking, .checked]
        let waiting = states.map { WaitingImportFile(id: Self.id, state: $0, format: .csv, createdAt: Self.now) }
        func list(_ name: String, _ batches: [ImportBatch], _ refusal: Refusal?) -> Named {
            staff(
                name, .imports, title: texts.common.imports,
                ImportsPage(
                    batches, waiting: batches.isEmpty ? [] : waiting, next: batches.isEmpty ? nil : "abc",
                    isFirst: true, purposes: DefaultPurposes.all,
                    entry: entry, refusal: refusal, desk: desk))
        }
        func one(_ name: String, _ batch: ImportBatch) -> Named {
            staff(name, .imports, title: t.oneTitle, crumbs: crumbs, ImportPage(batch, desk: desk))
        }
        return [
            list("imports", [batch(.running), batch(.completed), batch(.failed), batch(.undone)], nil),
            list("imports-refused", [], Refusal(.invalid, RefusalCode.fileUnreadable)),
            one("import", batch(.completed)), one("import-running", batch(.running, quarantined: 0)),
        ]
    }

    var importSteps: [Named] {
        let t = texts.importSteps
        let crumbs = [Crumb(texts.common.imports, href: "/imports")]
        func step(_ name: String, _ title: String, _ content: some PageContent) -> Named {
            staff(name, .imports, title: title, crumbs: crumbs, content)
        }
        func columns(
            _ name: String, _ file: StoredImportFile, head: SheetHead?, remembered: Bool = false,
            _ refusal: Refusal? = nil
        ) -> Named {
            var entry = ImportEntry()
            entry.source = typed("Kundenkartei 2019")
            return step(
                name, t.columnsTitle,
                ImportColumnsPage(
                    file, head: head, targets: head?.guess ?? [], isRemembered: remembered,
                    purposes: DefaultPurposes.all, entry: entry, refusal: refusal, desk: desk))
        }
        let head = try? SheetHead(
            reading: Array("Vorname;;E-Mail\n\(typed("Anna"));\(typed("Groß"));anna@muster.example\n".utf8))
        let refused = Refusal(.invalid, RefusalCode.mappingInvalid, field: "columns[1]")
        let issue = ImportRowOutcome.issue(ImportIssue(.emailInvalid))
        let rows: [(row: PeopleSheetRow, outcome: ImportOutcomes.Outcome)] = [
            (
                row(1, .person(anna.profile, ProcessingStatement(purpose: "x", legalBasis: .contract, source: "y"))),
                .created
            ),
            (row(2, issue), .quarantined("email-invalid")), (row(3, issue), .updated), (row(4, issue), .duplicate),
        ]
        func preview(
            _ name: String, failure: String? = nil, _ rows: [(row: PeopleSheetRow, outcome: ImportOutcomes.Outcome)]
        )
            -> Named
        {
            step(
                name, t.previewTitle,
                ImportPreviewPage(
                    importFile(.checked, failure: failure), rows: rows, show: .all, limit: rows.count, desk: desk))
        }
        let kept = QuarantinedRow(
            row: 2, reason: "email-invalid", field: "contactPoints.email",
            record: ImportRowRecord([
                ("Vorname", typed("Bernd")), ("", typed("kein-at-zeichen")),
                ("Straße", typed("Hauptstraße 1\nHinterhaus")),
            ]))
        func quarantine(_ name: String, _ rows: [QuarantinedRow]) -> Named {
            staff(
                name, .imports, title: texts.quarantine.title, lead: texts.quarantine.lead, crumbs: crumbs,
                QuarantinePage(rows, of: Self.id, limit: 1, desk: desk))
        }
        func one(_ name: String, _ refusal: Refusal?) -> Named {
            step(
                name, texts.quarantine.row("2"),
                QuarantineRowPage(
                    kept, of: Self.id, entry: ImportEntry(), purposes: DefaultPurposes.all, refusal: refusal, desk: desk
                ))
        }
        return [
            columns("import-columns", importFile(.uploaded), head: head, remembered: true),
            columns("import-columns-refused", importFile(.uploaded), head: head, refused),
            columns("import-columns-cards", importFile(.uploaded), head: nil),
            step("import-checking", t.checking, ImportProgressPage(importFile(.checking), desk: desk)),
            preview("import-preview", rows), preview("import-preview-empty", failure: "file-unreadable", []),
            quarantine("quarantine", [kept]), quarantine("quarantine-empty", []), one("quarantine-row", nil),
            one("quarantine-row-refused", Refusal(.invalid, RefusalCode.emailInvalid, field: "cells[1]")),
        ]
    }

    private func row(_ number: Int, _ outcome: ImportRowOutcome) -> PeopleSheetRow {
        PeopleSheetRow(record: CSVRecord(row: number, fields: [typed("Bernd"), "kein-at-zeichen"]), outcome: outcome)
    }

    private func importFile(_ state: StoredImportFile.State, failure: String? = nil) -> StoredImportFile {
        var counts = ImportBatch.Counts()
        (counts.rows, counts.imported, counts.quarantined) = (1_284, 1_200, failure == nil ? 84 : 0)
        return StoredImportFile(
            id: Self.id, state: state, format: .csv, bytes: 120_000, chunks: 1, counts: counts,
            outcomes: ImportOutcomes(), failure: failure, batch: nil, createdBy: nil, role: .owner, createdAt: Self.now,
            settings: ImportFileRecord(), sealVersion: 1,
            key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }
}
