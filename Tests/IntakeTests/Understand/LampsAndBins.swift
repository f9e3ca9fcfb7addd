@testable import Intake

/// A little city with three kinds of trouble, small enough to be learnt without optimisation.
enum LampsAndBins {
    static let examples: [Example] = lamps + bins + roads

    private static let lamps = [
        "street light out", "lamp is dark", "the light flickers", "no light on our corner", "lamp post broken",
        "street lamp out again", "dark corner, light out", "the lamp by the school is out",
    ].enumerated().map { example($1, "lamp", "Lights", north: Double($0)) }

    private static let bins = [
        "bin not emptied", "trash missed again", "they missed our bin", "trash was not collected", "bin is full",
        "garbage bin missed", "no trash pickup today", "the bins were not emptied",
    ].enumerated().map { example($1, "bin", "Sanitation", north: 50 + Double($0)) }

    private static let roads = [
        "pothole in the road", "deep pothole", "road is broken", "big hole in the road", "pothole near the bridge",
        "the road has a hole", "potholes everywhere", "car hit a pothole",
    ].enumerated().map { example($1, "road", $0 % 4 == 0 ? "Lights" : "Roads", north: 100 + Double($0)) }

    /// Learnt once for all tests.
    static let model: Result<TextModel, LearningFailure> = Result { () throws(LearningFailure) in
        try TextModel.learn(from: examples)
    }

    /// So many hundred metres north of the town hall.
    static func place(north: Double) -> GeoPoint? { GeoPoint(latitude: 42.38 + north * 0.0009, longitude: -71.1) }

    private static func example(_ text: String, _ label: String, _ department: String, north: Double) -> Example {
        Example(text: text, label: label, department: department, place: place(north: north))
    }
}
