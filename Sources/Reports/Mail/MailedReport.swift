package import Intake

/// A report as it is sent, and as it stays.
package struct MailedReport: Sendable {
    /// The subscription's.
    package var name: String
    package var period: ReportPeriod
    package var subject: String
    package var text: String
    package var html: String
    package var files: [OutboundFile]
    /// Everything before was in the figures.
    package var asOf: Moment

    package init(
        name: String, period: ReportPeriod, subject: String, text: String, html: String, files: [OutboundFile],
        asOf: Moment
    ) {
        self.name = name
        self.period = period
        self.subject = subject
        self.text = text
        self.html = html
        self.files = files
        self.asOf = asOf
    }
}
