import Foundation
import Synchronization
import TestKit
import Testing

/// A city whose gateway runs on several nodes: one PostgreSQL, one mailbox, blobs that all see, and of each node its own folder and port.
final class NodesCity: Sendable {
    struct Node: Sendable {
        let files: CityFiles
        let port: Int
    }

    let nodes: [Node]
    let dovecot: DovecotServer
    /// Where residents and providers reach it, as they think.
    let base: String
    let folder: TemporaryFolder
    private let running = Mutex<[Int: IntakeProcess]>([:])

    /// Whoever looks into the database.
    let view: StoreView

    private init(
        _ count: Int, dovecot: DovecotServer, relay: ScriptedRelay, twilio: String, server: PostgresServer?,
        extra: (Int) -> String
    ) throws {
        self.dovecot = dovecot
        let ports = try FreePort.find(count).map { Int($0) }
        base = "http://localhost:\(ports[0])"
        folder = try TemporaryFolder()
        let server = try server ?? PostgresServer.shared()
        try server.makeDatabase(of: folder)
        let url = server.url(PostgresServer.database(of: folder.path))
        view = StoreView(url: url)
        nodes = try ports.enumerated().map { [base, folder] index, port in
            let channels = FaultCity.channels(dovecot, relay: relay, twilio: twilio, kannel: nil)
            let top = CityFiles.usual(port: port)
                .replacing("store: data\n", with: "store: \(url)\nblobs: \(folder.path("blobs"))\n")
                .replacing("listen:\n", with: "listen:\n  public_url: \(base)\n")
            let files = try CityFiles(top: top, extra: extra(index), channels: channels)
            try files.write("password", DovecotServer.password)
            try files.write("token", FaultCity.twilioToken)
            return Node(files: files, port: port)
        }
    }

    /// Starts all nodes, works with them and stops them.
    ///
    /// - Parameters:
    ///   - server: the one that all tests share, unless given.
    ///   - extra: more of a node's `intake.yaml`.
    static func with(
        _ count: Int, relay: ScriptedRelay, twilio: String, server: PostgresServer? = nil,
        extra: @escaping @Sendable (Int) -> String = { _ in "" }, _ work: (NodesCity) async throws -> Void
    ) async throws {
        let dovecot = try await DovecotServer.launch()
        let city = try await BlockingWork.run {
            try NodesCity(count, dovecot: dovecot, relay: relay, twilio: twilio, server: server, extra: extra)
        }
        do {
            for index in city.nodes.indices { try await city.start(index) }
            try await work(city)
        } catch {
            await city.stop()
            throw error
        }
        await city.stop()
    }

    /// The port of a node that somebody might be sent to: any of those that run.
    func anyPort() -> Int {
        let up = running.withLock { Array($0.keys) }
        return nodes[up.randomElement() ?? 0].port
    }

    func start(_ index: Int) async throws {
        let node = nodes[index]
        let process = try await IntakeProcess.start(settings: node.files.file, port: node.port)
        running.withLock { $0[index] = process }
    }

    /// kill -9, and after a while another start.
    func kill(_ index: Int) async throws {
        let process = running.withLock { $0.removeValue(forKey: index) }
        try await process?.kill()
    }

    /// Stops it where it is, for so long, and lets it go on. Whoever asks it meanwhile waits in vain: the proxy sends nobody there.
    func freeze(_ index: Int, for time: Duration) async throws {
        guard let process = running.withLock({ $0.removeValue(forKey: index) }) else { return }
        Foundation.kill(process.identifier, SIGSTOP)
        try await Task.sleep(for: time)
        Foundation.kill(process.identifier, SIGCONT)
        running.withLock { $0[index] = process }
        // One that lost its place ends, and is started again, as systemd does.
        if !(await process.answers("/health/live")) {
            try await kill(index)
            try await start(index)
        }
    }

    /// A command with the first node's settings.
    func run(_ arguments: String...) async throws -> Command.Result {
        let process = try #require(running.withLock { $0.values.first })
        return try await process.run(arguments)
    }

    private func stop() async {
        let left = running.withLock { running in
            defer { running = [:] }
            return Array(running.values)
        }
        for process in left { try? await process.stop() }
        _ = try? await BlockingWork.run { [dovecot] in dovecot.stop() }
    }
}
