import Foundation
import Postgres

/// Vacuuming with proof: which deletions it reached, and whether standbys have followed (decision 0021, levels L1 and L2).
extension Store {
    /// How long somebody's open snapshot is waited for, and how long a standby.
    private static let patience: Duration = .seconds(5)
    private static let pause: Duration = .milliseconds(100)

    /// Removes dead rows as ``vacuum()`` does and says which of them are surely gone.
    ///
    /// A vacuum leaves what an older snapshot may still see. So the oldest one is asked for first; what was deleted just now
    /// waits for open transactions a few seconds, and for the next run where they last longer.
    package func clean() async throws -> Cleaning { try await clean { try await vacuum() } }

    /// The same with the tables of a tenant that is destroyed; needs the owner's role.
    package func clean(_ tables: [TenantTable]) async throws -> Cleaning {
        try await clean {
            try await vacuum(tables)
            return tables.count
        }
    }

    private func clean(_ vacuum: () async throws -> Int) async throws -> Cleaning {
        let wanted = try await horizon().next
        let deadline = ContinuousClock.now + Self.patience
        var line = try await horizon().oldest
        while line < wanted, ContinuousClock.now < deadline {
            try await Task.sleep(for: Self.pause)
            line = try await horizon().oldest
        }
        let tables = try await vacuum()
        let rows = try await postgres.segment(["SELECT pg_current_wal_insert_lsn()::text"], lane: .write)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        return Cleaning(
            line: line, isComplete: line >= wanted, position: try row.decode(String.self), tables: tables)
    }

    /// Where the standbys are, measured at a place in the log; one that is only a little behind is waited for.
    package func standbys(at position: String) async throws -> StandbyState {
        let deadline = ContinuousClock.now + Self.patience
        var state = try await standbysNow(at: position)
        while state == .behind, ContinuousClock.now < deadline {
            try await Task.sleep(for: Self.pause)
            state = try await standbysNow(at: position)
        }
        return state
    }

    /// The next transaction, and the oldest one that a snapshot of this database, a prepared transaction or a standby may
    /// still have to see around.
    private func horizon() async throws -> (next: UInt64, oldest: UInt64) {
        let rows = try await postgres.segment(
            [
                """
                SELECT pg_snapshot_xmax(pg_current_snapshot())::text, least(
                    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                    pg_snapshot_xmax(pg_current_snapshot())::text::bigint - (
                        SELECT COALESCE(max(age(held.xid)), 0) FROM (
                            SELECT backend_xmin AS xid FROM pg_stat_activity
                            WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
                            UNION ALL SELECT backend_xid FROM pg_stat_activity
                            WHERE pid <> pg_backend_pid() AND datname = current_database()
                            UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
                            UNION ALL SELECT xmin FROM pg_replication_slots
                        ) AS held WHERE held.xid IS NOT NULL))::text
                """
            ], lane: .read)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (next, oldest) = try row.decode(String.self, String.self)
        return (UInt64(next) ?? 0, UInt64(oldest) ?? 0)
    }

    private func standbysNow(at position: String) async throws -> StandbyState {
        let rows = try await postgres.segment(
            [
                """
                SELECT count(*) FILTER (WHERE state IS DISTINCT FROM 'backup'),
                    count(*) FILTER (WHERE state IS NULL),
                    count(*) FILTER (WHERE state <> 'backup'
                        AND (replay_lsn IS NULL OR replay_lsn < (\(position)::text)::pg_lsn)),
                    (SELECT count(*) FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT active
                        AND restart_lsn IS NOT NULL)
                FROM pg_stat_replication
                """
            ], lane: .read)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (all, unseen, behind, away) = try row.decode(Int64.self, Int64.self, Int64.self, Int64.self)
        if unseen > 0 { return .unseen }
        if behind > 0 { return .behind }
        if away > 0 { return .away }
        return all == 0 ? .none : .past(count: Int(clamping: all))
    }
}
