import Mail

/// Decides whether a mail's From is proven: only by the configured authserv-id's own Authentication-Results, the topmost of them;
/// copies below may be forged (promise 9; RFC 8601 §5 and §7.1).
struct SenderProof: Sendable {
    /// In lower case.
    let authservIDs: Set<String>

    func isProven(_ mail: ParsedMail) -> Bool {
        // Two fields are two authors, and nobody knows of which one the server speaks (RFC 7489 §6.6.1).
        guard mail.headers.count(of: "From") == 1, mail.from.count == 1,
            let domain = mail.from.first?.domain?.lowercased(), !domain.isEmpty
        else {
            return false
        }
        let fields = mail.headers.values("Authentication-Results").lazy.compactMap { AuthenticationResults($0) }
        guard let own = fields.first(where: { authservIDs.contains($0.authservID) }) else { return false }
        return own.results.contains { result in
            guard result.value == "pass" else { return false }
            switch result.method {
            case "dmarc": return result.properties["header.from"].map { $0 == domain } ?? true
            case "dkim": return signingDomain(result).map { Self.isAligned(domain, with: $0) } ?? false
            default: return false
            }
        }
    }

    /// `header.d`, or the domain of `header.i` (RFC 8601 §2.7.1).
    private func signingDomain(_ result: AuthenticationResults.Result) -> String? {
        result.properties["header.d"]
            ?? result.properties["header.i"].flatMap {
                $0.split(separator: "@").last.map(String.init)
            }
    }

    /// Relaxed alignment without a list of public suffixes: the same domain, or the author's below the signer's
    /// (RFC 7489 §3.1.1).
    private static func isAligned(_ author: String, with signer: String) -> Bool {
        signer.contains(".") && (author == signer || author.hasSuffix("." + signer))
    }
}
