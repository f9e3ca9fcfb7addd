/// When residents are asked how we did.
package struct SurveyRules: Hashable, Sendable {
    /// How long the link in a survey holds.
    package static let linkLifetime: Duration = .seconds(14 * 86_400)
    /// How long a bare score by text is the survey's answer.
    package static let textWindow: Duration = .seconds(72 * 3_600)
    /// A resident is asked at most once in so long.
    package static let rest: Duration = .seconds(30 * 86_400)
    /// What was closed longer ago is not asked about any more: the program may have stood still.
    package static let oldest: Duration = .seconds(3 * 86_400)

    /// Percent of what was closed that is asked about, where the type has no rate of its own; 0 for never.
    package var rate: Int
    /// How long after the closing; longer than an answer can be taken back.
    package var delay: Duration
    /// An overall score that is no higher alerts a supervisor; 0 for never.
    package var lowScore: Int

    package init(rate: Int = 100, delay: Duration = .seconds(60), lowScore: Int = 2) {
        self.rate = rate
        self.delay = delay
        self.lowScore = lowScore
    }

    /// Whether a request is in the sample: always the same for the same request, whatever the order of events.
    func samples(_ request: RowID, rate: Int) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            hash = (hash ^ (UInt64(bitPattern: request.rawValue) >> shift & 0xFF)) &* 0x100_0000_01B3
        }
        return Int((hash >> 32) % 100) < rate
    }
}
