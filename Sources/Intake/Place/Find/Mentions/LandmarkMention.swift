/// Words of a text that may name a landmark, another town, or this city.
struct LandmarkMention: Sendable {
    var tokens: Range<Int>
    /// Those that are called so.
    var landmarks: [Int]
    var distance: Int
    var isCapital: Bool
    /// After "near", "at" and the like.
    var isCued: Bool
}
