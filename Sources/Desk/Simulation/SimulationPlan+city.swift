import Intake

extension SimulationPlan {
    /// The share of a day's contacts that comes in each hour, in percent: nights are quiet, the late morning is busiest.
    package static let officeDay: [Double] = [
        0.8, 0.6, 0.5, 0.4, 0.5, 0.9, 2.0, 4.5, 8.0, 9.8, 10.0, 9.4, 8.4, 8.4, 8.2, 7.6, 6.4, 4.2, 2.8, 2.2, 1.6, 1.2,
        0.9,
        0.7,
    ]

    /// A weekday of a city with some 100,000 contacts a year and a staff of 13, of whom nine work on a day, around the clock.
    package static let modelCity = SimulationPlan(
        channels: [
            channel(
                .phone, perDay: 178, .lognormal(mean: .seconds(230), variation: 0.9),
                patience: .exponential(mean: .seconds(240)), target: .seconds(30)),
            channel(
                .walkIn, perDay: 14, .lognormal(mean: .seconds(360), variation: 0.8),
                patience: .exponential(mean: .seconds(1_200)), target: .seconds(300)),
            channel(.email, perDay: 36, .lognormal(mean: .seconds(330), variation: 1), target: .seconds(14_400)),
            channel(
                .chat, perDay: 28, .lognormal(mean: .seconds(600), variation: 0.7), attention: 0.5,
                patience: .exponential(mean: .seconds(300)), target: .seconds(60)),
            channel(
                .sms, perDay: 18, .lognormal(mean: .seconds(480), variation: 0.8), attention: 0.3,
                target: .seconds(600)),
            channel(.web, perDay: 14, .lognormal(mean: .seconds(180), variation: 0.8), target: .seconds(14_400)),
            channel(.mobileApp, perDay: 10, .lognormal(mean: .seconds(150), variation: 0.8), target: .seconds(14_400)),
            channel(.social, perDay: 3, .lognormal(mean: .seconds(300), variation: 1), target: .seconds(7_200)),
        ],
        shifts: [
            shift("early", 2, 390..<870, [630..<660], [.english, .spanish]),
            shift("day", 2, 510..<990, [720..<750], [.english, .portuguese]),
            shift("day, later lunch", 2, 510..<990, [750..<780], [.english, .spanish, .haitianCreole]),
            shift("late", 2, 870..<1_350, [1_110..<1_140], [.english, .spanish]),
            shift("night", 1, 1_350..<1_830, [1_590..<1_620], [.english, .spanish, .portuguese]),
        ])

    private static func channel(
        _ kind: ChannelKind, perDay: Double, _ handling: TimeDistribution, attention: Double = 1,
        patience: TimeDistribution? = nil, target: Duration
    ) -> SimulatedChannel {
        SimulatedChannel(
            kind, perHour: hourly(perDay), handling: handling, attention: attention, patience: patience, target: target,
            languages: [.spanish: 0.09, .portuguese: 0.05, .haitianCreole: 0.02])
    }

    private static func shift(
        _ name: String, _ count: Int, _ minutes: Range<Int>, _ breaks: [Range<Int>], _ languages: Set<Language>
    ) -> SimulatedShift {
        SimulatedShift(name, count: count, minutes: minutes, breaks: breaks, languages: languages)
    }

    /// Contacts a day, spread over its hours as `officeDay` says.
    package static func hourly(_ perDay: Double) -> [Double] {
        let sum = officeDay.reduce(0, +)
        return officeDay.map { $0 * perDay / sum }
    }
}
