import Intake
import Store
import Testing

@Suite("Names of backups")
struct BackupStampTests {
    @Test("a name is its moment in UTC", arguments: [0, 1, 999, 1_772_366_400_000, 951_782_400_007, 1_798_761_599_999])
    func roundTrip(_ milliseconds: Int64) throws {
        let stamp = BackupStamp(Moment(milliseconds: milliseconds))
        #expect(try #require(BackupStamp(name: stamp.name)) == stamp)
        #expect(stamp.moment.milliseconds == milliseconds)
    }

    @Test("as the calendar has it, leap days too")
    func known() {
        #expect(BackupStamp(Moment(milliseconds: 951_782_400_007)).name == "2000-02-29T00-00-00.007Z")
        #expect(BackupStamp(Moment(milliseconds: 1_772_366_400_000)).name == "2026-03-01T12-00-00.000Z")
    }

    @Test(
        "what is not such a name is none",
        arguments: [
            "", "2026-03-01", "2026-03-01T12-00-00.000", "2026-02-30T12-00-00.000Z", "2026-03-01 12-00-00.000Z",
            "2026-03-01T12:00:00.000Z", "2026-03-01T24-00-00.000Z", "2026-03-01T12-00-00.000Z.partial",
            "../6-03-01T12-00-00.000Z", "2026-13-01T12-00-00.000Z", "lost+found",
        ])
    func none(_ name: String) { #expect(BackupStamp(name: name) == nil) }
}
