/// Why one row is kept back, and which of its columns is to blame.
package struct ImportIssue: Error, Sendable, Equatable {
    /// The reason.
    package let code: ImportIssueCode
    /// The field as a path of the API, such as `contactPoints.email`; nil when the row as a whole is to blame.
    package let field: String?
    /// The column of the sheet, from zero, where one is to blame.
    package let column: Int?

    /// Makes an issue; carries no value of the row.
    package init(_ code: ImportIssueCode, field: String? = nil, column: Int? = nil) {
        self.code = code
        self.field = field
        self.column = column
    }

    init(_ code: ImportIssueCode, _ assignment: ColumnAssignment) {
        self.init(code, field: assignment.target.rawValue, column: assignment.column)
    }
}
