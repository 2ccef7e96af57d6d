/// Turns rows of a sheet into people with the reason to keep them, or says why not.
///
/// A person comes out as ``PersonProfile/validated()`` would give it. The first thing wrong with a row is its issue:
/// shape first, then cells from left to right, then what is missing. Columns that are not read are not looked at.
package struct RowInterpreter: Sendable {
    private let assignments: [ColumnAssignment]
    private let defaults: ImportDefaults
    private let addresses: Int

    /// An interpreter for one sheet.
    package init(mapping: ColumnMapping, defaults: ImportDefaults) {
        assignments = mapping.assignments
        self.defaults = defaults
        addresses = (mapping.assignments.map(\.address).max() ?? 0) + 1
    }

    /// What a data row says.
    package func interpret(_ record: CSVRecord) -> ImportRowOutcome {
        do throws(ImportIssue) {
            return try person(record)
        } catch {
            return .issue(error)
        }
    }

    private func person(_ record: CSVRecord) throws(ImportIssue) -> ImportRowOutcome {
        if let defect = record.defect { throw issue(defect) }
        var draft = RowDraft(addresses: addresses)
        for assignment in assignments {
            let text = try cell(record, assignment)
            if text.isEmpty || CellError.isMissing(text) { continue }
            guard !CellError.isError(text) else { throw ImportIssue(.cellError, assignment) }
            try draft.take(text, assignment, defaults)
        }
        let profile = try draft.finish(defaults)
        return .person(profile, try draft.statement(defaults))
    }

    private func cell(_ record: CSVRecord, _ assignment: ColumnAssignment) throws(ImportIssue) -> String {
        let isMultiline =
            assignment.target == .streetAddress || assignment.target == .telephone
            || assignment.target == .wording
        let result = record.withField(assignment.column) { bytes in
            Result { () throws(CellText.Fault) in try CellText.clean(bytes, multiline: isMultiline) }
        }
        do throws(CellText.Fault) {
            return try result.get()
        } catch {
            throw ImportIssue(error == .encoding ? .encodingInvalid : .controlCharacter, assignment)
        }
    }

    private func issue(_ defect: CSVDefect) -> ImportIssue {
        switch defect {
        case .columnCount: return ImportIssue(.columnCount)
        case .quoteBroken: return ImportIssue(.quoteBroken)
        case .tooLong(let column):
            guard let column else { return ImportIssue(.tooLong) }
            guard let assignment = assignments.first(where: { $0.column == column }) else {
                return ImportIssue(.tooLong, column: column)
            }
            return ImportIssue(.tooLong, assignment)
        }
    }
}
