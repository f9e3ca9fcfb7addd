import Testing

/// What reviewers think of it.
extension LookedTown {
    mutating func review() async throws {
        let page = try await sue.get("/desk/reviews").body
        let drawn = try await sue.post(
            "/desk/reviews",
            [
                "form": ConsoleScene.hidden("form", page), "scorecard": "Standard",
                "first": ConsoleScene.day(-100), "last": ConsoleScene.day(100), "size": "3", "reviewers": "2",
            ])
        let draw = try #require(drawn.location)
        others["draw"] = draw
        let all = try await sue.get(draw).body.matches(of: #/\/desk\/reviews\/\d+/#).map { String($0.output) }
        let review = try #require(all.first)
        others["review-open"] = all.last
        let points: Fields = [
            "points-0": "5", "points-1": "7", "points-2": "5", "points-3": "3", "points-4": "4",
            "comment": "Right, and kind. It does not say when the crew comes.",
        ]
        _ = try await sue.post(review + "/score", points, page: review)
        _ = try await max.post(
            review + "/score",
            [
                "points-0": "5", "points-1": "10", "points-2": "4", "points-3": "3", "points-4": "5",
                "comment": "Nothing to add.",
            ], page: review)
        _ = try await ann.post(review + "/reply", ["reply": "The crew had not told me yet."], page: review)
        others["review"] = review
    }
}
