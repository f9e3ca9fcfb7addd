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

    @Test("the coarsest that tells apart what is asked")
    func coarsest() {
        var filter = all
        filter.department = "Parks"
        #expect(FigureLevel(.resolution, filter, by: [.channelKind]) == .all)
        #expect(FigureLevel(.resolution, filter, by: []) == .department)
        #expect(FigureLevel(.contact, all, by: [.requestType, .day]) == .requestType)
        #expect(FigureLevel(.overall, all, by: [.channelKind]) == .channel)
        #expect(FigureLevel(.contactHour, filter, by: [.day]) == .channel)
    }
}
