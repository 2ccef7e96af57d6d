/// A value that can be bound to a parameter of a statement, in PostgreSQL's binary format.
package protocol PostgresEncodable: Sendable {
    /// The type the parameter is declared with.
    static var postgresType: PostgresType { get }

    /// Appends the binary form; calls `writeNull()` for NULL and `refuse(_:)` for what PostgreSQL cannot hold.
    func encode(into writer: inout PostgresValueWriter)
}
