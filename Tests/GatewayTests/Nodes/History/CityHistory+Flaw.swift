extension CityHistory {
    /// A promise that was not kept, as clients see it.
    enum Flaw: Hashable, Sendable {
        /// It was acknowledged, and stands nowhere.
        case lost(Lane, String)
        /// It stands there twice.
        case doubled(Lane, String)
        /// It stands there, and its resident never wrote it.
        case strange(Lane, String)
        /// It stands in another order than it was written in.
        case reordered(Lane)
        /// A request whose resident was never told.
        case unanswered(Lane, String)
        /// A request of which its resident was told more than once.
        case answeredTwice(Lane, String)
        /// A resident was told of a request that is not shown, or is none of theirs.
        case answeredForNothing(Lane, String)
        /// Somebody wrote, was told that it is there, and no request came of it.
        case unheard(Lane)
    }
}
