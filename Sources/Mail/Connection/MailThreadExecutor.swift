import Glibc
import Synchronization

/// One POSIX thread that runs an actor's jobs in order. It ends when the executor goes.
final class MailThreadExecutor: SerialExecutor {
    private let jobs = MailThreadJobs()

    /// - Throws: `ConnectionFailure` where the system gives no thread.
    init(name: String) throws(ConnectionFailure) {
        jobs.name = String(decoding: name.utf8.prefix(15), as: UTF8.self)
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(jobs)
        let result = unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<MailThreadJobs>.fromOpaque(context).takeRetainedValue().runUntilEnd()
                }
                return nil
            }, context.toOpaque())
        guard result == 0 else {
            unsafe context.release()
            throw ConnectionFailure(.connect, "no thread left for a mail session (errno \(result))")
        }
        pthread_detach(thread)
    }

    deinit {
        jobs.end()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        unsafe jobs.add(UnownedJob(job), for: asUnownedSerialExecutor())
    }
}
