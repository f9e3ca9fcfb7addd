import Desk
import Dispatch
import Foundation
import Intake
import Store
import TestKit
import Testing

@testable import Gateway

/// Blobs in a bucket, seen from outside: what residents, staff and operators see of it while everything is well, and while it is not.
@Suite(
    "A city whose blobs are in a bucket", .serialized,
    .enabled(
        if: PostgresServer.isInstalled && DovecotServer.isInstalled && S3Server.isInstalled,
        "needs PostgreSQL, Dovecot and the S3 server that Tests/s3/fetch brings"))
struct BucketTests {
    private static let attachment = (0..<20_000).map { "line \($0)\n" }.joined()

    /// A mail that is too large for its row.
    private static func mail(_ number: Int) -> [UInt8] {
        let body = Data(attachment.utf8).base64EncodedString(options: .lineLength76Characters)
        let mail = """
            From: Resident <\(FaultCity.resident(number))>\r\nTo: 311@city.example\r\nSubject: Pothole number \(number)\r\n\
            Message-ID: <large-\(number)@resident.example>\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee what I found.\r\n\
            --b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
            Content-Disposition: attachment; filename=list.txt\r\n\r\n\(body)\r\n--b--\r\n
            """
        return Array(mail.utf8)
    }

    private static let mails = "SELECT COUNT(*) FROM message WHERE channel = 'email-311'"

