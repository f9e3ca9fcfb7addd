import Intake
import TestKit
import Testing

@testable import Web

/// What the staff, and load balancers, hear of backups.
@Suite struct BackupReadinessTests {
    private let now = FakeWallClock().now()

    private func report(age: Int?, failure: String? = nil) -> ReadinessReport {
        let health = BackupHealth(
            every: .seconds(3600), lastGood: age.map { now - .seconds($0) }, since: now, failure: failure)
        return ReadinessReport(health: [], backlog: .success([]), backup: health, now: now)
    }

    @Test("an old one degrades, and never makes unavailable")
    func degraded() {
        #expect(report(age: 7200).status == .ready)
        #expect(report(age: 7201).status == .degraded)
        #expect(report(age: nil, failure: "store full").status == .degraded)
        #expect(report(age: 7201).backup?.ageSeconds == 7201)
        #expect(report(age: 60, failure: "store full").backup?.failure == "store full")
        #expect(ReadinessReport(health: [], backlog: .success([]), now: now).backup == nil)
    }

    @Test("one that lacks what the store has lost degrades, however young")
    func missing() {
        let health = BackupHealth(every: .seconds(3600), lastGood: now, since: now, failure: nil, missing: 2)
        let report = ReadinessReport(health: [], backlog: .success([]), backup: health, now: now)
        #expect(report.status == .degraded)
        #expect(report.backup?.missing == 2)
    }

    @Test("a database server that may lose what it has acknowledged degrades; its sentences are for the staff")
    func doubts() {
        let report = ReadinessReport(health: [], backlog: .success([]), doubts: ["fsync = off"], now: now)
        #expect(report.status == .degraded)
        #expect(report.doubts == ["fsync = off"])
        #expect(report.withoutDetail.doubts == nil && report.withoutDetail.status == .degraded)
        #expect(ReadinessReport(health: [], backlog: .success([]), doubts: [], now: now).status == .ready)
    }

    @Test("the public listener tells nothing of it")
    func publicly() { #expect(report(age: 60, failure: "x").withoutDetail.backup == nil) }
}
