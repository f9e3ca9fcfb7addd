import Foundation
import TestKit
import Testing

/// axe-core, which knows the rules of WCAG 2.2 that a program can try (`Tests/axe/fetch` brings it).
enum Axe {
    static let path = Repository.path(".build-axe/axe.min.js")
    static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Which of its rules are tried.
    enum Rules: String {
        case all =
            "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }"
        /// Those that another colour scheme may break.
        case colours = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }"
    }

    /// What axe finds wrong with the page that is shown, a line each: the rule, and the first place that breaks it.
    static func findings(_ browser: WebBrowser, _ rules: Rules = .all) async throws -> [String] {
        if try await browser.text("return String(typeof axe)") == "undefined" {
            try await browser.text(try String(contentsOfFile: path, encoding: .utf8))
        }
        // Of what is right nothing is asked, so that nothing of it is described.
        let found = try await browser.later(
            """
            axe.run(document, { runOnly: \(rules.rawValue), resultTypes: ['violations'] })
              .then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes[0].html).join('\\u0001')),
                    e => done('axe failed: ' + e))
            """)
        return found.split(separator: "\u{1}").map(String.init)
    }
}
