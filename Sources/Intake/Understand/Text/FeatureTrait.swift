/// What is remarkable about a text besides its words.
enum FeatureTrait: UInt8 {
    /// How long it is, on a logarithmic scale.
    case length = 1
    /// A word in capitals, once for each.
    case shouted
}
