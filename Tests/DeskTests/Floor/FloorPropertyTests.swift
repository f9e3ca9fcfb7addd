import Intake
import TestKit
import Testing

@testable import Desk

/// Promises of the floor, held against events in any order. Histories branch: one beginning goes on in many ways, each a sequence of
/// its own, so that there are 102,400 sequences of some 25 events in a few seconds.
@Suite("The floor, whatever happens")
struct FloorPropertyTests {
    /// Beginnings in each of 64 parts; each goes on in two ways at each of its last events.
    private static let beginnings = 25
    private static let forks = 6

    @Test("no event in any order breaks a promise", arguments: 0..<64)
    func storm(_ part: Int) {
        var sequences = 0
        for beginning in 0..<Self.beginnings {
            var storm = FloorStorm(seed: UInt64(part * 1_000 + beginning))
            for _ in 0..<16 { storm.step() }
            guard finish(storm, forks: Self.forks, sequences: &sequences) else { return }
        }
        #expect(sequences == Self.beginnings << Self.forks)
    }

    /// Goes on in two ways, and each of these in two; false where one breaks a promise.
    private func finish(_ storm: FloorStorm, forks: Int, sequences: inout Int) -> Bool {
        // The books are gone through where a history ends; every eighth time, since that takes longer than the history.
        let books = forks == 0 && sequences % 8 == 0 ? FloorBooks.disagreement(storm.floor) : nil
        if let breach = storm.witness.breach ?? books {
            Issue.record("\(breach), after \(storm.history.suffix(30))")
            return false
        }
        guard forks > 0 else {
            sequences += 1
            return true
        }
        var random = storm.random
        let seed = random.next()
        for way in 0..<2 {
            var branch = storm
            branch.random = SeededGenerator(seed: seed &+ UInt64(way))
            branch.step()
            guard finish(branch, forks: forks - 1, sequences: &sequences) else { return false }
        }
        return true
    }

    @Test("long histories keep their books, their queue of wakes stays short, and everything happens in them")
    func long() {
        var seen: Set<String> = []
        for seed in 0..<8 {
            var storm = FloorStorm(seed: UInt64(9_000 + seed))
            storm.witness.isCounting = true
            for _ in 0..<1_000 {
                storm.step()
                if let breach = storm.witness.breach ?? FloorBooks.disagreement(storm.floor) {
                    Issue.record("\(breach), after \(storm.history.suffix(30))")
                    return
                }
            }
            let owners = storm.floor.items.count + storm.floor.agents.count
            #expect(storm.floor.wakes.wakes.count <= 2 * owners + 256)
            seen.formUnion(storm.witness.seen.keys)
        }
        let ends = ["expired", "declined", "taken", "agentLeft", "itemLeft", "changed"].map { "withdrawn: \($0)" }
        let reasons = ["putBack", "handedOver", "signedOff", "vanished", "retired"].map { "released: \($0)" }
        let refusals = ["taken", "stale", "offerGone", "notYours", "notTrained", "absent", "noSuchItem", "noSuchAgent"]
            .map { "refused: \($0)" }
        let notices = ["unanswered", "vanished", "nobodyTrained", "agentGone"].map { "told: \($0)" }
        let rest = [
            "offered", "assigned by offer", "assigned by pull", "assigned by person", "snoozed", "woke", "room is kept",
            "waits for one agent",
        ]
        for what in ends + reasons + refusals + notices + rest { #expect(seen.contains(what), "\(what)") }
    }

    @Test("the same events give the same floor and the same effects", arguments: 0..<4)
    func determinism(_ seed: Int) {
        var storm = FloorStorm(seed: UInt64(500 + seed))
        var again = FloorStorm(seed: UInt64(500 + seed))
        for _ in 0..<200 {
            storm.step()
            again.step()
        }
        #expect(storm.floor == again.floor)
        #expect(storm.history == again.history)
    }

    @Test("with people who answer and finish, everything that waits comes to somebody", arguments: 0..<12)
    func nothingStarves(_ seed: Int) {
        var storm = FloorStorm(seed: UInt64(40_000 + seed))
        for _ in 0..<60 { storm.step() }
        var waiting = storm.beginFairRunning()
        var rounds = 0
        while !waiting.isEmpty || rounds < 30, rounds < 600 {
            if rounds == 20 { waiting.insert(storm.callComes()) }
            waiting.subtract(storm.runFairly())
            rounds += 1
        }
        #expect(waiting.isEmpty, "after \(rounds) rounds: \(waiting.map { storm.floor.work($0)?.work })")
        #expect(storm.witness.breach == nil)
    }
}
