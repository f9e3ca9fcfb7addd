/// The files of messages that are still with their provider: fetched by a job after filing, since a resident's request does
/// not wait for a picture (DESIGN §4).
package protocol MediaQueue: Sendable {
    /// The files that are due, oldest first, at most `limit`. Nothing is marked: fetching one twice does no harm.
    func due(limit: Int, now: Moment) async throws(StoreFailure) -> [PendingMedia]

    /// When the next file is due; nil where none waits.
    func nextDue() async throws(StoreFailure) -> Moment?

    /// Records what became of one attempt. A blob that is named must have been kept before (`Blobs`). With the last file of a message its
    /// request gets the place that all of them tell, where it has none.
    ///
    /// - Parameter places: nil where the city has no gazetteer.
    func settle(
        _ media: PendingMedia.ID, _ outcome: MediaOutcome, places: PlaceFinder?, now: Moment
    ) async throws(StoreFailure)
}

/// A file of a filed message that is to be fetched.
package struct PendingMedia: Hashable, Sendable {
    /// Which file of which message.
    package struct ID: Hashable, Sendable {
        package var message: RowID
        /// The attachment's place among the message's, counted from 0.
        package var position: Int

        package init(message: RowID, position: Int) {
            self.message = message
            self.position = position
        }
    }

    package var id: ID
    package var channel: ChannelName
    package var url: String
    /// As the provider stated it.
    package var mediaType: String
    /// How often fetching it was tried.
    package var attempts: Int
    /// When the message arrived: a file that cannot be had for two days is given up.
    package var arrivedAt: Moment

    package init(
        id: ID, channel: ChannelName, url: String, mediaType: String, attempts: Int, arrivedAt: Moment
    ) {
        self.id = id
        self.channel = channel
        self.url = url
        self.mediaType = mediaType
        self.attempts = attempts
        self.arrivedAt = arrivedAt
    }
}

/// What became of an attempt to fetch a file.
package enum MediaOutcome: Hashable, Sendable {
    /// It is kept as a blob. A photograph may tell where it was taken.
    case fetched(BlobID, size: Int, mediaType: String, point: ToldPoint? = nil)
    /// Not now; the code is without personal data.
    case retry(at: Moment, code: String)
    /// Never: gone, too big, of a type that is not taken, or at an address that is not the provider's.
    case refused(code: String)
}
