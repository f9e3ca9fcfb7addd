/// How many answers of one sort one recipient gets: STOP, START and HELP confirmations have such a cap, and the 911 answer has
/// another, so that acknowledgements never use up what the law asks for or a life may hang on, and a machine that texts HELP for
/// ever is not answered for ever (promise 8).
package struct AnswerCap: Hashable, Sendable {
    package var hourly: Int
    package var daily: Int

    package init(hourly: Int = 5, daily: Int = 20) {
        self.hourly = hourly
        self.daily = daily
    }

    /// Whether one more is sent; if not, nothing is.
    package func allows(_ sent: SendCount) -> Bool { sent.inLastHour < hourly && sent.inLastDay < daily }
}
