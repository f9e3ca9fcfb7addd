import Intake

/// The working time within which a stage is to be reached.
package struct ServiceTarget: Sendable {
    /// Working time, to the millisecond.
    package let time: Duration
    package let hours: WorkingHours
    /// The share of the time that may be used before there is a warning.
    package let warningPercent: Int
    package let escalation: Escalation

    /// - Parameter warningPercent: from 1 to 99; what lies outside is moved to the nearer end.
    package init(_ time: Duration, _ hours: WorkingHours, warningPercent: Int = 75, escalation: Escalation) {
        self.time = time
        self.hours = hours
        self.warningPercent = min(max(1, warningPercent), 99)
        self.escalation = escalation
    }

    /// The working time after which there is a warning.
    var warning: Duration { .milliseconds(time.milliseconds / 100 * Int64(warningPercent)) }
}
