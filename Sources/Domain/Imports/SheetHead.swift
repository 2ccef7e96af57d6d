/// The first rows of a sheet, for choosing what its columns are.
package struct SheetHead: Sendable, Equatable {
    /// The headers as written.
    package let header: [String]
    /// Up to three values of each column, the first that are not empty.
    package let samples: [[String]]
    /// Where each column seems to go; all of them nowhere when nothing identifies a person.
    package let guess: [ColumnTarget]

    /// Characters of a sample that are shown.
    private static let sampleCharacters = 60

    /// Reads the first bytes of a file.
    ///
    /// Throws `file-unreadable` when it is no sheet.
    package init(reading bytes: [UInt8]) throws(Refusal) {
        var reader = CSVReader(limits: CSVLimits())
        reader.append(bytes)
        reader.finish()
        var records: [CSVRecord] = []
        while records.count <= ColumnGuess.sampleRows, let record = reader.next() {
            if records.isEmpty { try SheetOpening.check(reader.opening, header: record) }
            records.append(record)
        }
        guard let first = records.first else { throw SheetOpening.unreadable("The file is empty.") }
        records.removeFirst()
        let header = first.texts.map(CellText.trimmed)
        let sound = records.filter { $0.defect == nil }
        self.header = header
        samples = header.indices.map { column in
            sound.lazy.map { CellText.trimmed($0.text(column)) }.filter { !$0.isEmpty }.prefix(3)
                .map { String($0.prefix(Self.sampleCharacters)) }
        }
        let nowhere = header.map { _ in ColumnTarget.ignore }
        guess = (try? ColumnGuess.mapping(header: header, sample: records))?.targets ?? nowhere
    }
}
