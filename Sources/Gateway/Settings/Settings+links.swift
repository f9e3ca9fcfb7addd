import Intake

extension Settings {
    /// Makes and reads the links that residents are sent.
    var links: ResidentLinks {
        ResidentLinks(
            secrets: replyKeys.map { Array($0.utf8) }, publicURL: listen.publicURL,
            trackLifetime: residents.linkLifetime)
    }

    /// Names requests in the city's open data.
    var openRequestIDs: OpenRequestIDs { OpenRequestIDs(secret: Array((replyKeys.first ?? "").utf8)) }
}
