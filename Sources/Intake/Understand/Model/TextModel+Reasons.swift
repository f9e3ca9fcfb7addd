extension TextModel {
    /// The words that spoke most for the class: of each piece of the text the sum of what its features add to the
    /// class's score, by the lines and by the networks, whose answer is a sum over features too as long as the same
    /// hidden units speak.
    func reasons(_ scanner: FeatureScanner, _ vector: FeatureVector, class number: Int) -> [String] {
        let shares = shares(vector, class: number)
        var pieces: [UInt16: Float] = [:]
        for occurrence in scanner.occurrences {
            guard let feature = vocabulary.number(of: occurrence.hash), let share = shares[UInt32(feature)] else {
                continue
            }
            pieces[occurrence.piece, default: 0] += share
        }
        let sorted = pieces.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var words: [String] = []
        for piece in sorted {
            let word = scanner.word(of: Int(piece.key))
            // A single letter says nothing to a person.
            if word.utf8.count > 1, !words.contains(word) { words.append(word) }
            if words.count == 3 { break }
        }
        return words
    }

    /// What one occurrence of each of the text's features adds to the class's score.
    private func shares(_ vector: FeatureVector, class number: Int) -> [UInt32: Float] {
        let slopes = networks.map { $0.slope(vector, class: number) }
        var shares: [UInt32: Float] = [:]
        shares.reserveCapacity(vector.numbers.count)
        for (feature, value) in zip(vector.numbers, vector.values) {
            var share = blend.weights[0] * linear.weights.weight(Int(feature), column: number)
            for (network, slope) in zip(networks, slopes) {
                share += blend.weights[1] / Float(networks.count) * network.first.product(Int(feature), slope)
            }
            shares[feature] = share * value
        }
        return shares
    }
}
