// What the store needs of SQLite that cannot be called from Swift: variadic functions, and methods of its files.
#include <malloc.h>
#include <sqlite3.h>

/// Stops SQLite from counting its memory, which takes a lock of the whole process around each allocation. Must come before the
/// first connection; otherwise SQLite refuses it (SQLITE_MISUSE) and goes on counting.
static inline int sqlite_stop_counting_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Gives memory that nobody uses back to the system, also from the middle of the heap, where the allocator of the C library leaves it.
/// Takes some milliseconds, in which others may wait to allocate.
static inline void give_back_free_memory(void) {
    malloc_trim(0);
}

/// Lets the journal of savepoints grow to `bytes` before it goes into a temporary file, and has it in one piece until then: in its
/// usual pieces of 1 KB each release of a savepoint walks over all of them. Must come before the first connection.
static inline int sqlite_keep_savepoints_in_memory(int bytes) {
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}

/// Syncs the database's own file, not its log, through SQLite's file object: a second descriptor of ours on the file would, when closed,
/// take SQLite's locks along (sqlite.org/howtocorrupt.html, section 2.2).
static inline int sqlite_sync_database_file(sqlite3 *connection) {
    sqlite3_file *file = 0;
    int code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (code != SQLITE_OK) return code;
    if (!file || !file->pMethods) return SQLITE_CANTOPEN;
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}
