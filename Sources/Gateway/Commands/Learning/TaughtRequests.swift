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
                LearningThread.Learnt(try CityLearning.model(catalogue, requests: requests))
            }
        case .junk:
            let decided = try await decidedJunk(progress)
            return try await LearningThread.learn { () throws(LearningFailure) in
                LearningThread.Learnt(try JunkLearning.model(catalogue, decided: decided))
            }
        case .duplicates:
            let pairs = try await book.judgedPairs(limit: DuplicateLearning.most)
            return try await LearningThread.learn { () throws(LearningFailure) in
                LearningThread.Learnt(DuplicateLearning.outcome(of: pairs))
            }
        }
    }

    private func examples(_ progress: Progress) async throws -> [Example] {
        try await all(progress) {
            try await book.examples(before: $0, limit: Self.page).map { ($0.request, $0.example) }
        }
    }

    private func decidedJunk(_ progress: Progress) async throws -> [JunkLearning.Decided] {
        try await all(progress) {
            try await book.decidedJunk(before: $0, limit: Self.page).map { ($0.request, $0.decided) }
        }
    }

    /// What all pages have, the newest first.
    private func all<Item>(
        _ progress: Progress, _ page: (_ before: RowID?) async throws -> [(request: RowID, item: Item)]
    ) async throws -> [Item] {
        var items: [Item] = []
        var before: RowID?
        while items.count < most {
            let next = try await page(before)
            items += next.map(\.item)
            guard let last = next.last else { break }
            before = last.request
            try Task.checkCancellation()
            progress.say("\(items.count) requests read")
        }
        return items
    }
}
