/// The names of locks that processes hold among each other in one database, each as long as a connection lives.
///
/// The migrator of `Postgres` has `0x6F62_6875_7401`.
enum AdvisoryLock {
    /// Held by the process that seals blocks.
    static let sequencer: Int64 = 0x6F62_6875_7402
    /// Shared by imports of the operator's command that are under way.
    static let commandImport: Int64 = 0x6F62_6875_7403
    /// Held by the active service.
    static let activeService: Int64 = 0x6F62_6875_7404
}
