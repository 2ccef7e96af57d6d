/// Reads people from a CSV file in pieces: encoding, delimiter, header, mapping, rows.
///
/// Feed with ``append(_:)``, take rows with ``next()`` until it answers nil, ``finish()`` at the end of the file, take
/// the rest. Memory is that of ``CSVReader`` and the first ``ColumnGuess/sampleRows`` rows.
package struct PeopleSheetReader: Sendable {
    private var reader: CSVReader
    private let requested: ColumnMappingFile?
    private let columns: [ColumnTarget]?
    private let defaults: ImportDefaults
    private var waiting: [CSVRecord] = []
    private var given = 0
    private var interpreter: RowInterpreter?
    private var isComplete = false

    /// The header of the sheet as written; empty until it has been read.
    package private(set) var header: [String] = []
    /// Which columns go where; nil until the header has been read.
    package private(set) var mapping: ColumnMapping?

    /// A reader at the beginning of a file; `columns` says where each column goes, else `mapping` which of them, else they
    /// are guessed.
    package init(
        mapping: ColumnMappingFile? = nil, columns: [ColumnTarget]? = nil, defaults: ImportDefaults = ImportDefaults(),
        limits: CSVLimits = CSVLimits()
    ) {
        requested = mapping
        self.columns = columns
        self.defaults = defaults
        reader = CSVReader(limits: limits)
    }

    /// The encoding recognised; nil for a file of plain ASCII.
    package var encoding: TextEncoding? { reader.encoding }
    /// What separates fields; nil until the header has been read.
    package var delimiter: CSVDelimiter? { reader.delimiter }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        reader.append(bytes)
    }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: [UInt8]) {
        reader.append(bytes)
    }

    /// Says that the file has ended.
    package mutating func finish() {
        isComplete = true
        reader.finish()
    }

    /// The next data row; nil when more bytes are needed, after ``finish()`` when there is none left.
    ///
    /// Throws `file-unreadable` when the file is no sheet, `mapping-missing` when no column identifies a person, and
    /// `mapping-invalid` when the mapping given does not fit; each before the first row.
    package mutating func next() throws(Refusal) -> PeopleSheetRow? {
        guard let interpreter = try prepared() else { return nil }
        let record: CSVRecord
        if given < waiting.count {
            record = waiting[given]
            given += 1
            if given == waiting.count { (waiting, given) = ([], 0) }
        } else {
            guard let next = reader.next() else { return nil }
            record = next
        }
        return PeopleSheetRow(record: record, outcome: interpreter.interpret(completed(record)))
    }

    /// The row, sound where it ends before columns that nobody reads: spreadsheets leave empty cells at the end out.
    private func completed(_ record: CSVRecord) -> CSVRecord {
        guard record.defect == .columnCount, record.count < header.count,
            mapping?.assignments.allSatisfy({ $0.column < record.count }) == true
        else { return record }
        return record.sound
    }

    /// The interpreter, as soon as header and first rows are there.
    private mutating func prepared() throws(Refusal) -> RowInterpreter? {
        if let interpreter { return interpreter }
        while waiting.count <= ColumnGuess.sampleRows {
            guard let record = reader.next() else { break }
            if waiting.isEmpty { try SheetOpening.check(reader.opening, header: record) }
            waiting.append(record)
        }
        guard isComplete || waiting.count > ColumnGuess.sampleRows else { return nil }
        guard let first = waiting.first else { throw SheetOpening.unreadable("The file is empty.") }
        header = first.texts.map(CellText.trimmed)
        waiting.removeFirst()
        let mapping: ColumnMapping
        if let columns {
            mapping = try ColumnMapping(header: header, targets: columns)
        } else if let requested {
            mapping = try requested.bound(to: header)
        } else {
            mapping = try ColumnGuess.mapping(header: header, sample: waiting)
        }
        self.mapping = mapping
        let interpreter = RowInterpreter(mapping: mapping, defaults: defaults)
        self.interpreter = interpreter
        return interpreter
    }
}
