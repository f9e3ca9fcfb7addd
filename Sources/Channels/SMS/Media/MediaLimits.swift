/// What a file of a message may be, and from where it may come.
package struct MediaLimits: Sendable {
    /// Bytes; carriers take some 5 MB at most.
    package var bytes = 16 << 20
    package var hops = 5
    /// For all hops together.
    package var time: Duration = .seconds(60)
    /// Whether addresses of our own network and plain HTTP are allowed: for tests against a scripted server.
    package var allowsPrivateNetworks = false

    package init() {}

    /// Pictures, recordings, documents, calling cards and appointments: what people send by telephone. The rest is refused.
    func takes(_ mediaType: String) -> Bool {
        let documents: Set<String> = [
            "application/pdf", "application/octet-stream", "application/ogg", "text/plain", "text/vcard",
            "text/x-vcard",
            "text/directory", "text/calendar", "text/x-vcalendar",
        ]
        let kind = mediaType.prefix { $0 != "/" }
        return ["image", "audio", "video"].contains(kind) || documents.contains(mediaType)
    }
}
