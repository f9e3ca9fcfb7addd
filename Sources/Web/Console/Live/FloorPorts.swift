package import Desk
package import Intake
package import Reports

/// What the console's live side asks.
package struct FloorPorts: Sendable {
    package let driver: FloorDriver
    package let hub: LiveHub
    /// Residents who chat, for the pages that show their requests.
    package let chats: LiveChats
    /// Who may take work, and what they are called.
    package let roster: any RosterBook
    /// Today's volumes.
    package let reports: any ChannelReporting
    package let calendar: CityCalendar

    package init(
        driver: FloorDriver, hub: LiveHub, chats: LiveChats, roster: any RosterBook,
        reports: any ChannelReporting, calendar: CityCalendar
    ) {
        self.driver = driver
        self.hub = hub
        self.chats = chats
        self.roster = roster
        self.reports = reports
        self.calendar = calendar
    }
}
