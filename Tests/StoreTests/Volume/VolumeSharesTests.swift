import Intake
import Reports
import Store
import TestKit
import Testing

/// Random histories of logged contacts, files, corrections and changes of source, held against a count in a few lines.
@Suite("Shares with imported counts")
struct VolumeSharesTests {
    private static let channels = [SmallCity.sms, SmallCity.mail, ChannelName(kind: .phone, id: "phone-311")]
    private static let days = (1...6).map { "2026-03-0\($0)" }

    /// By channel and day.
    private struct Naive {
        var logged: [ChannelName: [String: Int]] = [:]
        var imported: [ChannelName: [String: VolumeDay]] = [:]
        var sources: [ChannelName: [(from: String, source: VolumeSource)]] = [:]

        func contacts(_ channel: ChannelName, _ day: String) -> Int {
            let changes = (sources[channel] ?? []).filter { $0.from <= day }
            let latest = changes.map(\.from).max()
            let source = changes.last { $0.from == latest }?.source ?? .logged
            return source == .logged
                ? logged[channel]?[day] ?? 0 : imported[channel]?[day]?.amount ?? 0
        }
    }

    @Test("Every view comes to what was counted by its source, and shares to 100 %", arguments: StoreEngine.allCases)
    func histories(_ engine: StoreEngine) async throws {
        for seed in 1...(engine == .sqlite ? 6 : 2) { try await history(engine, seed: UInt64(seed)) }
    }

    private func history(_ engine: StoreEngine, seed: UInt64) async throws {
        let city = try await SmallCity(engine)
        var random = SeededGenerator(seed: seed)
        var naive = Naive()
        for (index, day) in Self.days.enumerated() {
            for number in 0..<random.below(4) {
                try await city.send(.text("+161755501\(index)\(number)", "A lamp"), on: SmallCity.sms)
                naive.logged[SmallCity.sms, default: [:]][day, default: 0] += 1
            }
            for number in 0..<random.below(3) {
                try await city.send(.mail("r\(index).\(number)@example.org", "A tree", id: "m\(index).\(number)"))
                naive.logged[SmallCity.mail, default: [:]][day, default: 0] += 1
            }
            for step in 0..<2 {
                let channel = Self.channels[random.below(Self.channels.count)]
                if random.below(3) == 0 {
                    let from = Self.days[random.below(Self.days.count)]
                    let source: VolumeSource = random.below(3) == 0 ? .logged : .imported
                    try await city.store.volumeDesk.set(source, of: channel, from: from, at: city.clock.now())
                    naive.sources[channel, default: []].append((from, source))
                } else {
                    try await take(channel, "\(seed).\(index).\(step)", through: index, &random, &naive, city)
                }
            }
            if random.below(2) == 0 { _ = try await city.store.figureKeeping.refresh(at: city.clock.now()) }
            city.clock.advance(by: .seconds(24 * 3600))
        }
        try await compare(naive, city, seed)
    }

    private func take(
        _ channel: ChannelName, _ digest: String, through last: Int, _ random: inout SeededGenerator,
        _ naive: inout Naive, _ city: SmallCity
    ) async throws {
        let first = random.below(last + 1)
        var days: [String: VolumeDay] = [:]
        for day in Self.days[first...last] where random.below(4) > 0 {
            days[day] =
                random.below(2) == 0
                ? VolumeDay(amount: random.below(30)) : VolumeDay(hours: (0..<24).map { _ in random.below(3) })
        }
        guard let from = days.keys.min(), let to = days.keys.max() else { return }
        let counts = VolumeCounts(channel: channel, file: "f", digest: digest, days: days, rows: 1, refused: 0)
        _ = try await city.store.volumeDesk.take(counts, at: city.clock.now())
        naive.imported[channel] = (naive.imported[channel] ?? [:]).filter { $0.key < from || $0.key > to }
            .merging(days) { $1 }
    }

    private func compare(_ naive: Naive, _ city: SmallCity, _ seed: UInt64) async throws {
        while try await city.store.figureKeeping.refresh(at: city.clock.now()) {}
        for span in [(0, 5), (2, 4), (3, 3)] {
            let days = Array(Self.days[span.0...span.1])
            let expected = Dictionary(
                uniqueKeysWithValues: Self.channels.map { channel in
                    (channel.kind.rawValue, days.reduce(0) { $0 + naive.contacts(channel, $1) })
                }
            ).filter { $0.value != 0 }
            let filter = FigureFilter(from: days[0], to: days[days.count - 1])
            let report = try await city.store.reports.channels(from: filter.from, to: filter.to, byChannel: false)
            let told = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.kind.rawValue, $0.contacts) })
            #expect(told.filter { $0.value != 0 } == expected, "seed \(seed)")
            for measure in [Measure.contact, .contactHour] {
                let rows = try await city.store.figures.figures([measure], filter, by: [.channelKind])
                let sums = rows.reduce(into: [:]) { $0[$1.labels[0], default: 0] += $1.amount }
                #expect(sums == expected, "seed \(seed), \(measure)")
            }
            let whole = expected.values.reduce(0, +)
            #expect(report.total.contactShare == (whole > 0 ? 1_000 : 0))
            for dimension in FigureDimension.allCases {
                let rows = try await city.store.figures.figures([.contact], filter, by: [dimension])
                let table = FigureTable([.contact], rows)
                #expect(table.total[.contact].count == whole, "seed \(seed), \(dimension)")
                #expect(table.rows.reduce(0) { $0 + ($1.shares[.contact] ?? 0) } == (whole > 0 ? 1_000 : 0))
            }
        }
        #expect(try await city.agrees())
    }
}
