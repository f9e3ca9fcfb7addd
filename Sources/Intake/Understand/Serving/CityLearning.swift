/// Learns the city's model: from what its catalogue says, and from the requests whose types people chose or let stand.
package enum CityLearning {
    /// With fewer requests of people's own a threshold is proven by the catalogue's words alone, and not by what residents write: nothing
    /// is decided by itself then, only suggested.
    package static let fewestRequests = 300

    /// - Parameters:
    ///   - requests: the newest first; those of types that the catalogue has no more teach nothing.
    /// - Throws: where there is too little to learn from.
    package static func model(
        _ catalogue: RequestCatalogue, requests: [Example]
    ) throws(LearningFailure) -> (model: TextModel, requests: Int) {
        let known = requests.filter { catalogue[$0.label]?.isActive ?? false }
        var model = try TextModel.learn(from: CatalogueExamples.examples(of: catalogue.types) + known)
        if known.count < fewestRequests { model.thresholds = Thresholds.nothingBySelf }
        return (model, known.count)
    }
}
