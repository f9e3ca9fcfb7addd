/// What a template may name between double braces.
enum TemplateVariable: String, CaseIterable {
    case city
    /// What residents call the service: the city's name and 311, unless the city says otherwise.
    case service
    case phone
    /// The request's tracking number, the first where there are several.
    case trackingNumber = "tracking_number"
    /// A section: every tracking number as `{{.}}`.
    case trackingNumbers = "tracking_numbers"
    /// Every tracking number in one line, with commas.
    case trackingNumberList = "tracking_number_list"
    /// How many tracking numbers are left out of the two above; nothing where all are there.
    case more
    case department
    case requestType = "request_type"
    /// "Reply above this line", in the template's language.
    case replyMarker = "reply_marker"
    /// The page of the request for who is sent this reply.
    case trackURL = "track_url"
    /// Where the survey is answered.
    case surveyURL = "survey_url"
    /// The request that this one is a duplicate of.
    case parentNumber = "parent_number"
    /// What an incident notice says.
    case notice
    /// What the staff call it.
    case noticeName = "notice_name"
}
