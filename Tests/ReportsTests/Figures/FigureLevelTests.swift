import Intake
import Reports
import Testing

@Suite("Which of the kept sums answers a question")
struct FigureLevelTests {
    private let all = FigureFilter(from: "2026-01-01", to: "2026-01-31")

    @Test("a cell is kept at every level that may be asked for it, with what that level tells apart")
    func kept() {
        let key = FigureKey(
            channel: ChannelName(kind: .chat, id: "chat-web"), requestType: "pothole", department: "Parks",
            origin: .resident)
        for measure in Measure.told {
            let levels = Set(FigureCell(measure: measure, key: key).kept.map { FigureLevel(of: $0.key) })
            for dimensions in [[], [.channelKind], [.department], [.requestType], [.origin, .day]]
                as [[FigureDimension]]
            {
                #expect(levels.contains(FigureLevel(measure, all, by: dimensions)), "\(measure) \(dimensions)")
            }
        }
    }

    @Test("times by channel and department at once come from the rows, counts never do")
    func rows() {
        var filter = all
        filter.department = "Parks"
        #expect(FigureLevel(.resolution, filter, by: [.channelKind]) == .rows)
        #expect(FigureLevel(.resolution, filter, by: []) == .department)
        #expect(FigureLevel(.resolution, filter, by: [.requestType]) == .rows)
        #expect(FigureLevel(.contact, filter, by: [.channelKind]) == .all)
        #expect(FigureLevel(.overall, all, by: [.channelKind]) == .channel)
    }
}
