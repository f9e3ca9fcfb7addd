import Intake
import Logging

/// Learns each day at its hour from what people decided until then, and at once where nothing is learnt yet: whichever node does it, the others
/// take it up.
struct LearningLoop: Sendable {
    private static let pause: Duration = .seconds(60)

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
            for purpose in ModelPurpose.allCases {
                do {
                    try await learnIfDue(purpose)
                } catch {
                    if told.isNews("learning \(purpose.rawValue)", "\(error)") {
                        log.error("nothing could be learnt", metadata: ["reason": "\(error)"])
                    }
                }
            }
            do { try await clock.sleep(for: Self.pause) } catch { return }
        }
    }

    /// - Returns: whether it was due.
    @discardableResult
    func learnIfDue(_ purpose: ModelPurpose) async throws -> Bool {
        let newest = try await book.newest(for: purpose)
        let now = wallClock.now()
        guard let hour = lastHour(before: now), (newest?.madeAt).map({ $0 < hour }) ?? true else { return false }
        let learnt = try await TaughtRequests(book: book).learn(purpose, catalogue, Progress("learning"))
        let version = try await book.add(
            learnt.model.encoded, for: purpose, examples: learnt.model.examples, requests: learnt.requests,
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
        return days.compactMap { calendar.bounds(of: $0)?.lowerBound }.map { $0 + .seconds(minutes * 60) }
            .first { $0 <= now }
    }
}
