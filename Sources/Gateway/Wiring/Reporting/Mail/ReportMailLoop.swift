import Intake
import Logging
import Reports

/// Sends the reports that the settings name: each once after its period, when its hour has come and all of the period is in the figures.
///
/// The store decides who is first, so that a report goes out once whatever node sends it.
struct ReportMailLoop: Sendable {
    private static let pause: Duration = .seconds(20)
    /// While figures are being counted.
    private static let shortPause: Duration = .seconds(3)

    let subscriptions: [ReportSubscription]
    let composing: ReportComposing
    let book: any ReportMailBook
    let figures: any FigureBook
    /// The outbox row of a mail to somebody.
    let outbound:
        @Sendable (_ report: MailedReport, _ subscription: ReportSubscription, String, Moment) -> OutboundMessage
    let ids: RowIDSource
    let calendar: CityCalendar
    let wallClock: any WallClock
    let log: Logger
    var clock = ContinuousClock()

    /// Runs until the task is cancelled.
    func run() async {
        let told = ToldFaults()
        while !Task.isCancelled {
            var rest = Self.pause
            // One that fails holds up none of the others.
            for subscription in subscriptions {
                do {
                    if try await !send(subscription) { rest = min(rest, Self.shortPause) }
                } catch {
                    if told.isNews("report \(subscription.name)", "\(error)") {
                        log.error(
                            "a report cannot be sent by mail now",
                            metadata: ["report": "\(subscription.name)", "reason": "\(error)"])
                    }
                }
            }
            do { try await clock.sleep(for: rest) } catch { return }
        }
    }

    /// What is due of one; false where the figures are not ready.
    func send(_ subscription: ReportSubscription) async throws -> Bool {
        let now = wallClock.now()
        let last = try await book.last(subscription.name, subscription.kind)
        let due = subscription.due(today: calendar.day(of: now), minute: minute(of: now), last: last)
        for period in due {
            guard let asOf = try await ready(period) else { return false }
            let report = try await composing.mail(subscription, period, asOf: asOf)
            let at = wallClock.now()
            let mails = subscription.to.map { outbound(report, subscription, $0, at) }
            guard try await book.send(report, mails, id: ids.next(), at: at) else { continue }
            log.notice(
                "a report was sent by mail",
                metadata: [
                    "report": "\(subscription.name)", "period": "\(period.title)", "recipients": "\(mails.count)",
                ])
        }
        return true
    }

    /// Up to when the figures are whole, where that is beyond the period's end; nil where they are not so far.
    private func ready(_ period: ReportPeriod) async throws -> Moment? {
        guard let end = calendar.bounds(of: period.lastDay)?.upperBound,
            let asOf = try await figures.figuresAsOf().asOf, asOf >= end,
            try await !book.isCounting(from: period.firstDay, to: period.lastDay)
        else { return nil }
        return asOf
    }

    /// Of the city's clock, since midnight.
    private func minute(of moment: Moment) -> Int {
        let local = moment.milliseconds + calendar.offset(at: moment).milliseconds
        return Int((local % 86_400_000 + 86_400_000) % 86_400_000 / 60_000)
    }
}
