package import Intake

/// An engagement that was drawn, with what reviewers and its agent say of it.
package struct Review: Hashable, Sendable {
    /// What one reviewer gave.
    package struct Score: Hashable, Sendable {
        package let reviewer: AccountID
        package let reviewerName: String
        /// One for each question of the scorecard.
        package let points: [Int]
        package let comment: String
        package let at: Moment

        package init(reviewer: AccountID, reviewerName: String, points: [Int], comment: String, at: Moment) {
            self.reviewer = reviewer
            self.reviewerName = reviewerName
            self.points = points
            self.comment = comment
            self.at = at
        }
    }

    /// What may be said beside points, in characters.
    package static let longestComment = 4_000

    package let id: RowID
    package let draw: ReviewDraw
    package let engagement: Engagement
    package let agentName: String
    /// In the order in which they came.
    package let scores: [Score]
    /// What the agent answers to the review; nil while they said nothing.
    package let reply: String?

    package init(
        id: RowID, draw: ReviewDraw, engagement: Engagement, agentName: String, scores: [Score], reply: String?
    ) {
        self.id = id
        self.draw = draw
        self.engagement = engagement
        self.agentName = agentName
        self.scores = scores
        self.reply = reply
    }

    /// Whether all reviewers that it takes have scored it: until then nobody sees another's score, so that each scores blind.
    package var isComplete: Bool { scores.count >= draw.reviewers }

    /// What a reviewer gave in all.
    package func total(of score: Score) -> Int { draw.scorecard.total(of: score.points) }

    /// What `account` sees of the scores: all once it is complete, before that their own.
    package func scores(seenBy account: AccountID) -> [Score] {
        isComplete ? scores : scores.filter { $0.reviewer == account }
    }

    /// Whether `account` may score it: somebody else than its agent, once each, while it takes another reviewer.
    package func takesScore(of account: AccountID) -> Bool {
        !isComplete && account.rawValue != engagement.agent.rawValue && !scores.contains { $0.reviewer == account }
    }

    /// By question, how far the first two reviewers are apart; nil where there are no two, or not all have scored yet.
    package var differences: [Int]? {
        guard isComplete, scores.count >= 2 else { return nil }
        return zip(scores[0].points, scores[1].points).map { abs($0 - $1) }
    }
}
