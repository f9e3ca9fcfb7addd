import Foundation
import Store
import Synchronization
import TestKit
import Testing

@Suite(
    "A city whose PostgreSQL is lost",
    .enabled(if: PostgresServer.isInstalled && !CityStore.isPostgres, "needs PostgreSQL, once"),
    .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"))
struct LostCityTests {
    /// Nobody sends texts here.
    private static let twilio = "http://127.0.0.1:9"

    @Test(
        "a backup taken while mail flows becomes a database; mail still on the server is filed once, and nobody is answered twice without need",
        .timeLimit(.minutes(5)))
    func backup() async throws {
        let moment = LostCity.Moment()
        let relay = try ScriptedRelay { _, now in moment.strike(now) }
        defer { relay.stop() }
        try await NodesCity.with(2, relay: relay, twilio: Self.twilio) { city in
            let lost = LostCity(city: city, relay: relay)
            let (settings, backups) = (city.nodes[0].files.file, city.folder.path("backups"))
            // A mail that stands in a blob.
            let large = String(decoding: FaultCity.mail(0), as: UTF8.self)
            try city.dovecot.deliver(
                Array((large + String(repeating: "It is deep.\r\n", count: 8_000)).utf8), to: "city")
            try lost.deliver(1..<3)
            try await lost.wait(3, in: city.view)
            moment.arm {
                let backup = try ChildProcess(Places.program, ["backup", backups, "--config", settings])
                try backup.wait()
            }
            try lost.deliver(3..<4)
            try await lost.wait(4, in: city.view)
            #expect(moment.outcome.withLock { $0 } == "done")
            try lost.deliver(4..<7)
            try await lost.wait(7, in: city.view)
            try await lost.kill()
            try await BlockingWork.run {
                try PostgresServer.shared().removeDatabase(of: city.folder.path)
                try PostgresServer.shared().makeDatabase(of: city.folder)
                try FileManager.default.removeItem(atPath: city.folder.path("blobs"))
            }
            try lost.deliver(7..<8)
            let verified = try await IntakeProgram.run("backup", "verify", backups)
            #expect(verified.isGood && verified.output.contains("1 blobs"), "\(verified.output)")
            let replaced = try await lost.run("restore", "--replace", backups)
            #expect(replaced.output.contains("make an empty database"), "\(replaced.output)")
            let restored = try await lost.run("restore", backups)
            #expect(restored.isGood, "\(restored.output)")
            #expect(restored.output.contains("1 messages waited then"), "\(restored.output)")
            let blob = try await city.view.rows("SELECT blob FROM raw WHERE blob IS NOT NULL").first?.first ?? ""
            let path = city.folder.path("blobs/blobs/\(blob.prefix(2))/\(blob.dropFirst(2))")
            #expect(FileManager.default.fileExists(atPath: path))
            for index in city.nodes.indices { try await city.start(index) }
            try await lost.wait(8, in: city.view)
            try await lost.verify(8, settled: [0, 1, 2, 7], underWay: 3, in: city.view)
            let ledger = try await lost.run("ledger", "verify")
            #expect(ledger.isGood, "\(ledger.output)")
            // What it is in now is not written over.
            try await lost.kill()
            let again = try await lost.run("restore", backups)
            #expect(again.exitCode == 1 && again.output.contains("must be empty"), "\(again.output)")
        }
    }

    @Test(
        "PostgreSQL restored to a point in time is not served before it was settled, and then as after any restore",
        .timeLimit(.minutes(5)))
    func pointInTime() async throws {
        let archive = try TemporaryFolder()
        let server = try await PostgresServer.launch(settings: [
            "wal_level=replica", "archive_mode=on", "archive_command=cp %p \(archive.path)/%f",
        ])
        defer { server.stop() }
        // The server's user writes there.
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: archive.path)
        let moment = LostCity.Moment()
        let then = Mutex("")
        let relay = try ScriptedRelay { _, now in moment.strike(now) }
        defer { relay.stop() }
        try await NodesCity.with(2, relay: relay, twilio: Self.twilio, server: server) { city in
            let lost = LostCity(city: city, relay: relay)
            try lost.deliver(0..<2)
            try await lost.wait(2, in: city.view)
            let base = archive.path("base")
            try await BlockingWork.run { try server.backUp(to: base) }
            try lost.deliver(2..<3)
            try await lost.wait(3, in: city.view)
            moment.arm {
                let now = try server.value("SELECT clock_timestamp()")
                then.withLock { $0 = now }
            }
            try lost.deliver(3..<4)
            try await lost.wait(4, in: city.view)
            #expect(moment.outcome.withLock { $0 } == "done")
            try lost.deliver(4..<6)
            try await lost.wait(6, in: city.view)
            // Each node knows by now what it was told after that moment.
            try await Self.waitForWitnesses(city)
            try await lost.kill()
            try await BlockingWork.run {
                let segment = try server.value("SELECT pg_walfile_name(pg_current_wal_lsn())")
                try server.run("SELECT pg_switch_wal()")
                let end = Date().addingTimeInterval(60)
                while !FileManager.default.fileExists(atPath: archive.path(segment)) {
                    try #require(Date() < end, "the log is not archived: \(server.log)")
                    usleep(20_000)
                }
            }
            let restored = try await PostgresServer.restored(
                from: base, archive: archive.path, to: then.withLock { $0 })
            defer { restored.stop() }
            let name = PostgresServer.database(of: city.folder.path)
            try lost.settle(restored.url(name))
            let view = StoreView(url: restored.url(name))
            #expect(try await view.number("SELECT COUNT(*) FROM message") == 4)
            for index in city.nodes.indices {
                let refused = await #expect(throws: IntakeProcess.Ended.self) { try await city.start(index) }
                #expect(refused?.description.contains("run `intake restore --settle`") == true)
            }
            let settled = try await lost.run("restore", "--settle")
            #expect(settled.isGood && settled.output.contains("1 messages waited then"), "\(settled.output)")
            try lost.deliver(6..<7)
            for index in city.nodes.indices { try await city.start(index) }
            try await lost.wait(7, in: view)
            try await lost.verify(7, settled: [0, 1, 2, 6], underWay: 3, in: view)
            let ledger = try await lost.run("ledger", "verify")
            #expect(ledger.isGood, "\(ledger.output)")
            try await lost.kill()
        }
    }

    /// Until every node has written down a number that was raised after now.
    private static func waitForWitnesses(_ city: NodesCity) async throws {
        let files = city.nodes.map { $0.files.folder.path("data/postgres-history") }
        let before = files.map { try? String(contentsOfFile: $0, encoding: .utf8) }
        try await eventually { files.map { try? String(contentsOfFile: $0, encoding: .utf8) } != before }
        let once = files.map { try? String(contentsOfFile: $0, encoding: .utf8) }
        try await eventually {
            zip(files.map { try? String(contentsOfFile: $0, encoding: .utf8) }, once).allSatisfy { $0 != $1 }
        }
    }

    @Test(
        "of several nodes one takes the scheduled backups, another goes on with them, and all know how old the last is",
        .timeLimit(.minutes(5)))
    func scheduled() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        let place = try TemporaryFolder()
        let folders = (0..<2).map { BackupFolder(path: place.path("node-\($0)")) }
        let extra: @Sendable (Int) -> String = {
            "backup: {folder: \(place.path("node-\($0)")), every: 2s, keep: 50}\n"
        }
        try await NodesCity.with(2, relay: relay, twilio: Self.twilio, extra: extra) { city in
            // Were it a race, each would win now and then.
            try await eventually(within: .seconds(60)) { try folders.reduce(0) { try $0 + $1.stamps().count } >= 5 }
            let mine = try folders.firstIndex { try !$0.stamps().isEmpty } ?? 0
            #expect(try folders[1 - mine].stamps() == [], "a second node takes them, too")
            for node in city.nodes {
                let staff = node.port
                try await eventually {
                    let metrics = await Self.get("/metrics", staff)
                    return metrics.contains("\nintake_backup_last_success_seconds ")
                        && metrics.contains("\nintake_backup_overdue 0\n")
                }
                #expect(await Self.get("/health/ready", staff).contains(#/"age_seconds" : \d/#))
            }
            try await city.kill(mine)
            try await eventually(within: .seconds(60)) { try !folders[1 - mine].stamps().isEmpty }
            let verified = try await IntakeProgram.run("backup", "verify", "--all", folders[mine].path)
            #expect(verified.isGood, "\(verified.output)")
            // One that somebody takes by hand is known to the nodes, too.
            let taken = try await IntakeProgram.run(
                "backup", place.path("by-hand"), "--config", city.nodes[mine].files.file)
            #expect(taken.isGood && !taken.output.contains("warning"), "\(taken.output)")
        }
    }

    private static func get(_ path: String, _ port: Int) async -> String {
        guard let connection = try? await RawConnection.open(host: "127.0.0.1", port: port) else { return "" }
        let request = "GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n"
        guard (try? await connection.send(request)) != nil else { return "" }
        let answer = try? await connection.answer()
        try? await connection.close()
        return answer?.body ?? ""
    }
}
