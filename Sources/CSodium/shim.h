#include <sodium.h>
#include <sys/prctl.h>

/// Keeps other processes of the same user from reading this one's memory and keeps it out of core dumps; 0 when done.
/// (prctl takes a variable argument list, which Swift does not import.)
static inline int obhut_set_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }

/// 1 when this process can be dumped and read by others of its user, 0 when not.
static inline int obhut_get_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0L, 0L, 0L, 0L); }
