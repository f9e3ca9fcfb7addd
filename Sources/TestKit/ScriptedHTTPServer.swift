import NIOCore
package import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP/1.1 server on a free port of 127.0.0.1 that answers as a test says, and remembers what it was asked: the far side
/// of a provider's API.
package final class ScriptedHTTPServer: Sendable {
    /// A request, whole.
    package struct Request: Sendable {
        package var method: HTTPMethod
        /// Path and query, as sent.
        package var target: String
        package var headers: HTTPHeaders
        package var body: [UInt8]

        package var path: String { String(target.prefix { $0 != "?" }) }
        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What to do with a request.
    package enum Answer: Sendable {
        case respond(status: Int, headers: [(String, String)] = [], body: [UInt8] = [])
        /// The connection is closed without an answer.
        case hangUp
        /// Nothing is ever said.
        case silence

        package static func text(_ status: Int, _ body: String, headers: [(String, String)] = []) -> Answer {
            .respond(status: status, headers: headers, body: Array(body.utf8))
        }
    }

    package let port: Int
    private let channel: any Channel
    private let asked: Memory

    /// Shared with the connections.
    private final class Memory: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private init(channel: any Channel, port: Int, asked: Memory) {
        self.channel = channel
        self.port = port
        self.asked = asked
    }

    /// Runs `body` beside a server that answers by `script`, and closes it afterwards.
    package static func run<Result>(
        _ script: @escaping @Sendable (Request) -> Answer, _ body: (ScriptedHTTPServer) async throws -> Result
    ) async throws -> Result {
        let asked = Memory()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        ScriptedHTTPHandler { request in
                            asked.requests.withLock { $0.append(request) }
                            return script(request)
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = ScriptedHTTPServer(channel: channel, port: channel.localAddress?.port ?? 0, asked: asked)
        do {
            let result = try await body(server)
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }

    /// `http://127.0.0.1:PORT`
    package var url: String { "http://127.0.0.1:\(port)" }

    /// What was asked so far, in the order in which it came.
    package var requests: [Request] { asked.requests.withLock { $0 } }
}
