import Intake

/// Surveys as the desk's pages tell them.
enum SurveyTelling {
    /// What was said about a request, for its page; nil where nobody said anything.
    static func values(_ answers: [SurveyAnswer], time: StaffTime) -> [[String: Any]]? {
        guard !answers.isEmpty else { return nil }
        return answers.map { answer in
            var values: [String: Any] = [
                "at": time.text(answer.at), "machine": time.machine(answer.at), "way": way(answer.way),
                "scores": scores(answer.scores),
            ]
            if !answer.scores.text.isEmpty { values["text"] = answer.scores.text }
            return values
        }
    }

    /// `4.25`, or a dash where there is none.
    static func mean(_ value: Double?) -> String {
        guard let value else { return "–" }
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// `12 %`, or a dash.
    static func percent(_ share: Double?) -> String { share.map { "\(Int(($0 * 100).rounded())) %" } ?? "–" }

    static func reason(_ reason: String) -> String {
        switch SurveyVerdict.Reason(rawValue: reason) {
        case .open: "opened again, or the answer was taken back"
        case .duplicate: "a duplicate"
        case .notOurs: "not the city's"
        case .setAside: "set aside"
        case .nobody: "nobody to write to"
        case .optedOut: "wants no texts"
        case .sample: "not in the sample"
        case .recent: "asked within 30 days"
        case .late: "closed too long ago"
        case .unanswered: "a chat without an answer"
        case nil: reason
        }
    }

    private static func scores(_ scores: SurveyScores) -> [[String: String]] {
        [
            ("overall", scores.overall), ("accuracy", scores.accuracy), ("courtesy", scores.courtesy),
            ("ease", scores.ease),
        ].compactMap { name, score in score.map { ["name": name, "score": String($0)] } }
    }

    private static func way(_ way: SurveyAnswer.Way) -> String {
        switch way {
        case .link: "by the link"
        case .text: "by text"
        case .chat: "in the chat"
        }
    }
}
