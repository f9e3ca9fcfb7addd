import Intake

/// From where a feed is read at one look, and what of it is in the index already.
struct SearchLook {
    /// What has been drawn so lately is read again at every look: most of what comes late is only that late. The rest of what may come
    /// late is read again at the thorough looks.
    private static let recently: Duration = .seconds(5)

    /// The greatest id that was read.
    let newest: RowID
    /// Nothing appears up to here any more.
    let settled: RowID
    /// Only what is behind it is read.
    let start: RowID
    /// What was read behind `start`, up to `newest`.
    var had: Set<RowID> = []

    /// - Parameters:
    ///   - settled: none where the store has one writer, or had until now.
    ///   - now: the time before the look.
    init(newest: RowID, settled: RowID?, isThorough: Bool, _ late: LateRows, at now: Moment) {
        self.newest = newest
        let settled = late == .never ? newest : settled ?? newest
        self.settled = settled
        let recent = min(newest, RowIDSource.first(at: now - Self.recently))
        start = isThorough ? settled : max(settled, recent)
    }

    /// Whether everything was read again that may have come late.
    var isThorough: Bool { start == settled }
}
