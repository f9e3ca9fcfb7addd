import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite("A page that takes its time")
struct PatientAnswerTests {
    private struct Refused: Error {}

    /// What a connection would carry.
    private final class Reader: ResponseBodyWriter, Sendable {
        let text = Mutex("")
        let isEnded = Mutex(false)
        let isGone: Bool

        init(isGone: Bool = false) { self.isGone = isGone }

        func write(_ buffer: ByteBuffer) async throws {
            if isGone { throw Refused() }
            text.withLock { $0 += String(buffer: buffer) }
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws { isEnded.withLock { $0 = true } }
    }

    private static func page(_ content: String) -> Response {
        Response(
            status: .ok, headers: [.cacheControl: "no-store"],
            body: .init(
                byteBuffer: ByteBuffer(
                    string: "<html><head></head><body><main id=\"main\" tabindex=\"-1\">\(content)</main></body></html>"
                )))
    }

    @Test("what is there at once is answered as it is")
    func soon() async throws {
        let response = try await PatientAnswer(clock: StillClock()).answer(in: Self.page("frame")) {
            var page = Self.page("figures")
            page.status = .unprocessableContent
            return page
        }
        let reader = Reader()
        try await response.body.write(reader)
        #expect(response.status == .unprocessableContent)
        #expect(reader.text.withLock { $0.contains(">figures<") && !$0.contains("progress") && !$0.contains("frame") })
    }

    @Test("what takes longer: the frame and a sign first, then the page in one document")
    func slow() async throws {
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let response = try await PatientAnswer(clock: HastyClock()).answer(in: Self.page("frame")) {
            for await _ in gate {}
            return Self.page("figures")
        }
        #expect(response.status == .ok && response.headers[.contentLength] == nil)
        #expect(response.headers[.cacheControl] == "no-store")
        let reader = Reader()
        async let writing: Void = response.body.write(reader)
        while reader.text.withLock({ !$0.contains("<progress") }) { await Task.yield() }
        #expect(
            reader.text.withLock { $0.contains("reports.css") && !$0.contains("figures<") && !$0.contains("frame") })
        opener.finish()
        try await writing
        let text = reader.text.withLock { $0 }
        #expect(text.hasSuffix("</p></section>figures</main></body></html>") && reader.isEnded.withLock { $0 })
        #expect(text.ranges(of: "<main ").count == 1 && text.ranges(of: "<html>").count == 1)
        // The heading is the page's own.
        #expect(!text.contains("<h1"))
    }

    @Test("what fails after the frame is out says so, and ends the document")
    func failing() async throws {
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let response = try await PatientAnswer(clock: HastyClock()).answer(in: Self.page("frame")) {
            for await _ in gate {}
            throw Refused()
        }
        opener.finish()
        let reader = Reader()
        try await response.body.write(reader)
        #expect(reader.text.withLock { $0.contains("could not be worked out") && $0.hasSuffix("</html>") })
        #expect(reader.text.withLock { $0.ranges(of: "<h1").count } == 1)
    }

    @Test("who leaves ends the work", .timeLimit(.minutes(1)))
    func left() async throws {
        let (ended, end) = AsyncStream<Bool>.makeStream()
        var response: Response? = try await PatientAnswer(clock: HastyClock()).answer(in: Self.page("frame")) {
            // Never rung: it ends with the task alone.
            await Doorbell().wait(after: 0)
            end.yield(Task.isCancelled)
            return Self.page("figures")
        }
        do {
            try await response?.body.write(Reader(isGone: true))
            Issue.record("nobody is there to be written to")
        } catch is Refused {}
        response = nil
        var iterator = ended.makeAsyncIterator()
        #expect(await iterator.next() == true)
    }
}
