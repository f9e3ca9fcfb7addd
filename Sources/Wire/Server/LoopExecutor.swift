import NIOCore

/// Runs tasks on one event loop: a connection's task stays where its bytes come and go, and between two steps of a request no
/// other thread is woken, which cost more than the step. What would block must have a thread of its own, as everywhere.
///
/// The loop must outlive the task: a loop that was shut down runs nothing more.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
