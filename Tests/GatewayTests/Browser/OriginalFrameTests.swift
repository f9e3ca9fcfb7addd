import Foundation
import NIOCore
import NIOPosix
import Synchronization
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// A mail's HTML under the frame's policy, in a real browser.
@Suite("The original of a mail in a browser")
struct OriginalFrameTests {
    /// A port that counts who connects, and says nothing.
    private final class Listener: Sendable {
        private let channel: any Channel
        private let number: Tally
        var port: Int { channel.localAddress?.port ?? 0 }
        var count: Int { number.value.withLock { $0 } }

        private final class Tally: Sendable {
            let value = Mutex(0)
        }

        init() async throws {
            let number = Tally()
            self.number = number
            channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { channel in
                    number.value.withLock { $0 += 1 }
                    return channel.eventLoop.makeSucceededVoidFuture()
                }
                .bind(host: "127.0.0.1", port: 0).get()
        }

        func close() async throws { try await channel.close() }
    }

    /// What opens a connection in spite of the policy, in the open and hidden in another frame.
    private func connecting(to port: Int) -> String {
        "<p>Hello</p><link rel=preconnect href=\"http://127.0.0.1:\(port)\">"
            + "<iframe srcdoc=\"&lt;link rel=preconnect href=http://127.0.0.1:\(port)&gt;\"></iframe>"
    }

    @Test(
        "it opens no connection; the same HTML as it came does, whatever the policy says",
        .enabled(if: WebBrowser.isInstalled, "needs chromium and chromedriver: deploy/packages.sh test"))
    func preconnect() async throws {
        let (ours, control) = (try await Listener(), try await Listener())
        let mail = "From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + connecting(to: ours.port)
        let shown = try #require(OriginalHTML.of(Array(mail.utf8)))
        let raw = connecting(to: control.port)
        let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer = { request in
            let headers = [
                ("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", OriginalMail.framePolicy),
            ]
            switch request.path {
            case "/ours": return .text(200, shown, headers: headers)
            case "/control": return .text(200, raw, headers: headers)
            default: return .text(404, "")
            }
        }
        try await ScriptedHTTPServer.run(script) { server in
            try await WebBrowser.run { browser in
                try await browser.open(server.url + "/ours")
                try await browser.open(server.url + "/control")
                // By the time that the second one's came, the first one's would have.
                try await eventually { control.count > 0 }
                #expect(ours.count == 0)
                try await browser.quit()
            }
        }
        try await ours.close()
        try await control.close()
    }
}
