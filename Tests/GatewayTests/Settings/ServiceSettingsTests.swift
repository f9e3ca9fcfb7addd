import Desk
import Foundation
import Intake
import Testing

@testable import Gateway

@Suite("Settings of service targets")
struct ServiceSettingsTests {
    @Test(
        "hours are times as 8:30-16:30",
        arguments: [
            ("8:30-16:30", DaySpan(minutes: 510..<990)), ("00:00-24:00", .wholeDay), ("16:30-8:30", nil), ("8-16", nil),
            ("8:30", nil), ("8:60-9:00", nil), ("24:01-24:02", nil), ("", nil), ("8:30-16:30-18:00", nil),
        ] as [(String, DaySpan?)])
    func spans(_ text: String, _ span: DaySpan?) {
        #expect(ServiceReader.span(text) == span)
    }
}
