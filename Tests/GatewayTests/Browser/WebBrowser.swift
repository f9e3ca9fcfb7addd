import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestKit

/// A headless Chromium, driven by chromedriver (W3C WebDriver).
struct WebBrowser {
    static let chromium = "/usr/bin/chromium"
    static let driver = "/usr/bin/chromedriver"
    static var isInstalled: Bool {
        [chromium, driver].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The driver said no, or nothing that we understand.
    struct Failure: Error {
        let answer: String
    }

    private let session: String

    /// Runs `body` with a browser whose window has the given size in pixels.
    static func run(
        width: Int = 1000, height: Int = 800, _ body: (WebBrowser) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let (process, port) = try await startDriver(in: folder)
        do {
            let browser = try await open(port, folder: folder, width: width, height: height)
            do {
                try await body(browser)
            } catch {
                await browser.end()
                throw error
            }
            await browser.end()
        } catch {
            try await BlockingWork.run { process.stop() }
            throw error
        }
        try await BlockingWork.run { process.stop() }
    }

    /// Closes the browser, unless the test did: its driver, when it is stopped, leaves it behind.
    private func end() async { try? await quit() }

    /// It takes a free port of IPv4 and ends where somebody has the same of IPv6: then it is started again.
    private static func startDriver(in folder: TemporaryFolder) async throws -> (ChildProcess, port: Int) {
        for attempt in 1...10 {
            let output = folder.path("driver-\(attempt).log")
            let process = try ChildProcess(driver, ["--port=0"], output: output)
            try await eventually { port(output) != nil || !process.isRunning }
            if let port = port(output) { return (process, port) }
            try await BlockingWork.run { process.stop() }
        }
        throw Failure(answer: "chromedriver finds no port")
    }

    private static func open(
        _ port: Int, folder: TemporaryFolder, width: Int, height: Int
    ) async throws -> WebBrowser {
        let base = "http://127.0.0.1:\(port)"
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US",
            "--user-data-dir=\(folder.path("profile"))", "--window-size=\(width),\(height)",
        ]
        let options: [String: Any] = ["binary": chromium, "args": arguments]
        let value = try await call(
            .POST, base + "/session",
            [
                "capabilities": [
                    "alwaysMatch": ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]
                ]
            ])
        guard let id = (value as? [String: Any])?["sessionId"] as? String else { throw Failure(answer: "\(value)") }
        return WebBrowser(session: base + "/session/" + id)
    }

    private static func port(_ output: String) -> Int? {
        guard let text = try? String(contentsOfFile: output, encoding: .utf8),
            let said = text.range(of: "successfully on port ")
        else { return nil }
        return Int(text[said.upperBound...].prefix { $0.isNumber })
    }

    func open(_ url: String) async throws { _ = try await Self.call(.POST, session + "/url", ["url": url]) }

    func reload() async throws { _ = try await Self.call(.POST, session + "/refresh", [:]) }

    /// Forgets all cookies: nobody is signed in any more.
    func forget() async throws { try await command("Network.clearBrowserCookies", [:]) }

    func quit() async throws { _ = try await Self.call(.DELETE, session, nil) }

    /// The value of a script's `return`, as text.
    @discardableResult
    func text(_ script: String) async throws -> String {
        let value = try await Self.call(.POST, session + "/execute/sync", ["script": script, "args": [String]()])
        return (value as? String) ?? "\(value)"
    }

    /// What a script gives to `done`, as text.
    func later(_ script: String) async throws -> String {
        let body: [String: Any] = ["script": "const done = arguments[0];\n" + script, "args": [String]()]
        let value = try await Self.call(.POST, session + "/execute/async", body)
        return (value as? String) ?? "\(value)"
    }

    /// Presses and releases each key, as a keyboard does. Tab is U+E004, Enter U+E007 (WebDriver §17.4.2).
    func press(_ keys: String) async throws {
        let actions = keys.flatMap { key in
            [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
        }
        let source: [String: Any] = ["type": "key", "id": "keyboard", "actions": actions]
        _ = try await Self.call(.POST, session + "/actions", ["actions": [source]])
    }

    /// What the page, or the browser about the page, wrote to the console since the last call.
    func console() async throws -> [String] {
        let value = try await Self.call(.POST, session + "/se/log", ["type": "browser"])
        return ((value as? [[String: Any]]) ?? []).compactMap { $0["message"] as? String }
    }

    /// Shows pages as a screen of that size does, also one narrower than a window can be, and as somebody who prefers dark or light has them.
    func show(width: Int, height: Int, isDark: Bool) async throws {
        let metrics: [String: Any] = ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false]
        try await command("Emulation.setDeviceMetricsOverride", metrics)
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        try await command("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    /// From now on each page runs `script` before its own.
    func prepend(_ script: String) async throws {
        try await command("Page.addScriptToEvaluateOnNewDocument", ["source": script])
    }

    /// Runs no script of any page from now on; ours (`text`) run all the same.
    func withoutScripts() async throws { try await command("Emulation.setScriptExecutionDisabled", ["value": true]) }

    /// Shows pages as they are printed.
    func showPaper() async throws {
        let scheme = ["name": "prefers-color-scheme", "value": "light"]
        try await command("Emulation.setEmulatedMedia", ["media": "print", "features": [scheme]])
    }

    /// A command of the Chrome DevTools Protocol.
    @discardableResult
    private func command(_ name: String, _ parameters: [String: Any]) async throws -> Any {
        try await Self.call(.POST, session + "/goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    /// What a screen reader is given of the page: each thing with its role, name and description, in reading order
    /// (Chrome DevTools Protocol, Accessibility).
    func accessible() async throws -> [Accessible] {
        let value = try await command("Accessibility.getFullAXTree", [:])
        let nodes = ((value as? [String: Any])?["nodes"] as? [[String: Any]]) ?? []
        return nodes.filter { $0["ignored"] as? Bool != true }.map(Accessible.init)
    }

    /// One thing of ``accessible()``.
    struct Accessible: CustomStringConvertible {
        let role: String
        let name: String
        let text: String
        /// E.g. `live` and `level`.
        let properties: [String: String]

        init(_ node: [String: Any]) {
            func value(_ key: String) -> String {
                ((node[key] as? [String: Any])?["value"]).map { "\($0)" } ?? ""
            }
            role = value("role")
            name = value("name")
            text = value("description")
            let all = (node["properties"] as? [[String: Any]]) ?? []
            let pairs = all.map { property in
                ("\(property["name"] ?? "")", ((property["value"] as? [String: Any])?["value"]).map { "\($0)" } ?? "")
            }
            properties = Dictionary(pairs) { first, _ in first }
        }

        var description: String { "\(role) \"\(name)\" \(text) \(properties)" }
    }

    /// A PNG of the window.
    func picture() async throws -> Data {
        let value = try await Self.call(.GET, session + "/screenshot", nil)
        return (value as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    private static func call(_ method: HTTPMethod, _ url: String, _ body: [String: Any]?) async throws -> Any {
        var request = HTTPClientRequest(url: url)
        request.method = method
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(90))
        let bytes = Data(try await response.body.collect(upTo: 16 << 20).readableBytesView)
        guard response.status == .ok, let object = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        else { throw Failure(answer: String(decoding: bytes.prefix(2000), as: UTF8.self)) }
        return object["value"] ?? ""
    }
}
