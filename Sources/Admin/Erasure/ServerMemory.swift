import Installation
import Store
import Texts

/// Whether a scan of files misses what the database server has in memory alone.
enum ServerMemory {
    private static let stopped = "not-running"
    private static let command = ["database", "checkpoint", "--json", "--state-dir"]

    /// Has it written out, and answers how that went, as a code.
    ///
    /// Root stays root where it has not entered the installation: it may look where the system user may not.
    static func flush(_ session: Session) async throws -> String {
        let settings = try session.settings()
        guard session.entrance.isRoot, settings.usesEmbeddedDatabase else {
            return code(try await session.entrance.flush())
        }
        guard session.entrance.isServerRunning else { return stopped }
        switch try await OwnProgram.run(command + [settings.stateDirectory]) {
        case 0: return code(.done)
        case ExitStatus.failed.rawValue: return code(.archiveBehind)
        default:
            throw Failure(
                .failed, "checkpoint-failed",
                "The database server did not write its memory into its files: 'obhut database checkpoint' says why.")
        }
    }

    static func code(_ flush: ServerFlush?) -> String { flush?.rawValue ?? stopped }

    /// What a person has to know of it; nil where nothing is missed.
    static func note(_ code: String) -> Words? {
        [ServerFlush.done.rawValue, stopped].contains(code) ? nil : words(code)
    }

    static func words(_ code: String) -> Words {
        code == ServerFlush.refused.rawValue
            ? Words(
                "Der Datenbankserver durfte seinen Speicher nicht in die Dateien schreiben: GRANT pg_checkpoint TO obhut_owner. Was nur dort steht, ist nicht durchsucht.",
                "The database server was not allowed to write its memory into its files: GRANT pg_checkpoint TO obhut_owner. What stands only there was not searched."
            )
            : Words(
                "Das Archiv des Protokolls ist nicht nachgekommen: Was noch nicht darin liegt, ist nur im Datenverzeichnis durchsucht.",
                "The archive of the log did not follow: what does not lie in it yet was searched in the data directory only."
            )
    }
}
