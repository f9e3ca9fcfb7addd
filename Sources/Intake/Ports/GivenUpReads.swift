/// Whether the running task gives its reads up when it is cancelled. Unless it says so, it finishes what it has in hand: a loop that is to
/// end still files, sends and settles.
package enum GivenUpReads {
    /// For a task that only somebody's look at something hangs on: its reads then end as `.unavailable` once it is cancelled, and the
    /// server's work on them, too.
    @TaskLocal package static var areAllowed = false
}
