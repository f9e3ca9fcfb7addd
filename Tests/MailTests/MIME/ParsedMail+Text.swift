@testable import Mail

extension ParsedMail {
    /// The mail that these lines are, with CRLF line ends.
    init(lines: String, limits: MailLimits = .standard) {
        self.init(
            parsing: lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8.map {
                $0
            }, limits: limits)
    }
}
