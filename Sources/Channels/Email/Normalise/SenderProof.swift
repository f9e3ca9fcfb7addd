import Mail

/// Decides whether a mail's From is proven: only by the topmost Authentication-Results, and only where a configured authserv-id stands in it,
/// or none where the city says that its own server writes none.
/// Our own server writes above whatever came with the mail, so that every field further down may be the sender's (promise 9; RFC 8601 §5
/// and §7.1).
struct SenderProof: Sendable {
    /// In lower case.
    let authservIDs: Set<String>
    /// Whether a topmost field without any name is our own server's.
    let trustsUnnamed: Bool

    func isProven(_ mail: ParsedMail) -> Bool {
        // With two From fields DKIM and DMARC look at one and we at another: a signed mail of Mallory's with Ann's From put above it
        // would be Ann's (RFC 6376 §8.15).
        guard mail.headers.count(of: "From") == 1, mail.from.count == 1,
            let domain = mail.from.first?.domain, !domain.isEmpty,
            let top = mail.headers.unfoldedValues("Authentication-Results").first,
            let own = AuthenticationResults(top), own.authservID.map(authservIDs.contains) ?? trustsUnnamed
        else { return false }
        return passesDMARC(own, domain) || own.results.contains { isAlignedSignature($0, domain) }
    }

    /// One result, or several that agree: where they do not, one was smuggled in.
    private func passesDMARC(_ own: AuthenticationResults, _ domain: String) -> Bool {
        let results = own.results.filter { $0.method == "dmarc" }
        return !results.isEmpty
            && results.allSatisfy {
                $0.value == "pass" && ($0.properties["header.from"].map { $0 == domain } ?? true)
            }
    }

    private func isAlignedSignature(_ result: AuthenticationResults.Result, _ domain: String) -> Bool {
        guard result.method == "dkim", result.value == "pass", let signer = signingDomain(result) else { return false }
        return Self.isAligned(domain, with: signer)
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
