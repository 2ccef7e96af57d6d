import CLibpq

/// Reading libpq's error fields (`postgres_ext.h`).
extension PostgresError {
    private enum Field: UInt8 {
        case severity = 0x56  // V
        case sqlState = 0x43  // C
        case table = 0x74  // t
        case column = 0x63  // c
        case constraint = 0x6E  // n
        case routine = 0x52  // R
        case position = 0x50  // P
        case message = 0x4D  // M
    }

    /// Keeps codes and names; message, detail, hint and context stay behind.
    init(result: OpaquePointer) {
        let sqlState = unsafe Self.field(.sqlState, of: result)
        self.init(
            sqlState == "57014" ? .timeout : .server,
            sqlState: sqlState,
            constraint: unsafe Self.field(.constraint, of: result),
            table: unsafe Self.field(.table, of: result),
            column: unsafe Self.field(.column, of: result),
            routine: unsafe Self.field(.routine, of: result),
            position: unsafe Self.field(.position, of: result).flatMap { Int($0) },
            reason: unsafe Self.wordsForDevelopers(sqlState, of: result))
    }

    /// In debug builds the message of a syntax or access rule violation (class 42), which repeats the statement and names
    /// of the schema. Release builds keep nothing.
    private static func wordsForDevelopers(_ sqlState: String?, of result: OpaquePointer) -> String? {
        #if DEBUG
            return sqlState?.hasPrefix("42") == true ? unsafe field(.message, of: result) : nil
        #else
            return nil
        #endif
    }

    /// True when the server ended the session, or when libpq itself speaks because it did not say goodbye.
    static func endsConnection(_ result: OpaquePointer) -> Bool {
        switch unsafe field(.severity, of: result) {
        case "FATAL", "PANIC", nil: true
        default: false
        }
    }

    /// The same error as a caller sees it who may have asked for the cancellation.
    func reported(cancelRequested: Bool) -> PostgresError {
        cancelRequested && isQueryCanceled ? PostgresError(.cancelled, sqlState: sqlState) : self
    }

    private static func field(_ field: Field, of result: OpaquePointer) -> String? {
        guard let text = unsafe PQresultErrorField(result, Int32(field.rawValue)) else { return nil }
        return unsafe String(cString: text)
    }
}
