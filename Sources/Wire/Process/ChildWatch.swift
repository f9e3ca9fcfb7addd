import Glibc

/// Feeds and listens to one child until it has ended, and kills it where it exceeds a limit. Blocks its thread.
struct ChildWatch {
    /// A child's end is looked for this often while it is silent; where it closed its output, it is about to end.
    private static let pause: Duration = .milliseconds(50)
    private static let shortPause: Duration = .milliseconds(2)

    let child: SpawnedChild
    let limits: ChildLimits
    private var unsent: ArraySlice<UInt8>
    private var heard: [UInt8] = []
    /// Time that passed while we ran: at most two pauses a look.
    private var age: Duration = .zero
    private var silence: Duration = .zero

    init(child: SpawnedChild, limits: ChildLimits, input: [UInt8]) {
        self.child = child
        self.limits = limits
        unsent = input[...]
    }

    /// Returns when the child has ended.
    consuming func toEnd(isCancelled: () -> Bool) -> ChildOutcome {
        var last = ContinuousClock.now
        while true {
            feed()
            let hadEnded = child.hasEnded
            // After the look, so that what it said last is heard.
            listen()
            if let excess = excess(isCancelled()) {
                child.kill()
                _ = child.reap()
                return ChildOutcome(end: excess, output: heard)
            }
            if hadEnded { return ChildOutcome(end: child.reap(), output: heard) }
            wait()
            let now = ContinuousClock.now
            let passed = min(now - last, Self.pause * 2)
            last = now
            age += passed
            silence += passed
        }
    }

    private func excess(_ isCancelled: Bool) -> ChildOutcome.End? {
        if isCancelled { return .cancelled }
        if heard.count > limits.outputBytes { return .talkative }
        if let limit = limits.time, age > limit { return .overtime }
        if let limit = limits.silence, silence > limit { return .silent }
        return nil
    }

    /// Writes what the pipe takes, and closes it behind the last byte.
    private mutating func feed() {
        while !unsent.isEmpty, child.input >= 0 {
            let count = unsent.withUnsafeBytes { write(child.input, $0.baseAddress, $0.count) }
            if count > 0 {
                unsent = unsent.dropFirst(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                // It does not want to know the rest.
                unsent = []
            }
        }
        child.closeInput()
    }

    /// Reads what there is, up to a little over the limit.
    private mutating func listen() {
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while child.output >= 0, heard.count <= limits.outputBytes {
            let count = read(child.output, &chunk, min(chunk.count, limits.outputBytes + 1 - heard.count))
            if count > 0 {
                heard += chunk[..<count]
                silence = .zero
            } else if count == 0 {
                child.closeOutput()
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                child.closeOutput()
            }
        }
    }

    /// Until something can be written or read, or a pause has passed.
    private func wait() {
        var ends: [pollfd] = []
        if child.output >= 0 { ends.append(pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)) }
        if child.input >= 0 { ends.append(pollfd(fd: child.input, events: Int16(POLLOUT), revents: 0)) }
        let pause = child.output < 0 ? Self.shortPause : Self.pause
        _ = poll(&ends, nfds_t(ends.count), Int32(pause.components.attoseconds / 1_000_000_000_000_000))
    }
}
