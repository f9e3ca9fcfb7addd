import Desk
import Intake

/// A review as its template takes it: the questions with the points that its reader may see, or the form to give them.
struct ReviewPage {
    let review: Review
    let reader: AccountID
    /// What was typed so far.
    let form: PageForm
    let time: StaffTime

    var values: [String: Any] {
        let seen = review.scores(seenBy: reader)
        let isAgent = review.engagement.agent.rawValue == reader.rawValue
        var values = ReviewWords.row(review, time: time)
        values["scorecard"] = review.draw.scorecard.name
        values["most"] = String(review.draw.scorecard.most)
        values["takes_score"] = review.takesScore(of: reader)
        values["is_blind"] = review.draw.reviewers == 2 && !review.isComplete
        values["takes_reply"] = isAgent && review.isComplete && review.reply == nil
        values["reply"] = review.reply
        values["typed_reply"] = form.text("reply")
        values["comment"] = form.text("comment")
        values["questions"] = review.draw.scorecard.questions.enumerated().map { question($1, $0, seen) }
        values["scores"] = seen.map { score in
            [
                "reviewer": score.reviewerName, "total": String(review.total(of: score)), "comment": score.comment,
                "at": time.text(score.at), "machine": time.machine(score.at),
            ]
        }
        values["has_scores"] = !seen.isEmpty
        values["has_differences"] = review.differences != nil
        if let differences = review.differences { values["apart"] = String(differences.reduce(0, +)) }
        return values
    }

    private func question(_ question: Scorecard.Question, _ index: Int, _ seen: [Review.Score]) -> [String: Any] {
        var values: [String: Any] = [
            "index": String(index), "text": question.text, "points": String(question.points),
            "is_critical": question.isCritical,
            "typed": form.text("points-\(index)"),
            "given": seen.map { index < $0.points.count ? String($0.points[index]) : "" },
        ]
        if let differences = review.differences, index < differences.count {
            values["difference"] = String(differences[index])
            values["is_apart"] = differences[index] > 0
        }
        return values
    }
}
