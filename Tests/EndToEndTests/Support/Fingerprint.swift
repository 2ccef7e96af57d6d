/// What stands in the tables: how many rows each has, what they say, and how many audit entries there are of each action.
struct Fingerprint: Sendable {
    /// What one has and the other has not.
    struct Difference: Sendable, Equatable, CustomStringConvertible {
        /// Rows more or fewer, by table and audited action.
        var counts: [String: Int] = [:]
        /// Tables that say something else.
        var changed: Set<String> = []

        var isEmpty: Bool { counts.isEmpty && changed.isEmpty }

        /// The rows alone: without what was audited, and without some tables.
        func rows(but left: Set<String>) -> [String: Int] {
            counts.filter { !$0.key.hasPrefix("audit ") && !left.contains($0.key) }
        }

        /// The same again.
        var twice: [String: Int] { counts.mapValues { $0 * 2 } }

        var description: String {
            (counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value > 0 ? "+" : "")\($0.value)" }
                + changed.subtracting(counts.keys).sorted().map { "\($0) changed" }).joined(separator: ", ")
        }
    }

    private var counts: [String: Int] = [:]
    private var digests: [String: String] = [:]

    /// Tables that change by themselves: reads are noted, entries are sealed into blocks, answers are kept, a message gets its
    /// link when it is sent; of sessions, which are used, jobs, which are tried, and sign-ups, whose messages are, the rows count.
    private static let left = ["read_entry", "stream", "block", "idempotency", "member_link"]
    private static let uneasy = ["session", "job", "pending_signup"]

    /// The statement that answers the fingerprint of a database.
    static func statement(_ superuser: Superuser) async throws -> String {
        let tables = try await superuser.query(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1")
        return tables.filter { !left.contains($0) && $0 != "audit_entry" }.map { table in
            let digest = uneasy.contains(table) ? "''" : "coalesce(md5(string_agg(h, '' ORDER BY h)), '')"
            return "SELECT '\(table)', count(*), \(digest) FROM (SELECT md5(t::text) AS h FROM public.\(table) t) q"
        }.joined(separator: " UNION ALL ")
            + """
             UNION ALL SELECT 'audit ' || action, count(*), '' FROM audit_entry WHERE action NOT IN ('member.link', 'member.link-end',
                'signup.send', 'signup.unsend')
            GROUP BY action UNION ALL SELECT 'job ' || state, count(*), '' FROM job GROUP BY state
            """
    }

    init(_ superuser: Superuser, _ statement: String) async throws {
        for line in try await superuser.query(statement) {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 3, let count = Int(parts[1]) else { throw EndToEndError("no fingerprint: \(line)") }
            counts[String(parts[0])] = count
            digests[String(parts[0])] = String(parts[2])
        }
    }

    func since(_ before: Fingerprint) -> Difference {
        var difference = Difference()
        for name in Set(counts.keys).union(before.counts.keys) {
            let more = (counts[name] ?? 0) - (before.counts[name] ?? 0)
            if more != 0 { difference.counts[name] = more }
            if digests[name] ?? "" != before.digests[name] ?? "" { difference.changed.insert(name) }
        }
        return difference
    }
}
