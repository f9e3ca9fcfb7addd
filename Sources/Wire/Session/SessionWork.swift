import ServiceLifecycle

/// Where sessions do what waits (a database, another service): one task for a session that has something to do, none
/// for an idle one, all of them children of this service.
///
/// List it *before* the listener in the service group: services are shut down in reverse, so the work outlives the
/// sessions that ask for it. At shutdown what was submitted is finished; what comes later is refused.
package struct SessionWork: Service {
    package typealias Job = @Sendable () async -> Void

    private let jobs: AsyncStream<Job>
    private let continuation: AsyncStream<Job>.Continuation

    package init() {
        // Unbounded, and yet bounded: a session submits its next job only when its last one is done.
        (jobs, continuation) = AsyncStream.makeStream(of: Job.self, bufferingPolicy: .unbounded)
    }

    /// Runs `job` soon; false when the service is shutting down and the job will not run.
    package func submit(_ job: @escaping Job) -> Bool {
        if case .enqueued = continuation.yield(job) { return true }
        return false
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await job in jobs { group.addTask { await job() } }
            }
        } onGracefulShutdown: {
            continuation.finish()
        }
    }
}
