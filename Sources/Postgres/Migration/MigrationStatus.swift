/// How the migration files and a database stand to each other.
package struct MigrationStatus: Sendable, Equatable {
    /// What the database remembers, oldest first.
    package let applied: [AppliedMigration]
    /// Files that have not run, in the order in which they will.
    package let pending: [MigrationFile]
    /// Why nothing may run; one sentence each, naming the file.
    package let problems: [String]

    /// True when nothing is left to do and nothing contradicts.
    package var isCurrent: Bool { pending.isEmpty && problems.isEmpty }

    init(files: [MigrationFile], applied: [AppliedMigration]) {
        self.applied = applied
        var problems: [String] = []
        let known = Dictionary(applied.map { ($0.version, $0) }, uniquingKeysWith: { first, _ in first })
        let newest = applied.last?.version ?? 0
        var pending: [MigrationFile] = []
        var versions: Set<Int> = []
        for file in files {
            guard let version = file.version else {
                problems.append("\(file.name) has no version in its name.")
                continue
            }
            if version <= versions.max() ?? 0 { problems.append("\(file.name) is out of order.") }
            versions.insert(version)
            if let old = known[version] {
                if old.name != file.name {
                    problems.append("\(file.name) ran under the name \(old.name).")
                } else if old.checksum != file.checksum {
                    problems.append("\(file.name) was changed after it ran.")
                }
            } else if version < newest {
                problems.append("\(file.name) has not run although a newer one has.")
            } else {
                pending.append(file)
            }
        }
        for old in applied where !versions.contains(old.version) {
            let isNewer = old.version > versions.max() ?? 0
            problems.append(
                isNewer
                    ? "The database is newer than this program: \(old.name) is unknown here."
                    : "\(old.name) has run but its file is missing.")
        }
        self.pending = pending
        self.problems = problems
    }
}
