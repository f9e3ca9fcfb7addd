import Intake

/// Reads the section `surveys`.
struct SurveysReader {
    let fields: SettingsFields

    func rules() -> SurveyRules {
        let usual = SurveyRules()
        let delay = fields.duration("delay", default: usual.delay)
        if delay < .seconds(11) {
            fields.complain("delay", "must be at least 11s: until then an answer can be taken back")
        }
        return SurveyRules(
            rate: fields.integer("rate", default: usual.rate, in: 0...100), delay: delay,
            lowScore: fields.integer("low_score", default: usual.lowScore, in: 0...5))
    }
}
