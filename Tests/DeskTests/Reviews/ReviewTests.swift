import Desk
import Intake
import Testing

@Suite("Reviews: fair samples, blind scores")
struct ReviewTests {
    private func engagements(agents: Int64, each: Int) -> [Engagement] {
        var generator = Steps()
        return (1...agents).flatMap { agent in
            (0..<each).map { index in
                Engagement(
                    request: RowID(rawValue: agent * 1_000 + Int64(index)),
                    trackingNumber: TrackingNumber(using: &generator),
                    agent: AgentID(rawValue: agent), channel: index.isMultiple(of: 2) ? .chat : .email)
            }
        }
    }

    /// Numbers in no order, the same at every run.
    private struct Steps: RandomNumberGenerator {
        var state: UInt64 = 9

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test("of each agent on each channel so many, the same again from the same seed, whatever the order")
    func sample() {
        let all = engagements(agents: 3, each: 40)
        let drawn = ReviewSample.draw(all, seed: "s", size: 4)
        #expect(drawn.count == 24)
        for agent in Int64(1)...3 {
            for channel in [ChannelKind.chat, .email] {
                #expect(drawn.count { $0.agent.rawValue == agent && $0.channel == channel } == 4)
            }
        }
        #expect(ReviewSample.draw(all.shuffled() + all, seed: "s", size: 4) == drawn)
        #expect(ReviewSample.draw(all, seed: "t", size: 4) != drawn)
        #expect(ReviewSample.draw(all, seed: "s", size: 100).count == all.count)
        #expect(ReviewSample.draw(all, seed: "s", size: 0).isEmpty)
    }

    @Test("a rank is what sha256sum prints")
    func rank() throws {
        let number = try #require(TrackingNumber("0000000000"))
        let engagement = Engagement(
            request: RowID(rawValue: 1), trackingNumber: number, agent: AgentID(rawValue: 1), channel: .chat)
        // printf %s "seed/000-000-0000" | sha256sum
        #expect(ReviewSample.rank(of: engagement, seed: "seed") == "159899e3ac9bc04d2d0ef09e51153273")
    }

    @Test("over many seeds every engagement is drawn about as often as another")
    func fair() {
        let all = engagements(agents: 1, each: 20)
        var counts: [RowID: Int] = [:]
        for seed in 0..<2_000 {
            for engagement in ReviewSample.draw(all, seed: "seed \(seed)", size: 2) {
                counts[engagement.request, default: 0] += 1
            }
        }
        // 2 of 10 in each of 2,000 draws: 400 expected, with a standard deviation of 18.
        #expect(counts.count == 20)
        #expect(counts.values.allSatisfy { (310...490).contains($0) })
    }

    private func review(_ scores: [(Int64, [Int])], reviewers: Int = 2) throws -> Review {
        let number = try #require(TrackingNumber("0000000000"))
        return Review(
            id: RowID(rawValue: 1),
            draw: ReviewDraw(
                id: RowID(rawValue: 2),
                scorecard: Scorecard(name: "s", questions: [.init("a", points: 5), .init("b", points: 3)]),
                first: "2026-01-01", last: "2026-01-31", seed: "s", size: 1, reviewers: reviewers, population: 1,
                drawnAt: Moment(milliseconds: 0), drawnBy: AccountID(rawValue: 8)),
            engagement: Engagement(
                request: RowID(rawValue: 3), trackingNumber: number, agent: AgentID(rawValue: 7), channel: .chat),
            agentName: "Ann",
            scores: scores.map {
                Review.Score(
                    reviewer: AccountID(rawValue: $0.0), reviewerName: "r", points: $0.1, comment: "",
                    at: Moment(milliseconds: 0))
            }, reply: nil)
    }

    @Test("until both have scored, each sees their own alone; then all, with the difference")
    func blind() throws {
        let half = try review([(1, [5, 1])])
        #expect(!half.isComplete && half.differences == nil)
        #expect(half.scores(seenBy: AccountID(rawValue: 1)).count == 1)
        #expect(half.scores(seenBy: AccountID(rawValue: 2)).isEmpty)
        #expect(half.takesScore(of: AccountID(rawValue: 2)))
        #expect(!half.takesScore(of: AccountID(rawValue: 1)))
        #expect(!half.takesScore(of: AccountID(rawValue: 7)))
        let whole = try review([(1, [5, 1]), (2, [3, 3])])
        #expect(whole.differences == [2, 2])
        #expect(whole.scores(seenBy: AccountID(rawValue: 2)).count == 2)
        #expect(!whole.takesScore(of: AccountID(rawValue: 3)))
    }

    @Test(
        "a score for each question, within its points",
        arguments: [([5, 3], true), ([0, 0], true), ([6, 0], false), ([5], false), ([-1, 0], false)])
    func scores(_ points: [Int], _ isTaken: Bool) throws {
        #expect(try review([]).draw.scorecard.takes(points) == isTaken)
    }
}
