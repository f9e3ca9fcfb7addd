import Intake
import Testing

@Suite("When an outbound message is tried again")
struct RetryScheduleTests {
    private let start = Moment(milliseconds: 1_772_366_400_000)

    @Test(
        "1, 5, 15, 60 minutes, then twice the distance up to 16 hours",
        arguments: [
            (0, 1), (1, 1), (2, 5), (3, 15), (4, 60), (5, 120), (6, 240), (7, 480), (8, 960), (9, 960), (1_000, 960),
        ])
    func distance(attempts: Int, minutes: Int) {
        let next = RetrySchedule().next(attempts: attempts, createdAt: start, now: start)
        #expect(next == start + .seconds(minutes * 60))
    }

    @Test("Two days after it was written it is given up")
    func end() {
        let end = start + .seconds(48 * 3600)
        #expect(RetrySchedule().next(attempts: 1, createdAt: start, now: end - .milliseconds(1)) != nil)
        #expect(RetrySchedule().next(attempts: 1, createdAt: start, now: end) == nil)
    }
}
