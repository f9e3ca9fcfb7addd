package import Intake

/// How much of what another system counted on a channel was logged, over the days for which counts were imported.
package struct ChannelCoverage: Hashable, Sendable {
    package var channel: ChannelName
    /// From what the contacts of the last day asked about are counted.
    package var source: VolumeSource
    /// Since which day; nil where since ever.
    package var since: String?
    /// Days with an imported count, what they come to, and what was logged on these same days.
    package var days = 0
    package var imported = 0
    package var logged = 0
    /// Days that are over and count from imports, for which none came: they count nothing.
    package var missing = 0
    /// The last day of all that was imported, and when the newest file was.
    package var through: String?
    package var importedAt: Moment?

    package init(channel: ChannelName, source: VolumeSource, since: String?) {
        self.channel = channel
        self.source = source
        self.since = since
    }

    /// Tenths of a percent of the imported count that were logged, rounded to the nearest; more than 1000 where more was logged than
    /// counted. Nil without an imported count.
    package var tenths: Int? {
        guard imported > 0 else { return nil }
        let product = max(0, logged).multipliedReportingOverflow(by: 2_000)
        return product.overflow ? max(0, logged) / imported * 1_000 : (product.partialValue + imported) / (2 * imported)
    }

    /// What the figures of a table of coverage mean.
    package static let definition =
        "Contacts that agents logged, as a share of what the other system counted on the same days. A channel's contacts in every report and "
        + "share are what its source says from its day on; the other count shows here alone. Days without an imported count are those that "
        + "count from imports and for which no file came: they count nothing."
}
