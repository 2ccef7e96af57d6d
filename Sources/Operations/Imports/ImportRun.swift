import Domain
import Foundation
import Store

/// One import while it runs: seals a chunk while the chunk before it lands.
struct ImportRun {
    /// A row ready to land.
    struct ReadyRow: Sendable {
        var row: PeopleSheetRow
        var person: PreparedPerson
        var name: DuplicateKey
    }

    /// A chunk whose rows are interpreted and sealed.
    struct ReadyChunk: Sendable {
        var rows: [ReadyRow] = []
        var quarantine: [QuarantineDraft] = []
        var count = 0
        /// The index keys that its rows' tokens are of.
        var keys: IndexKeySet?
    }

    private let scope: TenantScope
    private let gate: Gate
    private let order: ImportOrder
    private var batch: UUID?
    /// What a trial run would have created, by token.
    private var ghosts: [[UInt8]: [DuplicateKey]] = [:]
    /// What became of each row; kept by a trial run only.
    private(set) var outcomes = ImportOutcomes()
    /// Why rows are kept back, each reason with how many.
    private(set) var reasons: [String: Int] = [:]
    private var header: [String] = []
    private var waiting: ReadyChunk?
    private(set) var counts = ImportBatch.Counts()
    private var nextRow: Int64 = 1

    init(scope: TenantScope, gate: Gate, order: ImportOrder) {
        self.scope = scope
        self.gate = gate
        self.order = order
    }

    /// Goes on with an import whose first `rows` rows are in.
    init(scope: TenantScope, gate: Gate, order: ImportOrder, resuming batch: ImportBatch, rows: Int) {
        self.init(scope: scope, gate: gate, order: order)
        self.batch = batch.id
        counts = batch.counts
        nextRow = Int64(rows) + 1
    }

    /// Takes the next rows of the file.
    mutating func take(_ rows: [PeopleSheetRow], of file: PeopleFileReader) async throws {
        let id = try await begin(file)
        header = file.header
        let current = self
        async let ready = current.prepare(rows, batch: id)
        if let waiting {
            self.waiting = nil
            try await land(waiting, batch: id)
        }
        waiting = try await ready
    }

    /// Lands what waits and ends the import.
    mutating func finish(_ file: PeopleFileReader) async throws -> ImportBatch {
        let id = try await begin(file)
        if let waiting {
            self.waiting = nil
            try await land(waiting, batch: id)
        }
        if order.isDryRun {
            return ImportBatch.preview(
                id: id, format: format(file), duplicates: order.duplicates, counts: counts, at: gate.now)
        }
        try await scope.finishImport(id, state: .completed)
        return try await scope.importBatch(id)
    }

    /// Marks an import that was cut off; what came in stays.
    func fail() async throws {
        if let batch, !order.isDryRun { try await scope.finishImport(batch, state: .failed) }
    }

    private func format(_ file: PeopleFileReader) -> String { (file.format ?? .csv).rawValue }

    private mutating func begin(_ file: PeopleFileReader) async throws -> UUID {
        if let batch { return batch }
        let id =
            order.isDryRun
            ? UUID() : try await scope.beginImport(format: format(file), duplicates: order.duplicates)
        batch = id
        return id
    }

    private func prepare(_ rows: [PeopleSheetRow], batch: UUID) async throws -> ReadyChunk {
        var chunk = ReadyChunk()
        chunk.count = rows.count
        chunk.keys = try scope.readIndexKeys()
        var drafts: [(row: PeopleSheetRow, draft: PersonDraft)] = []
        for row in rows {
            switch row.outcome {
            case .issue(let issue):
                chunk.quarantine.append(
                    quarantined(row, reason: issue.code.rawValue, field: issue.field))
            case .person(let profile, let statement):
                do throws(Refusal) {
                    let admission = try gate.admit(statement, contactPoints: profile.contactPoints)
                    drafts.append(
                        (
                            row,
                            PersonDraft(
                                profile: profile, lifecycle: statement.legalBasis == .contract ? .customer : .lead,
                                ground: admission.ground, importBatch: batch, heedsSuppression: true,
                                consent: admission.consent)
                        ))
                } catch {
                    chunk.quarantine.append(quarantined(row, reason: error.code, field: error.field))
                }
            }
        }
        for (entry, result) in zip(drafts, try await scope.prepare(drafts.map(\.draft))) {
            switch result {
            case .success(let person):
                chunk.rows.append(ReadyRow(row: entry.row, person: person, name: DuplicateKey(entry.draft.profile)))
            case .failure(let refusal):
                chunk.quarantine.append(
                    quarantined(entry.row, reason: refusal.code, field: refusal.field))
            }
        }
        return chunk
    }

