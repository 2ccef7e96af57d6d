/// A person's place in an organisation: one sealed record, hers.
package struct EmploymentDetail: CatalogueRecord {
    /// What she does there, as `Leiterin Einkauf`.
    package var jobTitle: String?
    /// Where in the organisation.
    package var department: String?
    /// Her first day, as far as known.
    package var since: CalendarDay?
    /// Her last day; nil while she works there.
    package var until: CalendarDay?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a detail; ``validated()`` judges it.
    package init(
        jobTitle: String? = nil, department: String? = nil, since: CalendarDay? = nil, until: CalendarDay? = nil
    ) {
        self.jobTitle = jobTitle
        self.department = department
        self.since = since
        self.until = until
    }

    /// Whether the last day lies before `day`.
    package func isOver(on day: CalendarDay) -> Bool {
        until.map { $0 < day } ?? false
    }

    /// The detail with trimmed texts; refuses control characters, texts too long and an end before the beginning.
    package func validated() throws(Refusal) -> EmploymentDetail {
        var result = self
        result.jobTitle = try TextRule.clean(jobTitle, Catalogue.Employment.jobTitle, at: "jobTitle")
        result.department = try TextRule.clean(department, Catalogue.Employment.department, at: "department")
        if let since, let until, until < since {
            throw Refusal(
                .invalid, RefusalCode.dateInvalid, field: "until", rule: "The last day is not before the first.")
        }
        return result
    }
}

extension EmploymentDetail {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .employment }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.Employment
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.jobTitle, jobTitle)
        writer.put(Fields.department, department)
        writer.put(Fields.since, since?.description)
        writer.put(Fields.until, until?.description)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.Employment
        var reader = try RecordReader(bytes, record: .employment, maximum: RecordLimits.personBytes)
        self.init()
        while let field = try reader.next() {
            switch field.number {
            case Fields.jobTitle.number: jobTitle = try field.text()
            case Fields.department.number: department = try field.text()
            case Fields.since.number: since = try Self.day(field)
            case Fields.until.number: until = try Self.day(field)
            default: unknownFields.append(field.kept())
            }
        }
    }

    private static func day(_ field: RecordReader.Field) throws(RecordError) -> CalendarDay {
        guard let day = CalendarDay(try field.text()) else { throw RecordError(.invalidValue, field: field.number) }
        return day
    }
}
