import Synchronization

/// One statement's text, for both engines: parameters are `$1` to `$n`, and the few words that differ stand in braces
/// (`Dialect`).
///
/// A statement of the hot path is made once, as a `static let`: it owns a slot, an index into each connection's table of
/// prepared statements, so that running it neither hashes nor compares text. Text put together at run time is made with
/// `init(once:)`; it is prepared for one use and forgotten, because slots are never given back.
package struct SQLStatement: Sendable {
    /// The index of its prepared form in a connection's table; nil where it is prepared for each use.
    package let slot: Int?
    package let text: String

    private static let slots = Atomic<Int>(0)

    /// A statement to be prepared once a connection. Only for `static let`.
    package init(_ text: StaticString) {
        self.text = "\(text)"
        slot = Self.slots.add(1, ordering: .relaxed).oldValue
    }

    /// A statement to be prepared once a connection, whose text is put together at run time. Only where the program makes a few hundred
    /// of them at most: what is prepared is never given back.
    init(kept text: String) {
        self.text = text
        slot = Self.slots.add(1, ordering: .relaxed).oldValue
    }

    /// A statement to be prepared for this one use.
    package init(once text: String) {
        self.text = text
        slot = nil
    }

    /// The highest number of a parameter. For the words of an error only: a `$1` in a literal counts, too.
    var parameterCount: Int {
        text.split(separator: "$").dropFirst().compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }.max() ?? 0
    }
}