    /// Lands a chunk in one transaction, or in several where a later row concerns a person an earlier one touches.
    private mutating func land(_ waiting: ReadyChunk, batch: UUID) async throws {
        let chunk = try await current(waiting)
        let blocked = try await scope.suppressed(among: chunk.rows.map(\.person))
        var quarantine = chunk.quarantine
        var rows: [ReadyRow] = []
        for row in chunk.rows {
            if blocked.contains(row.person.draft.id) {
                quarantine.append(
                    quarantined(row.row, reason: RefusalCode.suppressed.rawValue, field: "contactPoints"))
            } else {
                rows.append(row)
            }
        }
        let end = nextRow + Int64(chunk.count)
        var mayRenew = true
        while true {
            let before = (rows, quarantine, counts)
            let living = try await scope.people(behind: rows.flatMap(\.person.tokens))
            var part = ImportPart(
                living: living, ghosts: near(rows), policy: order.duplicates, isTrial: order.isDryRun)
            let taken = part.take(rows)
            if order.isDryRun { note(part, rows.prefix(taken)) }
            rows.removeFirst(taken)
            // Every commit is a beginning of the file: counts are right, and what is cut off goes on with the next row.
            let next = rows.first.map { Int64($0.row.record.row) } ?? end
            quarantine += part.quarantine.map { quarantined($0.row, reason: $0.reason, field: nil) }
            let held = quarantine.filter { $0.row < next }
            quarantine.removeAll { $0.row < next }
            counts.rows += next - nextRow
            counts.imported += Int64(part.people.count)
            counts.updated += Int64(part.updates.count)
            counts.duplicates += Int64(part.duplicates.count)
            counts.quarantined += Int64(held.count)
            if !order.isDryRun {
                do {
                    try await scope.importChunk(
                        batch, from: nextRow, to: next, people: part.people, updates: part.updates, quarantine: held,
                        counts: counts)
                } catch let refusal as Refusal where refusal.kind == .notReady && mayRenew {
                    // Keys turned while parts of the chunk landed; nothing of this part came in.
                    mayRenew = false
                    (rows, quarantine, counts) = before
                    rows = try await renewed(rows)
                    continue
                }
            }
            nextRow = next
            for row in held {
                reasons[row.reason, default: 0] += 1
                if order.isDryRun { outcomes.note(Int(row.row), .quarantined(row.reason)) }
            }
            if rows.isEmpty { return }
        }
    }

    /// The chunk with tokens of the index keys that are in use now: one that waited while they turned would find nobody whose
    /// tokens are new, and no address that was suppressed since.
    private func current(_ chunk: ReadyChunk) async throws -> ReadyChunk {
        let keys = try scope.readIndexKeys()
        guard keys != chunk.keys else { return chunk }
        var current = chunk
        current.keys = keys
        current.rows = try await renewed(chunk.rows)
        return current
    }

    /// The rows sealed again, with tokens of the keys that are in use now.
    private func renewed(_ rows: [ReadyRow]) async throws -> [ReadyRow] {
        var renewed = rows
        let people = try await scope.prepare(rows.map(\.person.draft))
        for (position, person) in people.enumerated() { renewed[position].person = try person.get() }
        return renewed
    }

    /// What a trial run would have created before and these rows may speak of.
    private func near(_ rows: [ReadyRow]) -> [[UInt8]: [DuplicateKey]] {
        guard order.isDryRun else { return [:] }
        var found: [[UInt8]: [DuplicateKey]] = [:]
        for token in rows.flatMap(\.person.tokens) { found[token] = ghosts[token] }
        return found
    }

    private mutating func note(_ part: ImportPart, _ rows: ArraySlice<ReadyRow>) {
        let created = Set(part.created)
        for row in part.created { outcomes.note(row, .created) }
        for row in part.duplicates { outcomes.note(row, .duplicate) }
        for update in part.updates { outcomes.note(Int(update.row), .updated) }
        for row in rows where created.contains(row.row.record.row) {
            for token in row.person.tokens { ghosts[token, default: []].append(row.name) }
        }
    }

    private func quarantined(
        _ row: PeopleSheetRow, reason: String, field: String?
    ) -> QuarantineDraft {
        let columns = row.record.texts.enumerated().map { position, value in
            (position < header.count ? header[position] : "", value)
        }
        var contacts: [ContactPoint] = []
        if case .person(let profile, _) = row.outcome {
            contacts = profile.contactPoints
        } else {
            contacts = QuarantinedContacts.found(in: row.record.texts)
        }
        return QuarantineDraft(
            row: Int64(row.record.row), reason: reason, field: field, record: ImportRowRecord(columns),
            contactPoints: contacts)
    }
}
