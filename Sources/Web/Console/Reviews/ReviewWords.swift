import Desk
import Intake

/// Reviews and draws as templates take them.
enum ReviewWords {
    static func draw(_ draw: ReviewDraw, time: StaffTime) -> [String: Any] {
        [
            "id": draw.id.description, "scorecard": draw.scorecard.name, "first": draw.first, "last": draw.last,
            "seed": draw.seed, "size": String(draw.size),
            "population": draw.population == 1 ? "1 engagement" : "\(draw.population) engagements",
            "is_double": draw.reviewers == 2, "drawn": time.text(draw.drawnAt), "machine": time.machine(draw.drawnAt),
        ]
    }

    static func row(_ review: Review, time: StaffTime) -> [String: Any] {
        var values: [String: Any] = [
            "id": review.id.description, "agent": review.agentName,
            "channel": ConsoleWords.channel(review.engagement.channel),
            "number": review.engagement.trackingNumber.description,
            "scored": "\(review.scores.count) of \(review.draw.reviewers)", "has_reply": review.reply != nil,
            "days": review.draw.first == review.draw.last
                ? review.draw.first : "\(review.draw.first) to \(review.draw.last)",
        ]
        // Until all have scored, nobody reads what another gave.
        if review.isComplete {
            let totals = review.scores.map { String(review.total(of: $0)) }.joined(separator: " and ")
            values["result"] = "\(totals) of \(review.draw.scorecard.most)"
        }
        return values
    }

    static func problem(_ refusal: ReviewRefusal, field: String) -> FormProblem {
        switch refusal {
        case .unknown: FormProblem("main", "There is no such review.")
        case .notYours: FormProblem("main", "It is not yours to score, or you have scored it already.")
        case .badScores: FormProblem(field, "Give each question its points.")
        case .tooLong(let limit): FormProblem(field, "Write something, of at most \(limit) characters.")
        case .tooEarly: FormProblem("main", "Not all reviewers have scored it yet.")
        case .replied: FormProblem("main", "You have replied already.")
        }
    }
}
