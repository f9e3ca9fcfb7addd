import Foundation
import Intake
import Store
import TestKit
import Testing

/// A city outgrows the embedded database, and goes on in PostgreSQL where it was; and back.
@Suite(
    "A moved city",
    .enabled(if: PostgresServer.isInstalled && !CityStore.isPostgres, "needs PostgreSQL beside the embedded store"))
struct MovedCityTests {
    /// The database that a city moves to.
    private struct Place {
        let server: PostgresServer
        let name: String
        var url: String { server.url(name) }

        init(of folder: TemporaryFolder) async throws {
            server = try await BlockingWork.run { try PostgresServer.shared() }
            name = PostgresServer.database(of: folder.path)
            try await BlockingWork.run { [server] in try server.makeDatabase(of: folder) }
        }

        /// The first column of each row.
        func column(_ sql: String) async throws -> [String] {
            let database = try await PostgresDatabase.open(PostgresURL(url), purpose: .read)
            let rows = try await database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: sql), []) { $0.text(0) }
            }
            await database.close()
            return rows
        }
    }

    private static let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
    /// Of everything that residents brought, and what became of it.
    private static let counts = """
        SELECT (SELECT COUNT(*) FROM received) || ' ' || (SELECT COUNT(*) FROM message) || ' '
            || (SELECT COUNT(*) FROM service_request) || ' ' || (SELECT COUNT(*) FROM outbox)
        """

    /// What the program itself says of the store.
    private func report(_ settings: String) async throws -> String {
        var text = ""
        for words in [["report", "channels", "--format", "csv"], ["requests", "list"], ["ledger", "verify"]] {
            let result = try await IntakeProgram.run(words + ["--config", settings])
            #expect(result.isGood, "\(result.output)")
            text += result.output
        }
        return text
    }

    /// Lets the settings name another store, with its blobs where they are.
    private func settle(_ settings: String, _ store: String) throws {
        var text = try String(contentsOfFile: settings, encoding: .utf8)
        text = text.replacing(#/store: .*\n(data: .*\n)?/#, with: "store: \(store)\ndata: data\n")
        try text.write(toFile: settings, atomically: true, encoding: .utf8)
    }

    @Test(
        "mail, texts and a chat go on under PostgreSQL, and back: numbers, counts, the mailbox's place, the chat's",
        .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"), .timeLimit(.minutes(5)))
    func whole() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        let twilio = TwilioStandIn(Victim())
        try await ScriptedHTTPServer.run({ twilio.answer($0) }) { api in
            try await FaultCity.with(relay: relay, twilio: api.url) { city in
                try await move(city)
            }
        }
    }

    private func move(_ city: FaultCity) async throws {
        let place = try await Place(of: city.folder)
        let texts = TwilioFlow(port: city.port, token: FaultCity.twilioToken)
        let view = StoreView(folder: city.data)
        var intake = try await city.start()
        for number in 0..<3 { try city.deliver(number) }
        await texts.send(from: "+16175551000", text: "Pothole on Elm Street")
        let client = try await ChatClient.connect(port: city.port)
        let key = try await client.start()
        try await client.write("one", "A street light is out")
        #expect(try await client.next() == .ack("one", 1))
        try await eventually { try await view.number(Self.sent) == 5 }
        let busy = try await intake.run("migrate-store", "--to", place.url)
        #expect(busy.exitCode == 1 && busy.output.contains("another gateway serves this data folder"))
        try await intake.stop()
        let before = try await report(city.settings)
        #expect(try await view.rows(Self.counts) == [["5 5 5 5"]])

        let moved = try await IntakeProgram.run("migrate-store", "--to", place.url, "--config", city.settings)
        #expect(moved.isGood && moved.output.contains("all agree"), "\(moved.output)")
        #expect(moved.output.contains(#/\nmessage +5 +5  agrees /#), "\(moved.output)")
        try settle(city.settings, place.url)
        #expect(try await report(city.settings) == before)
        intake = try await city.start()
        try city.deliver(3)
        await texts.send(from: "+16175551000", text: "And it grows")
        let again = try await ChatClient.connect(port: city.port)
        #expect(try await again.resume(key, after: 1) == 2)
        #expect(try await again.next().sequence == 2)
        try await again.write("two", "It is dark")
        #expect(try await again.next() == .ack("two", 3))
        // One mail more is a request more; the text and the line are of requests that are there.
        try await eventually { try await place.column(Self.counts) == ["8 8 6 6"] }
        try await eventually { try await place.column(Self.sent) == ["6"] }
        try await intake.stop()
        try await moveBack(city, place, key)
    }

    private func moveBack(_ city: FaultCity, _ place: Place, _ key: String) async throws {
        let before = try await report(city.settings)
        // What is there still is the store of before.
        let occupied = try await IntakeProgram.run("migrate-store", "--from", place.url, "--to", city.data)
        #expect(occupied.exitCode == 1 && occupied.output.contains("must be empty"), "\(occupied.output)")
        try FileManager.default.moveItem(atPath: city.data + "/intake.sqlite", toPath: city.data + "/old.sqlite")
        let moved = try await IntakeProgram.run("migrate-store", "--from", place.url, "--to", city.data)
        #expect(moved.isGood && moved.output.contains("all agree"), "\(moved.output)")
        try settle(city.settings, "data")
        #expect(try await report(city.settings) == before)
        let intake = try await city.start()
        let client = try await ChatClient.connect(port: city.port)
        #expect(try await client.resume(key, after: 2) == 3)
        #expect(try await client.next().text == "It is dark")
        try city.deliver(4)
        let view = StoreView(folder: city.data)
        try await eventually { try await view.rows(Self.counts) == [["9 9 7 7"]] }
        try await client.socket.close()
        try await intake.stop()
    }

    @Test(
        "half of a store is not served, nor read by any command, and says what to do", .timeLimit(.minutes(5)))
    func unfinished() async throws {
        let files = try CityFiles()
        let place = try await Place(of: files.folder)
        try await BlockingWork.run {
            try place.server.run("CREATE TABLE store_move (table_name TEXT, mark TEXT)", in: place.name)
        }
        try settle(files.file, place.url)
        for words in [["serve"], ["requests", "list"], ["ledger", "verify"]] {
            let result = try await IntakeProgram.run(words + ["--config", files.file])
            #expect(result.exitCode == 1)
            #expect(result.output.contains("run `intake migrate-store` again"), "\(result.output)")
        }
    }

    @Test("where there is no store, none is made to be moved")
    func nothing() async throws {
        let folder = try TemporaryFolder()
        let source = folder.path("data")
        let result = try await IntakeProgram.run("migrate-store", "--from", source, "--to", folder.path("other"))
        #expect(result.exitCode == 1)
        #expect(result.output.contains("there is no store in \(source)"))
        let same = try await IntakeProgram.run(
            "migrate-store", "--from", "postgresql://h/d", "--to", "postgresql://h/d")
        #expect(same.output.contains("are the same store"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
