import Intake
import Reports
import Store
import Testing

@Suite("Whatever happens, and whenever it is corrected, every figure is what counting row by row gives")
struct FigurePropertyTests {
    private static let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")

    private static let usual: [Measure] = [
        .contact, .contactHour, .information, .opened, .resolved, .firstAnswer, .resolution, .outbound, .automatic,
        .spam, .redelivered, .quarantined,
    ]

    /// None, one, two, and all dimensions at once.
    private static let questions: [[FigureDimension]] =
        [[], FigureDimension.allCases] + FigureDimension.allCases.map { [$0] }
        + FigureDimension.allCases.flatMap { first in
            FigureDimension.allCases.filter { $0 != first }.map { [first, $0] }
        }

    @Test("every measure by every dimension", arguments: StoreEngine.allCases, [UInt64](1...6))
    func histories(_ engine: StoreEngine, _ seed: UInt64) async throws {
        var storm = try await HistoryStorm(engine, seed: seed)
        for _ in 0..<90 { try await storm.step() }
        try await storm.settle()
        let city = storm.scene.city
        let recount = try await NaiveRecount(city, calendar: storm.calendar)
        for measure in Measure.allCases {
            for dimensions in Self.questions
            where measure != .contactHour || Set(dimensions).isDisjoint(with: [.requestType, .department]) {
                let rows = try await city.store.figures.figures([measure], Self.everything, by: dimensions)
                let kept = Dictionary(rows.map { ($0.labels, $0.sum) }) { first, _ in first }
                #expect(kept == recount.sums(measure, by: dimensions), "\(measure) by \(dimensions)")
            }
        }
        try await rowsAddUp(city, storm.calendar)
        let never = Self.usual.filter { recount.sums($0, by: []).isEmpty }
        #expect(never.isEmpty, "a history without them tells nothing")
        #expect(try await city.agrees())
    }

    /// The rows behind a figure, read in pages, come to it.
    private func rowsAddUp(_ city: SmallCity, _ calendar: CityCalendar) async throws {
        let book = SQLFigureCauses(database: city.database, calendar: calendar)
        for measure in Measure.told {
            for department in [nil, "Water"] {
                var filter = Self.everything
                filter.department = department
                var (causes, place) = ([FigureCause](), CausePlace?.none)
                repeat {
                    let page = try await book.causes(of: measure, filter, from: place, limit: 7)
                    #expect(page.causes.count <= 7 && (page.next == nil || !page.causes.isEmpty))
                    causes += page.causes
                    place = page.next
                } while place != nil
                let rows = try await city.store.figures.figures([measure], filter, by: [])
                #expect(causes.reduce(0) { $0 + $1.amount } == rows.reduce(0) { $0 + $1.amount }, "\(measure)")
                #expect(causes.map(\.at) == causes.map(\.at).sorted(by: >), "\(measure)")
            }
        }
    }
}
