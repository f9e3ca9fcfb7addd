import TestKit

/// Another site's page that embeds the chat as `channels/chat.md` says, on an origin of its own and under a content security policy.
struct EmbeddingSite {
    private let server: ScriptedServer

    /// Other names and other ports are other origins.
    var origin: String { "http://localhost:\(server.port)" }

    /// - Parameters:
    ///   - gateway: the port of the gateway at 127.0.0.1.
    ///   - channel: the element's.
    ///   - attributes: its others.
    init(gateway port: Int, channel: String = "chat-web", attributes: String = "") throws {
        let policy = [
            "default-src 'none'", "img-src data:", "script-src http://127.0.0.1:\(port)",
            "connect-src ws://127.0.0.1:\(port)",
        ].joined(separator: "; ")
        let page = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Town news</title>
            <link rel="icon" href="data:,">
            <script type="module" src="http://127.0.0.1:\(port)/chat/intake-chat.js"></script></head>
            <body><h1>Town news</h1><intake-chat channel="\(channel)" \(attributes)></intake-chat></body>
            </html>
            """
        server = try ScriptedServer { peer in
            // A browser may also open connections on which it asks nothing.
            guard (try? peer.line()) != nil else { return }
            while !(try peer.line()).isEmpty {}
            try peer.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(page.utf8.count)\r\n"
                    + "Content-Security-Policy: \(policy)\r\nConnection: close\r\n\r\n" + page)
        }
    }

    func stop() { server.stop() }
}
