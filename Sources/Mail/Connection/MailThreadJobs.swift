import Glibc

/// The queue between whoever enqueues a job and the thread that runs it. It outlives the executor until the thread has seen the end.
///
/// Sendable: `name` is written before the thread starts; everything else is touched under `mutex` only.
@safe final class MailThreadJobs: @unchecked Sendable {
    @safe private struct Entry {
        let job: UnownedJob
        let executor: UnownedSerialExecutor
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var entries: [Entry] = []
    private var isEnded = false
    var name = ""

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    func add(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        locked { unsafe entries.append(Entry(job: job, executor: executor)) }
    }

    func end() {
        locked { isEnded = true }
    }

    func runUntilEnd() {
        takeName()
        ignoreBrokenPipes()
        while true {
            let ready = take()
            if ready.isEmpty { return }
            for entry in ready { unsafe entry.job.runSynchronously(on: entry.executor) }
        }
    }

    /// pthread_setname_np(3) is not part of the imported C library; this file is what it writes to.
    private func takeName() {
        let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = unsafe write(file, name, name.utf8.count)
        close(file)
    }

    /// OpenSSL may write to a socket that the other side has closed, for which the kernel would end the process (libcurl with
    /// `CURLOPT_NOSIGNAL` leaves this to us).
    private func ignoreBrokenPipes() {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for jobs; none means the end.
    private func take() -> [Entry] {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while entries.isEmpty && !isEnded { unsafe pthread_cond_wait(condition, mutex) }
        defer { entries = [] }
        return entries
    }

    private func locked(_ change: () -> Void) {
        unsafe pthread_mutex_lock(mutex)
        change()
        unsafe pthread_cond_signal(condition)
        unsafe pthread_mutex_unlock(mutex)
    }
}
