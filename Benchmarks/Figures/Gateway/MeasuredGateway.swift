import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOHTTP1
import TestKit

/// The real `intake serve`, built for release beside this program, on a city of its own.
final class MeasuredGateway {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// The program that is measured.
    static var program: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("intake").path
    }

    let city: MeasuredCity
    let usage: ProcessUsage
    /// From the start of the process to the first "ready".
    let readyAfter: Duration
    private let process: ChildProcess

    /// Starts it and waits until it is ready.
    init(_ city: MeasuredCity) async throws {
        guard FileManager.default.isExecutableFile(atPath: Self.program) else {
            throw Failed(description: "no \(Self.program): build the product intake for release first")
        }
        self.city = city
        let start = ContinuousClock.now
        let process = try ChildProcess(
            Self.program, ["serve", "--config", city.settings], output: city.folder + "/intake.log")
        self.process = process
        usage = ProcessUsage(processID: process.identifier)
        while await Self.get("http://127.0.0.1:\(city.port)/health/ready")?.status != 200 {
            guard process.isRunning, ContinuousClock.now - start < .seconds(30) else {
                let log = (try? String(contentsOfFile: city.folder + "/intake.log", encoding: .utf8)) ?? ""
                process.stop()
                throw Failed(description: "the gateway is not ready: \(log.suffix(2000))")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        readyAfter = ContinuousClock.now - start
    }

    /// SIGKILL; returns when it is gone.
    func kill() async throws {
        Glibc.kill(process.identifier, SIGKILL)
        try await stop()
    }

    /// Whether a page answers 200.
    func answers(_ path: String) async -> Bool {
        await Self.get("http://127.0.0.1:\(city.port)\(path)")?.status == 200
    }

    /// SIGTERM; returns when it is gone.
    func stop() async throws { try await BlockingWork.run { [process] in process.stop() } }

    /// The sum of one metric over all its labels.
    func metric(_ name: String) async throws -> Int {
        guard let page = await Self.get("http://127.0.0.1:\(city.port)/metrics"), page.status == 200 else {
            throw Failed(description: "the gateway shows no metrics")
        }
        return page.body.split(separator: "\n").filter { $0.hasPrefix(name + "{") || $0.hasPrefix(name + " ") }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.reduce(0) { $0 + Int($1) }
    }

    /// Waits until a metric has reached a value; the time at which that was seen, to 20 ms.
    func wait(until name: String, reaches value: Int, within limit: Duration) async throws -> ContinuousClock.Instant {
        let end = ContinuousClock.now + limit
        while try await metric(name) < value {
            guard ContinuousClock.now < end else {
                throw Failed(description: "\(name) is \(try await metric(name)) after \(limit), \(value) was wanted")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return .now
    }

    /// Runs one of its commands on the same city; what it printed.
    ///
    /// - Throws: where it ends with anything but 0.
    func command(_ arguments: String...) async throws -> String {
        let output = city.folder + "/output-\(UUID().uuidString)"
        let words = arguments + ["--config", city.settings]
        try await BlockingWork.run { try ChildProcess(Self.program, words, output: output).wait() }
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    private static func get(_ address: String) async -> (status: UInt, body: String)? {
        guard let response = try? await HTTPClient.shared.get(url: address).get() else { return nil }
        return (response.status.code, response.body.map { String(buffer: $0) } ?? "")
    }
}
