import Intake
import Logging

/// Learns each day at its hour from what people decided until then, and at once where nothing is learnt yet: whichever node does it, the others
/// take it up.
struct LearningLoop: Sendable {
    private static let pause: Duration = .seconds(60)
    /// After something failed: to read all of it again costs.
    private static let longPause: Duration = .seconds(3_600)
    /// Beside a gateway that serves, less memory than the command takes.
    private static let mostRequests = 100_000

    let book: any ModelBook
    let catalogue: RequestCatalogue
    /// Minutes after midnight, by the city's clock.
    let minutes: Int
    let calendar: CityCalendar
    let wallClock: any WallClock
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled. What cannot be learnt is told once, and tried again.
    func run() async {
        let told = ToldFaults()
        while !Task.isCancelled {
            var rest = Self.pause
            for purpose in ModelPurpose.allCases {
                do {
                    try await learnIfDue(purpose)
                } catch is CancellationError {
                    return
                } catch {
                    rest = Self.longPause
                    if told.isNews("learning \(purpose.rawValue)", "\(error)") {
                        log.error("nothing could be learnt", metadata: ["reason": "\(error)"])
                    }
                }
            }
            do { try await clock.sleep(for: rest) } catch { return }
        }
    }

    /// - Returns: whether it was due.
    @discardableResult
    func learnIfDue(_ purpose: ModelPurpose) async throws -> Bool {
        let newest = try await book.newest(for: purpose)
        let now = wallClock.now()
        guard let hour = lastHour(before: now), (newest?.madeAt).map({ $0 < hour }) ?? true else { return false }
        let learnt = try await TaughtRequests(book: book, most: Self.mostRequests).learn(
            purpose, catalogue, Progress("learning"))
        let version = try await book.add(
            learnt.encoded, for: purpose, examples: learnt.examples, requests: learnt.requests,
            at: wallClock.now())
        log.notice(
            "learnt from what people decided",
            metadata: [
                "purpose": "\(purpose.rawValue)", "version": "\(version)", "requests": "\(learnt.requests)",
            ])
        return true
    }

    /// When it was due last: today, or yesterday where today's hour has not come.
    func lastHour(before now: Moment) -> Moment? {
        let today = calendar.day(of: now)
        let days = [today, CityCalendar.day(today, plus: -1)].compactMap(\.self)
        return days.compactMap { calendar.bounds(of: $0)?.lowerBound }.map(hour).first { $0 <= now }
    }

    /// The clocks may have changed between midnight and then.
    private func hour(of midnight: Moment) -> Moment {
        let usual = midnight + .seconds(minutes * 60)
        let moved = calendar.offset(at: midnight).milliseconds - calendar.offset(at: usual).milliseconds
        return usual + .milliseconds(moved)
    }
}
