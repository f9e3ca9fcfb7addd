import Reports
import Testing

@Suite("Periods by their names")
struct ReportSpanTests {
    @Test("each ends today or with its own last day; the fiscal year begins in July")
    func spans() {
        func span(_ span: ReportSpan, _ today: String) -> String {
            let days = span.days(today: today)
            return "\(days.from) \(days.to)"
        }
        #expect(span(.days30, "2026-03-01") == "2026-01-31 2026-03-01")
        #expect(span(.month, "2026-03-01") == "2026-03-01 2026-03-01")
        #expect(span(.lastMonth, "2024-03-15") == "2024-02-01 2024-02-29")
        #expect(span(.lastMonth, "2026-01-15") == "2025-12-01 2025-12-31")
        #expect(span(.quarter, "2026-06-30") == "2026-04-01 2026-06-30")
        #expect(span(.fiscalYear, "2026-06-30") == "2025-07-01 2026-06-30")
        #expect(span(.fiscalYear, "2026-07-01") == "2026-07-01 2026-07-01")
        #expect(span(.lastFiscalYear, "2026-11-23") == "2025-07-01 2026-06-30")
        #expect(span(.months12, "2026-11-23") == "2025-11-24 2026-11-23")
    }

    @Test("the period before is as long, and last year's has the same days")
    func compared() {
        let filter = FigureFilter(from: "2024-02-01", to: "2024-02-29")
        #expect((filter.before.from, filter.before.to) == ("2024-01-03", "2024-01-31"))
        #expect((filter.lastYear.from, filter.lastYear.to) == ("2023-02-01", "2023-02-28"))
    }
}
