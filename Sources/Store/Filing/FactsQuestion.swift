import Intake

/// One query about a message of a wave, and what its rows add to what is known about it.
struct FactsQuestion {
    /// The message's place in its wave.
    let message: Int
    let step: SQLStep
    let take: (borrowing SQLRow, inout Facts) throws(StoreFailure) -> Void

    init(
        _ message: Int, _ statement: SQLStatement, _ values: [SQLValue],
        _ take: @escaping (borrowing SQLRow, inout Facts) throws(StoreFailure) -> Void
    ) {
        self.message = message
        self.step = SQLStep(statement, values)
        self.take = take
    }
}
