import Foundation
import Synchronization
import TestKit
import Testing

/// A city whose gateway runs on several nodes: one database, one mailbox, blobs that all see, and of each node its own folder and port. Where
/// HAProxy is installed it stands before them, as deploy/README.md has it.
final class NodesCity: Sendable {
    struct Node: Sendable {
        let files: CityFiles
        let port: Int
        let connection: NodeConnection
    }

    let nodes: [Node]
    let dovecot: DovecotServer
    /// Where residents and providers reach it, as they think.
    let base: String
    let folder: TemporaryFolder
    private let ground: any NodesGround
    private let proxy: HAProxyServer?
    private let running = Mutex<[Int: IntakeProcess]>([:])

    /// Of the database.
    let url: String
    /// Whoever looks into the database.
    let view: StoreView

    private init(
        _ count: Int, on ground: any NodesGround, folder: TemporaryFolder, dovecot: DovecotServer, relay: ScriptedRelay,
        twilio: String, blobs: String?, extra: (Int) -> String
    ) throws {
        (self.dovecot, self.ground, self.folder) = (dovecot, ground, folder)
        (url, view) = (ground.view, StoreView(url: ground.view))
        let ports = try FreePort.find(count + 1).map { Int($0) }
        base = "http://localhost:\(ports[count])"
        let outgoing = [Int(dovecot.imapsPort), Int(relay.port), URL(string: twilio)?.port ?? 0]
        nodes = try ports.prefix(count).enumerated().map { [base] index, port in
            let connection = try ground.connect(index, port: port, outgoing: outgoing)
            let channels = FaultCity.channels(dovecot, relay: relay, twilio: twilio, kannel: nil)
            let top = CityFiles.usual(port: port)
                .replacing(
                    "store: data\n", with: "store: \(connection.store)\nblobs: \(blobs ?? folder.path("blobs"))\n"
                )
                .replacing("  reply_key_file: key\n", with: "  reply_key_file: key\n  blobs_key_file: blobs-key\n")
                .replacing("listen:\n", with: "listen:\n  public_url: \(base)\n")
            let files = try CityFiles(top: top, extra: extra(index), channels: channels)
            try files.write("blobs-key", S3Server.User.gateway.file)
            try files.write("password", DovecotServer.password)
            try files.write("token", FaultCity.twilioToken)
            return Node(files: files, port: port, connection: connection)
        }
        proxy =
            HAProxyServer.isInstalled
            ? try HAProxyServer(port: ports[count], nodes: nodes.map(\.connection.door), folder: folder) : nil
    }

    /// The same on a database of its own, which is named after the city's folder.
    ///
    /// - Parameters:
    ///   - server: the one that all tests share, unless given.
    ///   - blobs: where they are; in a folder of the city's without it.
    ///   - extra: more of a node's `intake.yaml`.
    ///   - prepare: done with it before any node is started.
    static func with(
        _ count: Int, relay: ScriptedRelay, twilio: String, server: PostgresServer? = nil, blobs: String? = nil,
        extra: @escaping @Sendable (Int) -> String = { _ in "" }, prepare: (NodesCity) throws -> Void = { _ in },
        _ work: (NodesCity) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let url = try await BlockingWork.run {
            let server = try server ?? PostgresServer.shared()
            try server.makeDatabase(of: folder)
            return server.url(PostgresServer.database(of: folder.path))
        }
        try await with(
            count, on: PlainGround(view: url), in: folder, relay: relay, twilio: twilio, blobs: blobs, extra: extra,
            prepare: prepare, work)
    }

    /// Starts all nodes, works with them and stops them. The ground is left to its owner.
    ///
    /// - Parameters:
    ///   - folder: the city's; one of its own unless given.
    ///   - blobs: where they are; in a folder of the city's without it.
    ///   - extra: more of a node's `intake.yaml`.
    ///   - prepare: done with it before any node is started.
    static func with(
        _ count: Int, on ground: any NodesGround, in folder: TemporaryFolder? = nil, relay: ScriptedRelay,
        twilio: String, blobs: String? = nil, extra: @escaping @Sendable (Int) -> String = { _ in "" },
        prepare: (NodesCity) throws -> Void = { _ in }, _ work: (NodesCity) async throws -> Void
    ) async throws {
        let folder = try folder ?? TemporaryFolder()
        let dovecot = try await DovecotServer.launch()
        do {
            let city = try await BlockingWork.run {
                try NodesCity(
                    count, on: ground, folder: folder, dovecot: dovecot, relay: relay, twilio: twilio, blobs: blobs,
                    extra: extra)
            }
            do {
                try prepare(city)
                for index in city.nodes.indices { try await city.start(index) }
                try await work(city)
            } catch {
                await city.stop()
                throw error
            }
            await city.stop()
        } catch {
            _ = try? await BlockingWork.run { dovecot.stop() }
            throw error
        }
        _ = try? await BlockingWork.run { dovecot.stop() }
    }

