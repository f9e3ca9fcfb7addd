import Foundation
import Synchronization

/// A plain TCP server on a free loopback port that plays a dialogue, each connection on a thread of its own: for everything that a real
/// server does too seldom to be waited for.
///
///     let server = try ScriptedServer { peer in
///         try peer.send("* OK ready\r\n")
///         let tag = try peer.expect("CAPABILITY")
///         …
///     }
///
/// A script that is not followed shows in `complaints`, which every test asserts to be empty.
package final class ScriptedServer: Sendable {
    package let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    private struct State {
        var complaints: [String] = []
        var connections = 0
        var isStopped = false
    }

    /// - Parameter script: plays one connection, given its number from 1 on; returning closes it.
    package init(_ script: @escaping @Sendable (ScriptedPeer, Int) throws -> Void) throws {
        (listener, port) = try FreePort.listen()
        let thread = Thread { [self] in accept(script) }
        thread.name = "scripted-server"
        thread.start()
    }

    package convenience init(_ script: @escaping @Sendable (ScriptedPeer) throws -> Void) throws {
        try self.init { peer, _ in try script(peer) }
    }

    /// What went otherwise than the script says, in words.
    package var complaints: [String] { state.withLock { $0.complaints } }

    /// How many connections were made so far.
    package var connections: Int { state.withLock { $0.connections } }

    /// Takes no more connections.
    package func stop() {
        let wasStopped = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped
        }
        if !wasStopped { shutdown(listener, Int32(SHUT_RDWR)) }
    }

    private func accept(_ script: @escaping @Sendable (ScriptedPeer, Int) throws -> Void) {
        while true {
            let socket = Foundation.accept(listener, nil, nil)
            guard socket >= 0 else {
                close(listener)
                return
            }
            let number = state.withLock { state in
                state.connections += 1
                return state.connections
            }
            let thread = Thread { [self] in
                let peer = ScriptedPeer(socket: socket)
                do {
                    try script(peer, number)
                } catch {
                    state.withLock { $0.complaints.append("connection \(number): \(error)") }
                }
                peer.close()
            }
            thread.name = "scripted-peer"
            thread.start()
        }
    }
}
