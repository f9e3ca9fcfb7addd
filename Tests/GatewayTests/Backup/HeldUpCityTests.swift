import Foundation
import Store
import TestKit
import Testing

@Suite(
    "A city that one of its nodes holds up",
    .enabled(if: PostgresServer.isInstalled && !CityStore.isPostgres, "needs PostgreSQL, once"),
    .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"))
struct HeldUpCityTests {
    @Test(
        "a loss that one node finds while it serves makes all of them unready, until it is settled",
        .timeLimit(.minutes(5)))
    func loss() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await NodesCity.with(2, relay: relay, twilio: "http://127.0.0.1:9") { city in
            // Of the second: what it knows is ahead of the database, as after a failover to a standby that lagged.
            let file = city.nodes[1].files.folder.path("data/postgres-history")
            let node = try String(contentsOfFile: file, encoding: .utf8).prefix { $0 != "\n" }
            try await BlockingWork.run {
                try PostgresServer.shared().run(
                    """
                    UPDATE history_witness SET number = 0 WHERE node = \(node);
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """, in: PostgresServer.database(of: city.folder.path))
            }
            for (index, whose) in [(1, "this node"), (0, "another node")] {
                try await eventually {
                    let ready = await city.get("/health/ready", from: index)
                    return ready?.status == 503 && ready?.body.contains("acknowledged to \(whose)") == true
                }
            }
            #expect(city.log.contains("nothing is kept any more"))
            for index in city.nodes.indices { try await city.kill(index) }
            let refused = await #expect(throws: IntakeProcess.Ended.self) { try await city.start(0) }
            #expect(refused?.description.contains("run `intake restore --settle`") == true)
            let settled = try await city.run("restore", "--settle")
            #expect(settled.isGood, "\(settled.output)")
            for index in city.nodes.indices { try await city.start(index) }
            for index in city.nodes.indices { #expect(await city.get("/health/ready", from: index)?.status == 200) }
        }
    }
}
