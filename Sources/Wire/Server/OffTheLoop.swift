package import Hummingbird

/// Runs what comes behind it on the threads of the pool. A connection's task runs on its event loop (`LoopExecutor`), where an answer that
/// takes a while to make, as a page or a report may, would make all other connections of that loop wait, chats among them. So it
/// stands before every route but those that are measured to be quick.
package struct OffTheLoop<Context: RequestContext>: RouterMiddleware {
    package init() {}

    @concurrent
    package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        try await withTaskExecutorPreference(globalConcurrentExecutor) { try await next(request, context) }
    }
}
