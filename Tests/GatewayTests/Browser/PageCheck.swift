import Foundation
import Testing

/// What must hold on every page that people read, in a real browser; with axe-core where it is there (`AxeTests` says so if not).
enum PageCheck {
    /// What must hold on every page.
    static func look(_ browser: WebBrowser, _ path: String) async throws {
        let wide = "return String(document.documentElement.scrollWidth > window.innerWidth)"
        #expect(try await browser.text(wide) == "false", "\(path) scrolls sideways")
        #expect(try await browser.text("return String(document.querySelectorAll('h1').length)") == "1")
        let inline = "return String([...document.scripts].filter(e => !e.src).length)"
        #expect(try await browser.text(inline) == "0", "\(path) has a script of its own")
        let unnamed = try await browser.text(
            """
            return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
              .filter(e => e.offsetParent && !e.labels.length && !e.ariaLabel).map(e => e.id).join()
            """)
        #expect(unnamed.isEmpty, "\(path): without a label: \(unnamed)")
        let twice = try await browser.text(
            """
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            return ids.filter((id, i) => ids.indexOf(id) !== i).join()
            """)
        #expect(twice.isEmpty, "\(path): ids that stand twice: \(twice)")
        let small = try await browser.text(
            """
            return [...document.querySelectorAll('button, input:not([type=hidden]), .button')].filter(e => e.offsetParent)
              .filter(e => { const r = e.getBoundingClientRect(); return r.width < 20 || r.height < 20 }).map(e => e.outerHTML).join()
            """)
        #expect(small.isEmpty, "\(path): too small: \(small)")
        try await look(browser, path, axe: .all)
    }

    /// What may be otherwise in the dark on a page that was looked at in the light.
    static func lookInTheDark(_ browser: WebBrowser, _ path: String) async throws {
        try await look(browser, path, axe: .colours)
    }

    private static func look(_ browser: WebBrowser, _ path: String, axe rules: Axe.Rules) async throws {
        let faint = try await browser.text(Contrast.script)
        #expect(faint.isEmpty, "\(path): too little contrast: \(faint)")
        // What axe looks at is the same whatever the store is.
        if Axe.isThere, !CityStore.isPostgres {
            let findings = try await Axe.findings(browser, rules)
            #expect(findings.isEmpty, "\(path): \(findings.joined(separator: "\n"))")
        }
        let console = try await browser.console().filter { !isRefusedPage($0) && !isOvertakenFocus($0) }
        #expect(console.isEmpty, "\(path): \(console)")
        if let folder = ProcessInfo.processInfo.environment["INTAKE_PICTURES"] {
            let width = try await browser.text("return String(window.innerWidth)")
            let name = path.replacing("/", with: "-").dropFirst()
            try await browser.picture().write(to: URL(filePath: "\(folder)/\(name)-\(width).png"))
        }
    }

    /// Whoever presses Tab before a slow machine has drawn the page has moved the focus themselves, and keeps it.
    private static func isOvertakenFocus(_ line: String) -> Bool {
        line.contains("Autofocus processing was blocked because a document already has a focused element")
    }

    /// A page that says why something was refused comes with its status, which browsers write down: no fault, unless it is a script or a
    /// stylesheet that was refused.
    private static func isRefusedPage(_ line: String) -> Bool {
        guard let address = line.components(separatedBy: " - Failed to load resource: the server responded").first,
            address != line
        else { return false }
        return !["js", "css"].contains(URL(string: address)?.pathExtension)
    }
}
