// Variadic C functions cannot be called from Swift: what of them the store needs stands here.
#include <sqlite3.h>

/// Stops SQLite from counting its memory, which takes a lock of the whole process around each allocation. Must come before the
/// first connection; otherwise SQLite refuses it (SQLITE_MISUSE) and goes on counting.
static inline int sqlite_stop_counting_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