    private func with(
        _ nodes: Int, _ address: String, prepare: (NodesCity) throws -> Void = { _ in },
        _ work: (NodesCity) async throws -> Void
    ) async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await NodesCity.with(
            nodes, relay: relay, twilio: "http://127.0.0.1:9", blobs: address,
            extra: { _ in "accounts:\n  password_cost: 15\n" }, prepare: prepare, work)
    }

    /// Objects that are blobs, in a part of the bucket.
    private func objects(_ address: String) async throws -> Int {
        let key = try #require(S3Key(id: S3Server.User.gateway.id, secret: S3Server.User.gateway.secret))
        let blobs = try S3Blobs(try S3Address(address), key: .fixed(key), clock: SystemWallClock())
        let future = SystemWallClock().now() + .seconds(86_400)
        let sweep = try await blobs.sweep(from: nil, before: future) { Set($0) }
        await blobs.close()
        return sweep.examined
    }

    @Test("an attachment that one node took is shown by another, after the first was killed")
    func shared() async throws {
        let server = try await BlockingWork.run { try S3Server.shared() }
        try await with(2, server.address("shared")) { city in
            try city.dovecot.deliver(Self.mail(1), to: "city")
            try await eventually { try await city.view.number(Self.mails) == 1 }
            #expect(try await city.view.number("SELECT COUNT(*) FROM raw WHERE blob IS NOT NULL") == 1)
            #expect(try await objects(server.address("shared")) == 1)
            let first = try await desk(of: city, among: [0, 1])
            try await city.kill(first)
            let second = try await desk(of: city, among: [1 - first])
            try await city.employ("ann")
            let visitor = Visitor(port: city.nodes[second].port)
            let signedIn = try await visitor.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password])
            #expect(signedIn.status == 303, "\(signedIn.body)")
            let request = try #require(
                try await city.view.rows("SELECT tracking_number FROM service_request").first?.first)
            let message = try await city.view.number("SELECT id FROM message")
            let file = try await visitor.get("/desk/requests/\(request)/files/\(message)/0")
            #expect(file.status == 200)
            #expect(file.body == Self.attachment)
        }
    }

    /// The node that has the desk, once one has.
    private func desk(of city: NodesCity, among nodes: [Int]) async throws -> Int {
        for _ in 0..<10_000 {
            for node in nodes where await city.get("/health/desk", from: node)?.status == 200 { return node }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw CommandFailure("nobody has the desk")
    }

    @Test("kill -9 between the blob and its commit loses nothing and leaves nothing twice")
    func killed() async throws {
        let server = try await BlockingWork.run { try S3Server.shared() }
        try await with(1, server.address("killed")) { city in
            let database = try await city.open(.work)
            let (isHeld, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let holding: Void = database.write(.file) { session throws(StoreFailure) in
                try session.execute(SQLStatement(once: "LOCK TABLE raw IN ACCESS EXCLUSIVE MODE"))
                isHeld.signal()
                release.wait()
            }
            try await BlockingWork.run { isHeld.wait() }
            try city.dovecot.deliver(Self.mail(2), to: "city")
            try await eventually { try await objects(server.address("killed")) == 1 }
            #expect(try await city.view.number("SELECT COUNT(*) FROM received") == 0)
            try await city.kill(0)
            release.signal()
            try await holding
            await database.close()
            try await city.start(0)
            try await eventually { try await city.view.number(Self.mails) == 1 }
            #expect(try await objects(server.address("killed")) == 1)
            #expect(try await city.view.number("SELECT COUNT(*) FROM received") == 1)
            let check = try await city.run("check")
            #expect(check.output.contains("blobs"), "\(check.output)")
        }
    }

    @Test(
        "a backup holds what is in the bucket; it is restored into another part of it, and moved to a folder and back")
    func backedUp() async throws {
        let server = try await BlockingWork.run { try S3Server.shared() }
        let (first, second) = (server.address("backed-up"), server.address("restored"))
        try await with(1, first) { city in
            try city.dovecot.deliver(Self.mail(4), to: "city")
            try await eventually { try await city.view.number(Self.mails) == 1 }
            let (backups, folder) = (city.folder.path("backups"), city.folder.path("moved"))
            let file = city.nodes[0].files.file
            let taken = try await IntakeProgram.run("backup", backups, "--config", file)
            #expect(taken.isGood && taken.output.contains("1 blobs"), "\(taken.output)")
            let verified = try await IntakeProgram.run("backup", "verify", backups)
            #expect(verified.isGood, "\(verified.output)")
            // Beside the gateway.
            let moved = try await IntakeProgram.run("migrate-blobs", "--to", folder, "--config", file)
            #expect(moved.isGood && moved.output.contains("1 copied"), "\(moved.output)")
            try await city.kill(0)
            let settings = try String(contentsOfFile: file, encoding: .utf8)
            try settings.replacing(first, with: second).write(toFile: file, atomically: true, encoding: .utf8)
            try await BlockingWork.run { [folder = city.folder] in
                try PostgresServer.shared().removeDatabase(of: folder.path)
                try PostgresServer.shared().makeDatabase(of: folder)
            }
            let restored = try await IntakeProgram.run("restore", backups, "--config", file)
            #expect(restored.isGood, "\(restored.output)")
            #expect(try await objects(second) == 1)
            try await city.start(0)
            let third = server.address("moved-back")
            let back = try await IntakeProgram.run(
                "migrate-blobs", "--from", folder, "--to", third, "--config", file)
            #expect(back.isGood && back.output.contains("1 copied"), "\(back.output)")
            #expect(try await objects(third) == 1)
        }
    }

    enum Fault: String, CaseIterable {
        case down
        case wrongKey
    }

    @Test(
        "a bucket that is away: large mail stays on its server, all else goes on, and afterwards it is kept once",
        arguments: Fault.allCases)
    func away(_ fault: Fault) async throws {
        let port = Int(try FreePort.find(1)[0])
        var server: S3Server?
        if fault == .wrongKey { server = try await S3Server.launch(port: port) }
        let wrong = S3Server.User(id: S3Server.User.gateway.id, secret: "shibboleth")
        try await with(
            1, "s3://blobs/away?endpoint=http://127.0.0.1:\(port)",
            prepare: { city in
                if fault == .wrongKey { try city.nodes[0].files.write("blobs-key", wrong.file) }
            }
        ) { city in
            try city.dovecot.deliver(Self.mail(3), to: "city")
            let texts = TwilioFlow(base: city.base, token: FaultCity.twilioToken) { city.anyPort() }
            await texts.send(from: "+16175550100", text: "pothole")
            try await eventually {
                try await city.view.number("SELECT COUNT(*) FROM message WHERE channel = 'sms-twilio'") == 1
            }
            let words = fault == .down ? "cannot be reached" : "our signature"
            try await eventually {
                guard let ready = await city.get("/health/ready") else { return false }
                return ready.status == 200 && ready.body.contains("\"degraded\"") && ready.body.contains(words)
            }
            try await eventually {
                await city.get("/metrics")?.body.contains("intake_blob_failures_total{doing=\"put\"}") == true
            }
            #expect(try await city.view.number(Self.mails) == 0)
            #expect(city.marked == 0)
            let check = try await city.run("check")
            #expect(!check.isGood && check.output.contains(words), "\(check.output)")
            #expect(!(check.output + city.log).contains("shibboleth"))
            if fault == .down { server = try await S3Server.launch(port: port) }
            try city.nodes[0].files.write("blobs-key", S3Server.User.gateway.file)
            try await eventually(within: .seconds(180)) { try await city.view.number(Self.mails) == 1 }
            try await eventually { city.marked == 1 }
            try await eventually { await city.get("/health/ready")?.body.contains(words) == false }
            let acknowledgements =
                "SELECT COUNT(*) FROM outbox WHERE kind = 'acknowledgement' AND channel = 'email-311'"
            #expect(try await city.view.number(acknowledgements) == 1)
        }
        server?.stop()
    }
}
