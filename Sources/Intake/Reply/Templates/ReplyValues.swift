/// What a template may say about a request. Nothing of what a resident wrote is among it (promise 9).
package struct ReplyValues: Sendable {
    /// The request's number; in a digest, all of them.
    package var trackingNumbers: [TrackingNumber]
    /// The department that has the request.
    package var department: String?
    /// What the catalogue calls the request, in the reply's language.
    package var requestType: String?
    /// The request's page, with the key that lets the recipient in.
    package var trackURL: String?
    /// Where the survey is answered, once.
    package var surveyURL: String?
    /// Of a duplicate: the request that is about the same thing.
    package var parentNumber: TrackingNumber?
    /// What the incident notice says that the message is about; of one that ended, what is said at its end.
    package var notice: String?
    package var noticeName: String?
    /// Which of a reply's templates; nil for the usual.
    package var variant: String?

    package init(
        trackingNumbers: [TrackingNumber] = [], department: String? = nil, requestType: String? = nil,
        trackURL: String? = nil, surveyURL: String? = nil, parentNumber: TrackingNumber? = nil
    ) {
        self.trackingNumbers = trackingNumbers
        self.department = department
        self.requestType = requestType
        self.trackURL = trackURL
        self.surveyURL = surveyURL
        self.parentNumber = parentNumber
    }
}
