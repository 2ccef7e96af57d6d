package import Domain
package import Foundation
package import Store

/// Files on their way in, step by step: upload, what the columns are, what would happen, go.
///
/// Between the steps a file lies sealed in the database; what takes long is done by ``ImportQueue``.
package struct ImportFiles: Sendable {
    /// Bytes of a piece of a file.
    private static let pieceBytes = 262_144
    let store: Store
    let queue: ImportQueue

    /// Works on this store; what takes long goes to the queue.
    package init(_ store: Store, queue: ImportQueue) {
        self.store = store
        self.queue = queue
    }

    /// Keeps a file; answers its id.
    ///
    /// `next`: The file's next bytes; nil at its end.
    /// - Throws: `Refusal` `file-unreadable` when it is empty or no sheet and no vCards, 429 when too many wait,
    ///   `file-discarded` when somebody is erased meanwhile.
    package func upload(
        _ settings: ImportFileRecord, by actor: Actor, next: () async throws -> [UInt8]?
    ) async throws -> UUID {
        try await ImportPeople(store).requireAgreement(actor)
        let scope = store.scoped(to: actor)
        _ = try await scope.dropExpiredImportFiles()
        var held: [UInt8] = []
        var isAtEnd = false
        func fill() async throws {
            while held.count < Self.pieceBytes, !isAtEnd {
                guard let bytes = try await next() else {
                    isAtEnd = true
                    return
                }
                held += bytes
            }
        }
        try await fill()
        let format = try Self.check(Array(held.prefix(Self.pieceBytes)))
        let id = try await scope.beginImportFile(settings, format: format)
        do {
            let file = try await scope.importFile(id)
            var number = 0
            while !held.isEmpty {
                number += 1
                try await scope.append(Array(held.prefix(Self.pieceBytes)), number: number, to: file)
                held.removeFirst(min(Self.pieceBytes, held.count))
                try await fill()
            }
            try await scope.finishUpload(id)
            return id
        } catch {
            try? await scope.dropImportFile(id)
            throw error
        }
    }

    /// What the beginning of a file says it is.
    private static func check(_ beginning: [UInt8]) throws(Refusal) -> ImportFormat {
        var reader = PeopleFileReader(defaults: ImportDefaults())
        reader.append(beginning)
        reader.finish()
        if let format = reader.format, format != .csv {
            _ = try reader.next()
            return format
        }
        _ = try SheetHead(reading: beginning)
        return .csv
    }

    /// A waiting file.
    ///
    /// - Throws: `Refusal` 404; 409 `file-discarded` when an erasure took it.
    package func one(_ id: UUID, by actor: Actor) async throws -> StoredImportFile {
        try actor.require(.importsRun)
        return try await store.scoped(to: actor).importFile(id)
    }

    /// Files that wait for somebody to go on with them, newest first.
    package func waiting(by actor: Actor) async throws -> [WaitingImportFile] {
        try actor.require(.importsRun)
        return try await store.scoped(to: actor).waitingImportFiles()
    }

    /// The first rows of a sheet, and where its columns go: as chosen, as remembered, else as guessed.
    package func head(
        of file: StoredImportFile, by actor: Actor
    ) async throws -> (head: SheetHead, targets: [ColumnTarget], isRemembered: Bool) {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        let head = try SheetHead(reading: try await scope.chunk(1, of: file))
        if !file.settings.columns.isEmpty { return (head, file.settings.columns, false) }
        if let remembered = try await scope.rememberedColumns(head.header) { return (head, remembered, true) }
        return (head, head.guess, false)
    }

    /// Properties of the cards at the beginning of a file that are not read, the most frequent first.
    package func unread(of file: StoredImportFile, by actor: Actor) async throws -> [String] {
        try actor.require(.importsRun)
        var reader = PeopleFileReader(format: file.format, defaults: ImportDefaults())
        reader.append(try await store.scoped(to: actor).chunk(1, of: file))
        if file.chunks == 1 { reader.finish() }
        while try reader.next() != nil {}
        return reader.unread
    }

    /// Keeps what was chosen and has the trial run done; what fits into two seconds is done when this returns.
    ///
    /// - Throws: `Refusal` `mapping-missing`, `mapping-invalid` for columns, `value-not-allowed` for a policy.
    package func check(_ settings: ImportFileRecord, of id: UUID, by actor: Actor) async throws {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        let file = try await scope.importFile(id)
        if file.format == .csv, !settings.columns.isEmpty {
            let head = try SheetHead(reading: try await scope.chunk(1, of: file))
            _ = try ColumnMapping(header: head.header, targets: settings.columns)
            try await scope.remember(settings.columns, of: head.header)
        }
        try await scope.choose(settings, for: file)
        try queue.add(tenant: actor.tenant, file: id)
        for _ in 0..<Self.shortWaits {
            try await Task.sleep(for: .milliseconds(100))
            if try await scope.importFile(id).state != .checking { return }
        }
    }

    /// Tenths of a second that a request waits for a trial run before it answers that one is under way.
    private static let shortWaits = 20

    /// Begins to take the rows in; answers the import.
    ///
    /// - Throws: `Refusal` 409 unless the trial run is through.
    package func start(_ id: UUID, by actor: Actor) async throws -> UUID {
        try await ImportPeople(store).requireAgreement(actor)
        let scope = store.scoped(to: actor)
        let file = try await scope.importFile(id)
        let batch = try await scope.startImport(of: file, duplicates: file.order.duplicates)
        try queue.add(tenant: actor.tenant, file: id)
        return batch
    }

    /// Forgets a file that is not wanted.
    ///
    /// - Throws: `Refusal` 404; 409 when its rows are being taken in, or are in.
    package func discard(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        let state = try await scope.importFile(id).state
        guard state != .running, state != .done else {
            throw Refusal(.conflict, RefusalCode.conflict, rule: "Its rows are being taken in, or are in.")
        }
        try await scope.dropImportFile(id)
    }

    /// Rows of a file with what would become of them: up to `limit` behind row `after` that `isWanted`.
    package func rows(
        of file: StoredImportFile, after: Int, limit: Int, by actor: Actor,
        where isWanted: (ImportOutcomes.Outcome) -> Bool
    ) async throws -> [(row: PeopleSheetRow, outcome: ImportOutcomes.Outcome)] {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        var wanted: Set<Int> = []
        var row = after + 1
        while row <= file.outcomes.count, wanted.count < limit {
            if let outcome = file.outcomes[row], isWanted(outcome) { wanted.insert(row) }
            row += 1
        }
        guard let last = wanted.max() else { return [] }
        let gate = try await Gate(store, actor, entry: .fileImport)
        var reader = PeopleFileReader(
            format: file.format, columns: file.order.columns, defaults: gate.defaults(file.order))
        var result: [(PeopleSheetRow, ImportOutcomes.Outcome)] = []
        var source = ImportFileSource(scope: scope, file: file)
        while true {
            if let bytes = try await source.next() { reader.append(bytes) } else { reader.finish() }
            while let row = try reader.next() {
                let number = row.record.row
                if wanted.contains(number), let outcome = file.outcomes[number] { result.append((row, outcome)) }
                if number >= last { return result }
            }
            if source.isAtEnd { return result }
        }
    }
}
