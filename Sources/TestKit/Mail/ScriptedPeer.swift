import Foundation

/// The server's side of one connection, with blocking calls that give up after ten seconds.
package final class ScriptedPeer {
    /// What a script did not find.
    package enum Surprise: Error, CustomStringConvertible {
        case closed(waitingFor: String)
        case unexpected(String, instead: String)

        package var description: String {
            switch self {
            case .closed(let awaited): "closed while waiting for \(awaited)"
            case .unexpected(let line, let awaited): "got \"\(line)\" instead of \(awaited)"
            }
        }
    }

    private let socket: Int32
    private var buffer: [UInt8] = []
    private var isOpen = true
    /// The tag of the last line that was read: its first word.
    package private(set) var tag = ""
    /// The last line that was read.
    package private(set) var lastLine = ""

    init(socket: Int32) {
        self.socket = socket
        var time = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends text; `$tag` in it is the tag of the last line read.
    ///
    /// - Parameter dribble: bytes a write; nil for all at once.
    package func send(_ text: String, dribble: Int? = nil) throws {
        try send(Array(text.replacingOccurrences(of: "$tag", with: tag).utf8), dribble: dribble)
    }

    package func send(_ bytes: [UInt8], dribble: Int? = nil) throws {
        var start = 0
        while start < bytes.count {
            let count = min(dribble ?? bytes.count, bytes.count - start)
            let sent = bytes.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress?.advanced(by: start), count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Surprise.closed(waitingFor: "room to send") }
            start += sent
        }
    }

    /// Reads a line without its end.
    package func line(waitingFor awaited: String = "a line") throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
                buffer.removeFirst(end + 1)
                lastLine = line
                tag = line.split(separator: " ").first.map { String($0) } ?? ""
                return line
            }
            try receive(waitingFor: awaited)
        }
    }

    /// Reads a line that must contain `part`, case counting.
    ///
    /// - Returns: the line.
    @discardableResult
    package func expect(_ part: String) throws -> String {
        let line = try line(waitingFor: part)
        guard line.contains(part) else { throw Surprise.unexpected(line, instead: part) }
        return line
    }

    /// Reads lines until a lone dot, as DATA sends them.
    package func expectMessage() throws -> [String] {
        var lines: [String] = []
        while true {
            let line = try line(waitingFor: "the end of the message")
            if line == "." { return lines }
            lines.append(line)
        }
    }

    /// Waits until the other side closes.
    package func expectClose() throws {
        while isOpen {
            do {
                try receive(waitingFor: "the close")
            } catch Surprise.closed {
                return
            }
        }
    }

    /// Whether a line is there, waiting for one at most ten milliseconds.
    package func hasLine() throws -> Bool {
        if buffer.contains(10) { return true }
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 10) > 0 else { return false }
        try receive(waitingFor: "a line")
        return buffer.contains(10)
    }

    /// Waits ten milliseconds, for a server that is slow on purpose.
    package func pause() throws {
        usleep(10_000)
    }

    package func close() {
        guard isOpen else { return }
        isOpen = false
        Foundation.close(socket)
    }

    /// Closes so that the other side sees a reset, not an orderly end.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Foundation.linger>.size))
        close()
    }

    private func receive(waitingFor awaited: String) throws {
        var bytes = [UInt8](repeating: 0, count: 16384)
        let count = recv(socket, &bytes, bytes.count, 0)
        guard count > 0 else { throw Surprise.closed(waitingFor: awaited) }
        buffer += bytes[..<count]
    }
}
