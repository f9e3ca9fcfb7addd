import Intake

/// The figures of `intake evaluate place` as it prints them.
struct PlaceEvaluationDocument: Encodable {
    private let evaluation: PlaceEvaluation
    private let extra: Extra

    /// What the evaluation itself does not know.
    private struct Extra: Encodable {
        let streets: Int
        let corners: Int
        let landmarks: Int
        /// The gazetteer, read and made ready.
        let loadingMs: Double
        /// Of one text, the mean.
        let msPerText: Double
        let medianMsPerText: Double
    }

    /// - Parameter times: one for each text.
    init(_ evaluation: PlaceEvaluation, _ size: GazetteerSize, loading: Duration, times: [Duration]) {
        self.evaluation = evaluation
        let sorted = times.sorted()
        let total = times.reduce(.zero, +)
        extra = Extra(
            streets: size.streets, corners: size.corners, landmarks: size.landmarks,
            loadingMs: Self.milliseconds(loading),
            msPerText: times.isEmpty ? 0 : Self.milliseconds(total / times.count),
            medianMsPerText: sorted.isEmpty ? 0 : Self.milliseconds(sorted[sorted.count / 2]))
    }

    func encode(to encoder: any Encoder) throws {
        try evaluation.encode(to: encoder)
        try extra.encode(to: encoder)
    }

    /// To a tenth of a microsecond.
    private static func milliseconds(_ duration: Duration) -> Double {
        (duration / .microseconds(1) * 10).rounded() / 10_000
    }
}
