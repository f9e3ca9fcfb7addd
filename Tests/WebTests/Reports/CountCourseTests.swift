import Foundation
import Reports
import Testing

@testable import Web

@Suite("Counts over time")
struct CountCourseTests {
    @Test("whatever departments are called, each has a column of its own, also in JSON")
    func names() throws {
        let filter = FigureFilter(from: "2026-11-01", to: "2026-11-03")
        let departments = ["all", "day", "month", "none", "others", ""]
        let course = CountCourse(
            departments.enumerated().map { place, name in
                CountCourse.Amount(label: name, point: "2026-11-02", amount: place + 1)
            }, of: filter, prefix: "department:", title: { $0 })
        let sheet = course.sheet(title: "New", definition: nil)
        #expect(Set(sheet.columns.map(\.name)).count == departments.count + 2)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(sheet.json().utf8)) as? [String: Any])
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect(rows.count == 3 && rows.allSatisfy { $0.count == departments.count + 2 })
        #expect(rows[1]["day"] as? String == "2026-11-02" && rows[1]["all"] as? Int == 21)
        #expect(rows[1]["department:all"] as? Int == 1 && rows[1]["none"] as? Int == 6)
        #expect(rows[1]["department:none"] as? Int == 4)
    }
}
