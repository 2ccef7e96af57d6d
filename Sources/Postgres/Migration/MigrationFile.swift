/// One step of the schema: a file `V0001_name`, never changed once it has run anywhere.
package struct MigrationFile: Sendable, Equatable {
    /// `V`, at least one digit, `_`, words: `V0007_work`.
    package let name: String
    /// Statements without BEGIN or COMMIT; the migrator makes them one transaction.
    package let sql: String
    /// Digest of the text, computed by the caller; compared, never interpreted.
    package let checksum: String

    /// Takes the text as it is; its checksum is the caller's to compute.
    package init(name: String, sql: String, checksum: String) {
        self.name = name
        self.sql = sql
        self.checksum = checksum
    }

    /// The number in the name; nil when the name has none.
    package var version: Int? {
        guard name.hasPrefix("V"), let end = name.firstIndex(of: "_") else { return nil }
        return Int(name[name.index(after: name.startIndex)..<end]).flatMap { $0 > 0 ? $0 : nil }
    }
}
