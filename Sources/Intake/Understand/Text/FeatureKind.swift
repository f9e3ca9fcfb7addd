/// The two sorts of features. Each sort's values are brought to the same length, so that the many letter sequences do
/// not drown the words.
enum FeatureKind: UInt8, Sendable {
    case word
    case letters
}