    /// Whether a proxy chooses the node, and not chance.
    var hasProxy: Bool { proxy != nil }

    /// Where somebody is sent to: the proxy, or a node that runs.
    func anyPort() -> Int {
        if let proxy { return proxy.port }
        let up = running.withLock { Array($0.keys) }
        return nodes[up.randomElement() ?? 0].connection.door
    }

    func start(_ index: Int) async throws {
        let node = nodes[index]
        let process = try await IntakeProcess.start(
            settings: node.files.file, port: node.connection.door, prefix: node.connection.prefix)
        running.withLock { $0[index] = process }
    }

    /// kill -9, and after a while another start.
    func kill(_ index: Int) async throws {
        let process = running.withLock { $0.removeValue(forKey: index) }
        try await process?.kill()
    }

    /// Stops it where it is, for so long, and lets it go on.
    func freeze(_ index: Int, for time: Duration) async throws {
        guard let process = running.withLock({ $0.removeValue(forKey: index) }) else { return }
        Foundation.kill(process.identifier, SIGSTOP)
        try await Task.sleep(for: time)
        Foundation.kill(process.identifier, SIGCONT)
        running.withLock { $0[index] = process }
        try await revive(index)
    }

    /// Cuts it off, for so long, and connects it again.
    func cutOff(_ index: Int, for time: Duration) async throws {
        guard let process = running.withLock({ $0.removeValue(forKey: index) }) else { return }
        let connection = nodes[index].connection
        try await BlockingWork.run { try connection.cut() }
        try await Task.sleep(for: time)
        try await BlockingWork.run { try connection.heal() }
        running.withLock { $0[index] = process }
        try await revive(index)
    }

    /// One that lost its place ends by itself, and is started again, as systemd does.
    private func revive(_ index: Int) async throws {
        guard let process = running.withLock({ $0[index] }) else { return }
        try await eventually { await process.answers("/health/ready") || process.hasEnded }
        guard process.hasEnded else { return }
        try await kill(index)
        try await start(index)
    }

    /// Starts again each that has ended.
    func reviveAll() async throws { for index in nodes.indices { try await revive(index) } }

    /// A command with a node's settings.
    func run(_ arguments: String...) async throws -> Command.Result {
        let connection = nodes[0].connection
        let words = connection.prefix + [Places.program] + arguments + ["--config", nodes[0].files.file]
        return try await Command.run(words[0], Array(words.dropFirst()))
    }

    /// An agent who sees all, at the node that has the desk.
    func agent() async throws -> Visitor {
        let link = try await run("accounts", "invite", "ann.lee", "--role", "administrator", "--role", "supervisor")
        let path = try #require(link.output.firstMatch(of: #/\/desk\/welcome\/[\w-]{43}/#), "\(link.output)")
        let password = "four words in a row"
        for node in nodes {
            let visitor = Visitor(port: node.connection.door)
            guard try await visitor.get("/health/desk").status == 200 else { continue }
            _ = try await visitor.post(
                String(path.0), ["display_name": "Ann Lee", "password": password, "password_again": password])
            let answer = try await visitor.post("/desk/sign-in", ["name": "ann.lee", "password": password])
            try #require(answer.status == 303, "\(answer.status) \(answer.body)")
            return visitor
        }
        throw NoDesk()
    }

    struct NoDesk: Error {}

    private func stop() async {
        let left = running.withLock { running in
            defer { running = [:] }
            return Array(running.values)
        }
        await withTaskGroup(of: Void.self) { group in
            for process in left { group.addTask { try? await process.stop() } }
        }
        _ = try? await BlockingWork.run { [proxy] in proxy?.stop() }
    }
}
