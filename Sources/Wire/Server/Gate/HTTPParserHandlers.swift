import NIOCore
import NIOHTTP1

/// The two handlers that an upgrade takes out of the pipeline.
struct HTTPParserHandlers {
    let encoder: HTTPResponseEncoder
    let decoder: ByteToMessageHandler<HTTPRequestDecoder>

    init(limits: HTTPLimits) {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = limits.headerField
        configuration.maxHeaderListSize = limits.headers
        configuration.maxHeaderFieldCount = limits.headerCount
        encoder = HTTPResponseEncoder()
        // What a hasty client sends right after its upgrade request are already frames: they go to the session.
        decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: configuration))
    }

    func add(to pipeline: ChannelPipeline.SynchronousOperations) throws {
        try pipeline.addHandlers([encoder, decoder])
    }

    /// What is written from now on goes out as it is.
    func removeEncoder(from pipeline: ChannelPipeline.SynchronousOperations) {
        pipeline.removeHandler(encoder, promise: nil)
    }

    /// What was read and not parsed, and what is read from then on, goes on as it is; `done` is called in between.
    func removeDecoder(
        from pipeline: ChannelPipeline.SynchronousOperations, on loop: any EventLoop, done: @escaping () -> Void
    ) {
        let promise = loop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in done() }
        pipeline.removeHandler(decoder, promise: promise)
    }
}
