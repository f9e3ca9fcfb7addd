/// Makes PDF of pages, one at a time: each takes a processor for some seconds, and what arrives goes first.
package actor PDFPress {
    /// Pages that may wait.
    private static let queue = 8

    private var isAtWork = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init() {}

    /// - Throws: `PDFFailure`; `ChildFailure` where the tool cannot be started; `CancellationError`.
    package func pdf(of html: String, by tool: PDFTool) async throws -> [UInt8] {
        guard waiting.count < Self.queue else { throw PDFFailure.busy }
        if isAtWork { await withCheckedContinuation { waiting.append($0) } }
        isAtWork = true
        defer { next() }
        return try await tool.pdf(of: html)
    }

    /// The place goes straight to who waits longest.
    private func next() {
        if waiting.isEmpty {
            isAtWork = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
