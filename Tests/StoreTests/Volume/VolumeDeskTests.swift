import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("Counts of other systems")
struct VolumeDeskTests {
    private static let everything = FigureFilter(from: "2020-01-01", to: "2031-12-31")
    private static let phone = ChannelName(kind: .phone, id: "phone-311")

    private func counts(
        _ days: [String: VolumeDay], digest: String, channel: ChannelName = SmallCity.sms
    ) -> VolumeCounts {
        VolumeCounts(channel: channel, file: "calls.csv", digest: digest, days: days, rows: days.count, refused: 0)
    }

    private func refresh(_ city: SmallCity) async throws {
        for _ in 0..<100 {
            guard try await city.store.figureKeeping.refresh(at: city.clock.now()) else { return }
        }
        Issue.record("the figures never come to an end")
    }

    private func sums(
        _ measure: Measure, by dimension: FigureDimension, in city: SmallCity
    ) async throws -> [String: Int] {
        let rows = try await city.store.figures.figures([measure], Self.everything, by: [dimension])
        return rows.reduce(into: [:]) { $0[$1.labels[0], default: 0] += $1.amount }
    }

    /// Three days: four texts and one mail on the first and second, then nothing.
    private func busyCity(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for day in 0..<2 {
            for index in 0..<4 { try await city.send(.text("+161755501\(day)\(index)", "A lamp"), on: SmallCity.sms) }
            try await city.send(.mail("resident\(day)@example.org", "A tree", id: "m\(day)"))
            city.clock.advance(by: .seconds(24 * 3600))
        }
        return city
    }

    /// Texts of the second day by the hour: hours, each with its count.
    private func smsHours(_ city: SmallCity) async throws -> [[Int]] {
        let day = FigureFilter(from: "2026-03-02", to: "2026-03-02", channelKind: .sms)
        let rows = try await city.store.figures.figures([.contactHour], day, by: [.day])
        return rows.flatMap { $0.sum.buckets.rows.map { [$0.bucket, $0.count] } }
    }

    private func phone(_ city: SmallCity) async throws -> ChannelVolume? {
        try await city.store.reports.channels(from: nil, to: nil, byChannel: false).rows.first { $0.kind == .sms }
    }

