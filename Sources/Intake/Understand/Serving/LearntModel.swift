/// A model that was learnt, without its bytes.
package struct LearntModel: Hashable, Sendable {
    /// From 1.
    package let version: Int
    package let madeAt: Moment
    /// How many texts it learnt from, and how many of them were requests.
    package let examples: Int
    package let requests: Int

    package init(version: Int, madeAt: Moment, examples: Int, requests: Int) {
        self.version = version
        self.madeAt = madeAt
        self.examples = examples
        self.requests = requests
    }
}
