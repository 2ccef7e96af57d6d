import CLibpq
import Glibc

/// An open libpq connection on its way from the thread that opened it to the thread that will own it.
@safe struct ConnectionHandle: Sendable {
    // SAFETY: handed over once; the opening thread never touches it again.
    nonisolated(unsafe) let pointer: OpaquePointer

    /// Opens a connection; blocks. On failure returns libpq's words about the connection, which name no row.
    static func open(_ settings: ConnectionSettings) -> Result<ConnectionHandle, PostgresError> {
        guard !settings.parameters.isEmpty else {
            return .failure(PostgresError(.unavailable, reason: "the connection string cannot be read"))
        }
        var keywords = unsafe settings.parameters.map { unsafe UnsafePointer(strdup($0.keyword)) }
        var values = unsafe settings.parameters.map { unsafe UnsafePointer(strdup($0.value)) }
        defer {
            for index in unsafe keywords.indices {
                unsafe free(UnsafeMutablePointer(mutating: keywords[index]))
                unsafe free(UnsafeMutablePointer(mutating: values[index]))
            }
        }
        unsafe keywords.append(nil)
        unsafe values.append(nil)
        guard let connection = unsafe PQconnectdbParams(keywords, values, 0) else {
            return .failure(PostgresError(.unavailable, reason: "out of memory"))
        }
        unsafe PQsetNoticeReceiver(connection, { _, _ in }, nil)
        guard unsafe PQstatus(connection) == CONNECTION_OK, unsafe PQsetnonblocking(connection, 1) == 0,
            unsafe PQenterPipelineMode(connection) == 1
        else {
            let reason = unsafe firstLine(of: connection)
            unsafe PQfinish(connection)
            return .failure(PostgresError(.unavailable, reason: reason))
        }
        return unsafe .success(ConnectionHandle(pointer: connection))
    }

    private static func firstLine(of connection: OpaquePointer) -> String {
        guard let message = unsafe PQerrorMessage(connection) else { return "no connection" }
        let text = unsafe String(cString: message)
        return text.split(separator: "\n").joined(separator: "; ")
    }
}