    @Test("A file that comes twice adds nothing", arguments: StoreEngine.allCases)
    func twice(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let file = counts(["2026-03-01": VolumeDay(hours: [1, 2]), "2026-03-02": VolumeDay(amount: 5)], digest: "a")
        let first = try await city.store.volumeDesk.take(file, at: city.clock.now())
        #expect(
            first
                == .taken([
                    VolumeDayChange(day: "2026-03-01", before: nil, after: 3),
                    VolumeDayChange(day: "2026-03-02", before: nil, after: 5),
                ]))
        let ledger = try await city.ledger()
        #expect(ledger["imported_contact"] == 8)
        let second = try await city.store.volumeDesk.take(file, at: city.clock.now() + .seconds(60))
        #expect(second == .known(at: city.clock.now()))
        #expect(try await city.store.volumeDesk.preview(file) == .known(at: city.clock.now()))
        #expect(try await city.ledger() == ledger)
        #expect(try await city.count("volume_day") == 2)
        // The same counts in another file: nothing changes either, and the days are that file's.
        var other = file
        other.digest = "b"
        #expect(try await city.store.volumeDesk.take(other, at: city.clock.now()) == .taken([]))
        #expect(try await city.store.volumes.imports(limit: 9).map(\.standing) == [2, 0])
        #expect(try await city.ledger() == ledger)
        #expect(try await city.agrees())
    }

    @Test("A correction that was wrong is taken back by the file before it", arguments: StoreEngine.allCases)
    func again(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let desk = city.store.volumeDesk
        let first = counts(["2026-03-01": VolumeDay(amount: 5)], digest: "a")
        let wrong = counts(["2026-03-01": VolumeDay(amount: 50)], digest: "b")
        _ = try await desk.take(first, at: city.clock.now())
        #expect(try await desk.take(first, isAgain: true, at: city.clock.now()) == .known(at: city.clock.now()))
        _ = try await desk.take(wrong, at: city.clock.now())
        #expect(try await desk.take(first, at: city.clock.now()) == .known(at: city.clock.now()))
        let back = VolumeOutcome.taken([VolumeDayChange(day: "2026-03-01", before: 50, after: 5)])
        #expect(try await desk.preview(first, isAgain: true) == back)
        #expect(try await desk.take(first, isAgain: true, at: city.clock.now() + .seconds(60)) == back)
        #expect(try await city.ledger()["imported_contact"] == 5)
        #expect(try await city.store.volumes.imports(limit: 9).map(\.standing) == [1, 0])
        #expect(
            try await city.column("SELECT action FROM audit ORDER BY id")
                == Array(repeating: "volume.imported", count: 3))
        #expect(try await city.agrees())
    }

    @Test(
        "A corrected file replaces its period by reversal pairs, and says what it changes",
        arguments: StoreEngine.allCases)
    func corrected(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let desk = city.store.volumeDesk
        _ = try await desk.take(
            counts(
                [
                    "2026-02-28": VolumeDay(amount: 9), "2026-03-01": VolumeDay(hours: [3, 0]),
                    "2026-03-02": VolumeDay(amount: 5),
                ], digest: "a"), at: city.clock.now())
        city.clock.advance(by: .seconds(3600))
        let file = counts(["2026-03-01": VolumeDay(hours: [1, 2]), "2026-03-03": VolumeDay(amount: 4)], digest: "b")
        let changes = [
            VolumeDayChange(day: "2026-03-01", before: 3, after: 3),
            VolumeDayChange(day: "2026-03-02", before: 5, after: nil),
            VolumeDayChange(day: "2026-03-03", before: nil, after: 4),
        ]
        #expect(try await desk.preview(file) == .taken(changes))
        #expect(try await city.ledger()["imported_contact"] == 17)
        #expect(try await desk.take(file, at: city.clock.now()) == .taken(changes))
        let pairs = try await city.rows(
            """
            SELECT day, CAST(amount AS TEXT) FROM ledger WHERE kind = 'imported_contact' ORDER BY day, cause
            """, columns: 2)
        #expect(
            pairs == [
                ["2026-02-28", "9"], ["2026-03-01", "3"], ["2026-03-01", "-3"], ["2026-03-01", "3"],
                ["2026-03-02", "5"], ["2026-03-02", "-5"], ["2026-03-03", "4"],
            ])
        let moments = try await city.column(
            "SELECT CAST(MAX(recorded_at) AS TEXT) FROM ledger WHERE kind = 'imported_contact' AND amount < 0")
        #expect(moments == ["\(city.clock.now().milliseconds)"])
        #expect(try await city.store.volumes.imports(limit: 9).map(\.standing) == [2, 1])
        #expect(try await city.agrees())
        // A recount finds what somebody changed by hand.
        try await city.run("UPDATE volume_day SET amount = amount + 1 WHERE reverses IS NULL AND day = '2026-02-28'")
        #expect(try await !city.agrees())
    }

    @Test(
        "Counts over logged contacts leave all shares as they are, and show coverage", arguments: StoreEngine.allCases)
    func coverage(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await refresh(city)
        let before = try await city.store.reports.channels(from: nil, to: nil, byChannel: true)
        let figures = try await sums(.contact, by: .channelKind, in: city)
        #expect(try await city.store.volumes.coverage(from: "2026-03-01", to: "2026-03-31", today: "2026-03-03") == [])
        _ = try await city.store.volumeDesk.take(
            counts(["2026-03-01": VolumeDay(amount: 5)], digest: "a"), at: city.clock.now())
        try await refresh(city)
        #expect(try await city.store.reports.channels(from: nil, to: nil, byChannel: true) == before)
        #expect(try await sums(.contact, by: .channelKind, in: city) == figures)
        let lines = try await city.store.volumes.coverage(from: "2026-03-01", to: "2026-03-31", today: "2026-03-03")
        let line = try #require(lines.first)
        #expect(lines.count == 1 && line.source == .logged && line.missing == 0 && line.through == "2026-03-01")
        #expect(line.imported == 5 && line.logged == 4 && line.tenths == 800 && line.importedAt == city.clock.now())
        #expect(try await city.agrees())
    }

    @Test(
        "From its day on, an imported channel's contacts are the imported counts, everywhere",
        arguments: StoreEngine.allCases)
    func source(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        try await refresh(city)
        let desk = city.store.volumeDesk
        var hours = Array(repeating: 0, count: 24)
        (hours[9], hours[15]) = (30, 12)
        _ = try await desk.take(
            counts(["2026-03-01": VolumeDay(amount: 7), "2026-03-02": VolumeDay(hours: hours)], digest: "a"),
            at: city.clock.now())
        try await desk.set(.imported, of: SmallCity.sms, from: "2026-03-02", at: city.clock.now())
        #expect(try await city.store.figures.figuresAsOf().waitingDays > 0)
        try await refresh(city)
        let row = try #require(try await phone(city))
        #expect(row.contacts == 4 + 42 && row.opened == 8)
        #expect(try await sums(.contact, by: .channelKind, in: city) == ["sms": 46, "email": 2])
        #expect(try await sums(.contact, by: .day, in: city) == ["2026-03-01": 5, "2026-03-02": 43])
        #expect(try await sums(.contact, by: .department, in: city) == ["": 42, "Constituent Services": 6])
        #expect(try await sums(.opened, by: .channelKind, in: city) == ["sms": 8, "email": 2])
        #expect(try await smsHours(city) == [[9, 30], [15, 12]])
        // A correction of a day that is over moves its figures, and so does the source.
        _ = try await desk.take(counts(["2026-03-02": VolumeDay(amount: 8)], digest: "b"), at: city.clock.now())
        try await refresh(city)
        #expect(try await sums(.contact, by: .channelKind, in: city)["sms"] == 12)
        // By day alone: at the hours at which agents logged.
        #expect(try await smsHours(city) == [[12, 8]])
        try await desk.set(.logged, of: SmallCity.sms, from: "2026-03-02", at: city.clock.now())
        try await refresh(city)
        #expect(try await sums(.contact, by: .channelKind, in: city)["sms"] == 8)
        #expect(try await phone(city)?.contacts == 8)
        #expect(try await city.agrees())
        try await city.store.figureKeeping.check(at: city.clock.now())
        try await refresh(city)
        #expect(try await city.store.figures.figuresAsOf().differingDays == 0)
    }

    @Test(
        "A day without an import counts nothing and is told; the history before the first request counts",
        arguments: StoreEngine.allCases)
    func missing(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let desk = city.store.volumeDesk
        _ = try await desk.take(
            counts(["2025-12-31": VolumeDay(amount: 40)], digest: "a", channel: Self.phone), at: city.clock.now())
        try await desk.set(.imported, of: Self.phone, from: "2025-12-31", at: city.clock.now())
        try await refresh(city)
        #expect(try await sums(.contact, by: .month, in: city) == ["2025-12": 40, "2026-03": 10])
        #expect(try await sums(.contact, by: .origin, in: city) == ["staff": 40, "resident": 10])
        let lines = try await city.store.volumes.coverage(from: "2025-12-30", to: "2026-01-04", today: "2026-01-04")
        #expect(lines.map(\.missing) == [3] && lines.map(\.days) == [1])
        #expect(lines.first?.tenths == 0 && lines.first?.since == "2025-12-31")
    }

    @Test("Two files at once, on one channel and day: one of them counts", arguments: StoreEngine.allCases)
    func atOnce(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (desk, now) = (city.store.volumeDesk, city.clock.now())
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<8 {
                let file = counts(["2026-02-01": VolumeDay(amount: 10 + index / 2)], digest: "f\(index / 2)")
                group.addTask { (try? await desk.take(file, at: now)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes > 0)
        let standing = try await city.column("SELECT CAST(amount AS TEXT) FROM volume_day WHERE is_current = 1")
        let sum = try await city.ledger()["imported_contact"] ?? 0
        #expect(standing == ["\(sum)"])
        #expect(try await city.agrees())
    }

    @Test("A row that was refused takes nothing away that stood there", arguments: StoreEngine.allCases)
    func doubtful(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let whole = counts(
            [
                "2026-03-01": VolumeDay(amount: 3), "2026-03-02": VolumeDay(amount: 5),
                "2026-03-03": VolumeDay(amount: 7), "2026-03-04": VolumeDay(amount: 9),
            ], digest: "a")
        _ = try await city.store.volumeDesk.take(whole, at: city.clock.now())
        // A row of the second day was refused beside one that counts, and the only one of the third.
        var part = counts(
            [
                "2026-03-01": VolumeDay(amount: 4), "2026-03-02": VolumeDay(amount: 1),
                "2026-03-04": VolumeDay(amount: 9),
            ], digest: "b")
        (part.refused, part.doubtful) = (2, ["2026-03-02", "2026-03-03"])
        #expect(
            try await city.store.volumeDesk.take(part, at: city.clock.now())
                == .taken([VolumeDayChange(day: "2026-03-01", before: 3, after: 4)]))
        #expect(try await city.ledger()["imported_contact"] == 25)
        #expect(try await city.agrees())
    }
}
