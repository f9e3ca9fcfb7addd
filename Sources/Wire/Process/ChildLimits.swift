/// What a child process may take. Beyond any of them it is killed, with all of its group.
package struct ChildLimits: Sendable {
    /// From its start to its end; nil for as long as it likes.
    package var time: Duration?
    /// Between two signs of life, each of which is some output; nil for as long as it likes.
    ///
    /// Only time counts during which this process ran too: where a machine stood still, nobody was silent.
    package var silence: Duration?
    /// All that it writes to standard output. Bytes.
    package var outputBytes: Int

    package init(time: Duration? = nil, silence: Duration? = nil, outputBytes: Int = 64 << 10) {
        self.time = time
        self.silence = silence
        self.outputBytes = outputBytes
    }
}
