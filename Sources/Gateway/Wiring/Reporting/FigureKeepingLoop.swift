import Intake
import Logging
import Reports
import Store

/// Keeps the manager's figures in step, and has all of them counted again and compared each night.
struct FigureKeepingLoop: Sendable {
    private static let pause: Duration = .seconds(5)
    /// A look at a long day is not followed by the next until so many times as long has passed: keeping takes little of the machine.
    private static let rests = 10
    /// Between two refreshes where days wait: what arrives goes before what is only read.
    private static let breath: Duration = .milliseconds(100)
    /// After a failure.
    private static let retry: Duration = .seconds(30)
    /// The night's check begins so long after midnight, in the city's time.
    private static let night: Duration = .seconds(2 * 3_600)

    let keeping: any FigureKeeping
    let book: any FigureBook
    let calendar: CityCalendar
    let wallClock: any WallClock
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        var isFailing = false
        var toldCheck: Moment?
        while !Task.isCancelled {
            var rest = Self.pause
            let start = clock.now
            do throws(StoreFailure) {
                let isMore = try await keeping.refresh(at: wallClock.now())
                rest = isMore ? Self.breath : max(Self.pause, (clock.now - start) * Self.rests)
                let standing = try await book.figuresAsOf()
                if let checkedAt = standing.checkedAt, checkedAt != toldCheck {
                    // What an earlier run found was told by it.
                    if toldCheck != nil { tell(standing) }
                    toldCheck = checkedAt
                }
                // Where the gateway was down at night, the check comes with its start.
                if let last = standing.checkDay, last < calendar.day(of: wallClock.now() - Self.night) {
                    toldCheck = toldCheck ?? Moment(milliseconds: 0)
                    try await keeping.check(at: wallClock.now())
                }
                isFailing = false
            } catch {
                if !isFailing { log.warning("the manager's figures stand still", metadata: ["reason": "\(error)"]) }
                isFailing = true
                rest = Self.retry
            }
            do { try await clock.sleep(for: rest) } catch { return }
        }
    }

    private func tell(_ standing: FigureStanding) {
        guard standing.differingDays > 0 else { return }
        log.error(
            "figures differed from the rows that they count, and were put right",
            metadata: ["days": "\(standing.differingDays)"])
    }
}
