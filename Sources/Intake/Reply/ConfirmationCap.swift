/// How many STOP, START and HELP confirmations one recipient gets: a cap of their own, so that acknowledgements never use up what
/// the law asks for, and a machine that texts HELP for ever is not answered for ever (promise 8).
package struct ConfirmationCap: Hashable, Sendable {
    package var hourly: Int
    package var daily: Int

    package init(hourly: Int = 5, daily: Int = 20) {
        self.hourly = hourly
        self.daily = daily
    }

    /// Whether one more is sent; if not, nothing is.
    package func allows(sent: RecentSends) -> Bool {
        sent.confirmationsInLastHour < hourly && sent.confirmationsInLastDay < daily
    }
}
