import CSodium
import Glibc

/// What the process does so that keys stay in memory and memory stays private.
///
/// Called once at start, before the keystore is opened: no core files (`RLIMIT_CORE` 0), not dumpable and not
/// traceable by others of the same user (`PR_SET_DUMPABLE` 0), and a first slab of key memory locked.
package struct MemoryProtection: Sendable, Equatable {
    /// Core files are switched off.
    package let coreFilesDisabled: Bool
    /// The process cannot be dumped or read by others of its user.
    package let notDumpable: Bool
    /// All key memory is locked; false means that keys may be written to swap.
    package let keysLocked: Bool
    /// `RLIMIT_MEMLOCK` in bytes, nil when unlimited.
    package let lockLimit: UInt64?

    /// Bytes of locked memory an obhutd with full slabs and scratch buffers needs.
    package static let recommendedLockLimit: UInt64 = 8 << 20

    /// Applies the protection and tells what was reached.
    package static func apply() -> MemoryProtection {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        let core = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
        _ = obhut_set_not_dumpable()
        return current(coreFilesDisabled: core)
    }

    /// The state as it is, for `keystore status`.
    package static func current() -> MemoryProtection {
        var limit = rlimit()
        let known = unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0
        return current(coreFilesDisabled: known && limit.rlim_cur == 0)
    }

    private static func current(coreFilesDisabled: Bool) -> MemoryProtection {
        var limit = rlimit()
        let known = unsafe getrlimit(__rlimit_resource_t(__RLIMIT_MEMLOCK.rawValue), &limit) == 0
        return MemoryProtection(
            coreFilesDisabled: coreFilesDisabled, notDumpable: obhut_get_dumpable() == 0,
            keysLocked: SecretSlab.shared.isLocked(),
            lockLimit: known && limit.rlim_cur != rlim_t.max ? UInt64(limit.rlim_cur) : nil)
    }

    /// A sentence for the operator when something is missing, nil when all is in place.
    package var warning: String? {
        var missing: [String] = []
        if !keysLocked {
            missing.append(
                "keys are not locked into memory: raise the limit of locked memory "
                    + "(LimitMEMLOCK=, ulimit -l) to at least \(Self.recommendedLockLimit) bytes")
        }
        if !coreFilesDisabled { missing.append("core files are not switched off") }
        if !notDumpable { missing.append("other processes of this user can read this one") }
        return missing.isEmpty ? nil : missing.joined(separator: "; ")
    }
}
