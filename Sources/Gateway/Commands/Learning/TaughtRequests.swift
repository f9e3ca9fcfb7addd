import Intake

/// Reads what the requests so far teach, a page at a time, and learns from it.
struct TaughtRequests: Sendable {
    private static let page = 5_000

    let book: any ModelBook
    /// So many of the newest teach; what they say is held in memory, up to 8 KB of each.
    var most = 500_000

    /// - Throws: `CommandFailure` where there is too little to learn from; `StoreFailure`.
    func learn(
        _ purpose: ModelPurpose, _ catalogue: RequestCatalogue, _ progress: Progress
    ) async throws -> LearningThread.Learnt {
        switch purpose {
        case .types:
            let requests = try await examples(progress)
            return try await LearningThread.learn { () throws(LearningFailure) in
                try CityLearning.model(catalogue, requests: requests)
            }
        case .junk:
            let decided = try await decidedJunk(progress)
            return try await LearningThread.learn { () throws(LearningFailure) in
                try JunkLearning.model(catalogue, decided: decided)
            }
        }
    }

    private func examples(_ progress: Progress) async throws -> [Example] {
        var examples: [Example] = []
        var before: RowID?
        while examples.count < most {
            let page = try await book.examples(before: before, limit: Self.page)
            examples += page.map(\.example)
            guard let last = page.last else { break }
            before = last.request
            try Task.checkCancellation()
            progress.say("\(examples.count) requests read")
        }
        return examples
    }

    private func decidedJunk(_ progress: Progress) async throws -> [JunkLearning.Decided] {
        var decided: [JunkLearning.Decided] = []
        var before: RowID?
        while decided.count < most {
            let page = try await book.decidedJunk(before: before, limit: Self.page)
            decided += page.map(\.decided)
            guard let last = page.last else { break }
            before = last.request
            try Task.checkCancellation()
            progress.say("\(decided.count) requests read")
        }
        return decided
    }
}
