package import Intake

/// What a year of an imagined city is made of (`CityGenerator`). The same values make the same city.
package struct GeneratedCity: Sendable {
    /// How many contacts in all.
    package var contacts: Int
    package var seed: UInt64
    /// The city's days, as `2026-11-21`, both included.
    package var firstDay: String
    package var lastDay: String
    /// The city's own channels; what stands for no kind gets nothing.
    package var channels: [ChannelName]
    package var types: [RequestType]
    package var calendar: CityCalendar

    /// - Parameters:
    ///   - channels, types: at least one each.
    package init(
        contacts: Int, seed: UInt64, firstDay: String, lastDay: String, channels: [ChannelName], types: [RequestType],
        calendar: CityCalendar
    ) {
        self.contacts = contacts
        self.seed = seed
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.channels = channels
        self.types = types
        self.calendar = calendar
    }
}
