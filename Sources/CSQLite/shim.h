// Variadic C functions cannot be called from Swift: what of them the store needs stands here.
#include <sqlite3.h>

/// Stops SQLite from counting its memory, which takes a lock of the whole process around each allocation. Must come before the
/// first connection; otherwise SQLite refuses it (SQLITE_MISUSE) and goes on counting.
static inline int sqlite_stop_counting_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Lets the journal of savepoints grow to `bytes` before it goes into a temporary file, and has it in one piece until then: in its
/// usual pieces of 1 KB each release of a savepoint walks over all of them. Must come before the first connection.
static inline int sqlite_keep_savepoints_in_memory(int bytes) {
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}
