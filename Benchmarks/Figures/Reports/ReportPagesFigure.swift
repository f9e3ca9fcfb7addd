import ArgumentParser
import AsyncHTTPClient
import Desk
import Foundation
import Intake
import NIOCore
import NIOHTTP1
import Store
import TestKit

/// What a manager's browser waits for, on a generated city: each page of `/reports` over HTTP, and the recount of its ledger.
struct ReportPagesFigure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report-pages",
        abstract:
            "Generates a city of a year, serves it, and asks for each page of the manager's figures again and again.")

    @Option(help: "Contacts of the year.")
    var contacts = 1_000_000

    @Option(help: "How often each page is asked for.")
    var questions = 20

    @Flag(help: "Have everything counted again from the messages, too.")
    var recount = false

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        let twilio = try await TwilioSink.start()
        let city = try MeasuredCity(
            in: place, port: Int(try FreePort.find(1)[0]),
            channels: [
                "chat-web.yaml": "kind: chat", "phone-main.yaml": "kind: phone", "door-main.yaml": "kind: walk_in",
                "web-main.yaml": "kind: web", "app-main.yaml": "kind: mobile_app",
                "sms-311.yaml": MeasuredChannels.twilio(twilio),
            ],
            routing: "deploy/somerville/routing.yaml")
        try await told("generated", city, "generate", "--contacts", String(contacts))
        let facts = try FileManager.default.attributesOfItem(atPath: city.folder + "/data/intake.sqlite")
        print("\(((facts[.size] as? Int) ?? 0) / 1_000_000) MB")
        if recount { try await told("recounted", city, "ledger", "verify") }
        let staff = DeskStaff(folder: city.folder + "/data", rolesOfFirst: [.agent, .supervisor, .manager])
        guard let session = try await staff.fill(agents: 1, items: 0).first else { return }
        let views = try await ReportView.all(folder: city.folder + "/data")
        let gateway = try await MeasuredGateway(city)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await ask(views, city, session)) } catch { outcome = .failure(error) }
        print("\(try gateway.usage.memory().anonymous / 1_000_000) MB of the gateway's own")
        try await gateway.stop()
        try outcome.get()
    }

    private func told(_ what: String, _ city: MeasuredCity, _ words: String...) async throws {
        let (program, output) = (MeasuredGateway.program, city.folder + "/said")
        let arguments = words + ["--config", city.settings]
        let time = try await ContinuousClock().measure {
            try await BlockingWork.run { try ChildProcess(program, arguments, output: output).wait() }
        }
        let said = try String(contentsOfFile: output, encoding: .utf8)
        print("\(what) in \(Figure.seconds(time / .seconds(1))): \(said.split(separator: "\n").last ?? "")")
    }

    private func ask(_ views: [ReportView], _ city: MeasuredCity, _ session: DeskStaff.Session) async throws {
        for view in views {
            var (times, bytes): ([Double], Int) = ([], 0)
            for _ in 0..<max(1, questions) {
                var request = HTTPClientRequest(url: "http://127.0.0.1:\(city.port)\(view.address)")
                request.headers.add(name: "Cookie", value: session.cookie)
                let start = ContinuousClock.now
                let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
                bytes = try await answer.body.collect(upTo: 100 << 20).readableBytes
                times.append((ContinuousClock.now - start) / .milliseconds(1))
                guard answer.status == .ok else {
                    throw MeasuredGateway.Failed(description: "\(view.address): \(answer.status)")
                }
            }
            times.sort()
            print(
                String(
                    format: "%@: p50 %.0f ms, p95 %.0f ms, longest %.0f ms; %d KB", view.name, times[times.count / 2],
                    times[times.count * 95 / 100], times.last ?? 0, bytes / 1000))
        }
    }
}
