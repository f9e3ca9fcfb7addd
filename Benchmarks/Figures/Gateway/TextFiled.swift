import ArgumentParser
import Foundation
import NIOCore
import NIOPosix
import TestKit

/// Signed Twilio callbacks a second: verified, kept durably, answered; and then filed.
struct TextFiled: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text-filed",
        abstract: "Twilio callbacks per second, verified, durable and answered, then filed, by the real gateway.",
        discussion: """
            Kept-alive connections send one callback after the other from residents chosen by chance, as fast as they are answered or at \
            a given rate; with a rate, a callback's time counts from when it was due. Our own texts go to a stand-in for Twilio's API that \
            forgets them. Afterwards the requests are recounted.
            """)

    /// Requests that are made ready for each second where no rate is given.
    private static let mostPerSecond = 16_000

    @Option(help: "Residents.")
    var senders = 10_000

    @Option(help: "Connections.")
    var connections = 96

    @Option(help: "Callbacks a second that are due; 0 for as many as are answered.")
    var rate = 0

    @Option(help: "Seconds of measuring, after two of warming up.")
    var seconds = 60

    @Option(help: "Threads of the client.")
    var threads = 1

    @OptionGroup var place: MeasuredPlace

    @Option(help: "The Python program to compare with; empty for none.")
    var peer = "Benchmarks/peers/fastapi-twilio.py"

    @Option(help: "The Python that has FastAPI; Benchmarks/peers/prepare makes it.")
    var python = ".build-peers/python/bin/python"

    func run() async throws {
        let syncs = try DiskSyncs(folder: place.folder).perSecond(for: 2)
        print("disk: \(Int(syncs)) syncs/s of 4 KiB appended, one after the other")
        let sink = try await TwilioSink.start()
        let nodes = try await MeasuredNodes(in: place, channels: ["sms-311.yaml": MeasuredChannels.twilio(sink)])
        try await nodes.start()
        print(
            "\(connections) connections, \(senders) residents, \(rate == 0 ? "no rate" : "\(rate)/s due"), \(seconds) s"
        )
        try await measure(nodes, try await clients(nodes.ports))
        try await nodes.stop()
        try await sink.stop()
        if !peer.isEmpty { try await measurePeer() }
    }

    private func clients(_ ports: [Int]) async throws -> CallbackClients {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let texts = await CallbackTexts(
            port: ports[0], senders: senders, count: (rate == 0 ? Self.mostPerSecond : rate) * (seconds + 3))
        let pace = rate == 0 ? nil : TimeAmount.nanoseconds(Int64(connections) * 1_000_000_000 / Int64(rate))
        return try await CallbackClients(
            connections, to: ports, texts: texts, pace: pace, phase: LoadPhase(), group: group)
    }

    private func measure(_ nodes: MeasuredNodes, _ clients: CallbackClients) async throws {
        let load = try await load({ try nodes.cpuSeconds() }, clients)
        let backlog = load.outcome.accepted - (try await nodes.metric("intake_filed_total"))
        let filed = try await nodes.wait(
            until: "intake_filed_total", reaches: load.outcome.accepted, within: .seconds(120))
        let kept = try await nodes.metric("intake_received_total")
        try await nodes.verifyLedger()
        print("Intake: \(load.text), kept \(kept)")
        print(
            "  all filed \(Figure.seconds((filed - load.last) / .seconds(1))) after the last; \(backlog) waited; ledger agrees"
        )
        let memory = try nodes.memory()
        print("  memory \(memory.now >> 20) MB resident, \(memory.peak >> 20) MB at the most")
    }

    private func measurePeer() async throws {
        let port = Int(try FreePort.find(1)[0])
        let store = place.folder + "/peer-\(UUID().uuidString.prefix(8))"
        let process = try ChildProcess(
            "/usr/bin/env", [python, peer, "\(port)", store, MeasuredCity.twilioToken],
            output: place.folder + "/peer.log")
        let end = ContinuousClock.now + .seconds(10)
        while (try? await RawConnection.open(port: port)) == nil {
            guard process.isRunning, ContinuousClock.now < end else {
                print("the peer does not start, see \(place.folder)/peer.log")
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        let usage = ProcessUsage(processID: process.identifier)
        let load = try await load({ try usage.cpuSeconds() }, try await clients([port]))
        print("peer: \(load.text)")
        try await BlockingWork.run { process.stop() }
        try FileManager.default.removeItem(atPath: store)
    }

    /// What a server did under the load.
    private struct Load {
        var outcome: CallbackClients.Outcome
        /// When the last callback was sent.
        var last: ContinuousClock.Instant
        var text: String
    }

    private func load(_ cpuSeconds: () throws -> Double, _ clients: CallbackClients) async throws -> Load {
        try await clients.each { $0.begin() }
        try await Task.sleep(for: .seconds(2))
        let machine = try MachineTime()
        let (cpu, start) = (try cpuSeconds(), ContinuousClock.now)
        clients.phase.now = .counting
        try await Task.sleep(for: .seconds(seconds))
        clients.phase.now = .ended
        let (used, elapsed) = (try cpuSeconds() - cpu, (ContinuousClock.now - start) / .seconds(1))
        let passed = try machine.passed()
        let last = ContinuousClock.now
        try await Task.sleep(for: .milliseconds(200))
        let outcome = try await clients.outcome()
        let tally = outcome.tally
        let times = [0.5, 0.99, 0.999].map { Figure.milliseconds(tally.quantile($0)) }.joined(separator: ", ")
        let text =
            "\(Int(Double(tally.count) / elapsed)) callbacks/s, p50 p99 p99.9 \(times), "
            + "\(Int(used / Double(tally.count) * 1e6)) µs CPU each (\(Int(used / elapsed * 100)) % of a core), "
            + "accepted \(outcome.accepted), refused \(outcome.refused); \(passed)"
        return Load(outcome: outcome, last: last, text: text)
    }
}
