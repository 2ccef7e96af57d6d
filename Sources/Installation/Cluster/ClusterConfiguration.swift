import Foundation
import Glibc

/// The files that configure the embedded cluster, written anew at every start.
///
/// An operator's own changes go through `ALTER SYSTEM`, which PostgreSQL keeps beside them.
struct ClusterConfiguration {
    let socketDirectory: String
    let logDirectory: String
    let systemUser: String
    /// Bytes of memory that the machine has.
    let memory: Int

    /// `postgresql.conf`. No TCP; no value of any statement reaches a log.
    var server: String {
        let megabytes = memory >> 20
        let settings: [(String, String)] = [
            ("listen_addresses", ""),
            ("unix_socket_directories", socketDirectory),
            ("unix_socket_permissions", "0700"),
            ("port", "5432"),
            ("max_connections", "100"),
            ("cluster_name", "obhut"),
            ("ssl", "off"),
            // Room on a small machine; the search directory and Argon2id want memory too.
            ("shared_buffers", "\(clamp(megabytes / 8, 32, 1_024))MB"),
            ("effective_cache_size", "\(clamp(megabytes / 2, 64, 65_536))MB"),
            ("work_mem", "\(clamp(megabytes / 256, 4, 32))MB"),
            ("maintenance_work_mem", "\(clamp(megabytes / 32, 16, 256))MB"),
            ("temp_file_limit", "2GB"),
            ("jit", "off"),
            // Durable, and ready for base backups.
            ("wal_level", "replica"),
            // Restored to a point in time, it answers when it is there and may be written to, not on the way.
            ("hot_standby", "off"),
            ("max_wal_size", "1GB"),
            ("checkpoint_timeout", "15min"),
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("synchronous_commit", "on"),
            // A client that is gone or forgets its transaction holds nothing up.
            ("idle_in_transaction_session_timeout", "60s"),
            ("client_connection_check_interval", "5s"),
            // Errors quote values: only what concerns the server itself is logged, without detail and statement.
            ("log_destination", "stderr"),
            ("logging_collector", "on"),
            ("log_directory", logDirectory),
            ("log_filename", "postgresql-%a.log"),
            ("log_file_mode", "0600"),
            ("log_truncate_on_rotation", "on"),
            ("log_rotation_age", "1d"),
            ("log_rotation_size", "0"),
            ("log_min_messages", "log"),
            ("log_error_verbosity", "terse"),
            ("log_statement", "none"),
            ("log_min_error_statement", "panic"),
            ("log_min_duration_statement", "-1"),
            ("log_parameter_max_length", "0"),
            ("log_parameter_max_length_on_error", "0"),
            ("log_checkpoints", "off"),
            ("log_timezone", "UTC"),
            ("timezone", "UTC"),
            ("lc_messages", "C"),
            ("lc_monetary", "C"),
            ("lc_numeric", "C"),
            ("lc_time", "C"),
        ]
        return settings.map { name, value in
            "\(name) = '\(value.replacing("\\", with: "\\\\").replacing("'", with: "''"))'\n"
        }
        .joined()
    }

    /// `pg_hba.conf`: the socket only, and only as a role that the map grants.
    var access: String {
        """
        local all all peer map=obhut
        local replication \(ClusterRole.backup.rawValue) peer map=obhut

        """
    }

    /// `pg_ident.conf`: the one system user may act as any role of ours.
    var identities: String {
        let user = systemUser.replacing("\"", with: "\"\"")
        return ClusterRole.allCases.map { "obhut \"\(user)\" \($0.rawValue)\n" }.joined()
    }

    /// Memory of the machine, or of the control group where that is less.
    static var machineMemory: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let limit = (try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)) ?? ""
        let digits = limit.prefix { $0.isNumber }
        return min(machine, Int(digits) ?? machine)
    }

    private func clamp(_ value: Int, _ low: Int, _ high: Int) -> Int { min(max(value, low), high) }
}
