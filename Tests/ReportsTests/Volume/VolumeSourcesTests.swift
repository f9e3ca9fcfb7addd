import Intake
import Reports
import Testing

@Suite("Each channel's dated volume source")
struct VolumeSourcesTests {
    private static let phone = ChannelName(kind: .phone, id: "phone")
    private static let door = ChannelName(kind: .walkIn, id: "door")

    private func sources(_ changes: [(String, VolumeSource)]) -> VolumeSources {
        VolumeSources(
            changes.map {
                VolumeSourceChange(
                    channel: Self.phone, from: $0.0, source: $0.1, setAt: Moment(milliseconds: 0))
            })
    }

    @Test("it holds from its day until the next one's, whatever the order in which they were set")
    func dated() {
        let sources = sources([("2026-07-01", .logged), ("2026-01-01", .imported)])
        #expect(sources.source(of: Self.phone, on: "2025-12-31") == .logged)
        #expect(sources.source(of: Self.phone, on: "2026-01-01") == .imported)
        #expect(sources.source(of: Self.phone, on: "2026-06-30") == .imported)
        #expect(sources.source(of: Self.phone, on: "2026-07-01") == .logged)
        #expect(sources.imported(on: "2026-03-01") == [Self.phone])
        #expect(sources.source(of: Self.door, on: "2026-03-01") == .logged)
        #expect(sources.kind(of: Self.phone, on: "2026-03-01") == .importedContact)
    }

    @Test(
        "coverage is what was logged of what was counted",
        arguments: [(82, 100, 820), (1, 3, 333), (0, 7, 0), (3, 2, 1_500)])
    func coverage(logged: Int, imported: Int, tenths: Int) {
        var line = ChannelCoverage(channel: Self.phone, source: .imported, since: nil)
        #expect(line.tenths == nil)
        (line.logged, line.imported) = (logged, imported)
        #expect(line.tenths == tenths)
    }
}
