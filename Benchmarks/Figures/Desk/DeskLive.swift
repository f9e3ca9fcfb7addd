import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization
import TestKit

/// How soon agents hear of what concerns them, and what that costs.
struct DeskLive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk-live",
        abstract:
            "Connects many agents to a floor with much open work, and measures how soon a change reaches its agent.",
        discussion: """
            Every agent's page is connected, watches the queue, and is available. At a steady rate one of them accepts an offer over \
            the socket or puts work back by the page's form; the time from the sending to the frame that says so is taken at that agent. \
            Every other page that hears of the same is counted as a stray.
            """)

    @Option(help: "Agents.")
    var agents = 200

    @Option(help: "Open requests at the beginning.")
    var items = 5_000

    @Option(help: "Changes a second.")
    var rate = 20

    @Option(help: "Seconds.")
    var seconds = 60

    @OptionGroup var place: MeasuredPlace

    /// An agent as the measuring knows them.
    private struct Agent: Sendable {
        var offers: [DeskPage.Frame.Card] = []
        var work: [DeskPage.Frame.Card] = []
    }

    private final class Agents: Sendable {
        let all: Mutex<[Agent]>
        init(_ count: Int) { all = Mutex(Array(repeating: Agent(), count: count)) }
    }

    func run() async throws {
        let port = Int(try FreePort.find(1)[0])
        let city = try MeasuredCity(
            in: place, port: port, channels: ["chat-web.yaml": "kind: chat\n"])
        let sessions = try await DeskStaff(folder: city.folder + "/data").fill(agents: agents, items: items)
        let gateway = try await MeasuredGateway(city)
        let outcome: Result<String, any Error>
        do { outcome = .success(try await measure(gateway, sessions)) } catch { outcome = .failure(error) }
        try await gateway.stop()
        print(try outcome.get())
    }

    private func measure(_ gateway: MeasuredGateway, _ sessions: [DeskStaff.Session]) async throws -> String {
        let (tally, known) = (DeskTally(), Agents(agents))
        var pages: [DeskPage] = []
        for (index, session) in sessions.enumerated() {
            pages.append(
                try await DeskPage(port: gateway.city.port, cookie: session.cookie) { frame, moment in
                    Self.take(frame, at: moment, by: index, tally, known)
                })
        }
        for page in pages {
            try await page.say(#"{"type":"hello"}"#)
            try await page.say(#"{"type":"queue"}"#)
        }
        try await Task.sleep(for: .seconds(2))
        for page in pages { try await page.say(#"{"type":"presence","choice":"available","id":"p"}"#) }
        try await eventually { known.all.withLock { $0.allSatisfy { !$0.offers.isEmpty } } }
        try await Task.sleep(for: .seconds(2))
        tally.clear()
        let (cpu, start) = (try gateway.usage.cpuSeconds(), ContinuousClock.now)
        try await change(pages, sessions, gateway.city.port, tally, known)
        try await eventually { tally.waiting == 0 }
        let took = start.duration(to: .now) / .seconds(1)
        let used = try gateway.usage.cpuSeconds() - cpu
        let memory = try gateway.usage.memory().all
        for page in pages { try await page.close() }
        return report(tally, took: took, used: used, memory: memory)
    }

    private static func take(
        _ frame: DeskPage.Frame, at moment: ContinuousClock.Instant, by agent: Int, _ tally: DeskTally, _ known: Agents
    ) {
        tally.count(frame.type)
        switch frame.type {
        case "offer":
            if let card = frame.card { known.all.withLock { $0[agent].offers.append(card) } }
        case "offer_gone": known.all.withLock { $0[agent].offers.removeAll { $0.item == frame.item } }
        case "work":
            guard let card = frame.card else { return }
            known.all.withLock { all in
                all[agent].offers.removeAll { $0.item == card.item }
                all[agent].work.removeAll { $0.item == card.item }
                all[agent].work.append(card)
            }
            tally.heard(card.item, by: agent, at: moment)
        case "work_gone":
            guard let item = frame.item else { return }
            known.all.withLock { $0[agent].work.removeAll { $0.item == item } }
            tally.heard(item, by: agent, at: moment)
        case "refused":
            if let item = frame.item { tally.gaveUp(item) }
        default: break
        }
    }

    private func change(
        _ pages: [DeskPage], _ sessions: [DeskStaff.Session], _ port: Int, _ tally: DeskTally, _ known: Agents
    ) async throws {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<rate * seconds {
                try await Task.sleep(until: start + .milliseconds(number * 1_000 / rate))
                let agent = number % agents
                let (offer, work) = known.all.withLock { ($0[agent].offers.first, $0[agent].work) }
                if let offer, work.count < 4 {
                    tally.began(offer.item, for: agent)
                    try await pages[agent].say(
                        #"{"type":"accept","item":"\#(offer.item)","version":\#(offer.version),"id":"a"}"#)
                } else if let card = work.first {
                    tally.began(card.item, for: agent)
                    let session = sessions[agent]
                    group.addTask { try await Self.putBack(card.number, session, port) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Never shut down: it lives as long as the process.
    private static let browser = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))

    private static func putBack(_ number: String, _ session: DeskStaff.Session, _ port: Int) async throws {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/desk/requests/\(number)/put-back")
        request.method = .POST
        request.headers.add(name: "Cookie", value: session.cookie)
        request.headers.add(name: "Origin", value: "http://127.0.0.1:\(port)")
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: "csrf=\(session.csrf)"))
        let response = try await browser.execute(request, timeout: .seconds(30))
        _ = try await response.body.collect(upTo: 1 << 22)
        guard response.status.code == 303 else {
            throw MeasuredGateway.Failed(description: "put back was answered \(response.status.code)")
        }
    }

    private func report(_ tally: DeskTally, took: Double, used: Double, memory: Int) -> String {
        let (latencies, strays, frames) = tally.outcome
        let text = { (share: Double) -> String in
            guard !latencies.isEmpty else { return "–" }
            let one = latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))]
            return String(format: "%.1f ms", one / .milliseconds(1))
        }
        let kinds = frames.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return """
            \(agents) agents, \(items) open, \(latencies.count) changes heard in \(Int(took)) s
            sent → heard    median \(text(0.5)), p99 \(text(0.99)), longest \(text(1))
            strays          \(strays)
            frames          \(kinds)
            server          \(String(format: "%.2f", used / took)) cores, \(memory / 1_000_000) MB resident
            """
    }
}
