/// What may stand in double braces in the library's texts, and is filled in for the request that is answered.
package enum AnswerVariable: String, CaseIterable, Sendable {
    case residentName = "resident_name"
    case trackingNumber = "tracking_number"
    case requestType = "request_type"
    case department
    case agent
    case city
    case service
    case phone

    /// For people.
    package var meaning: String {
        switch self {
        case .residentName: "the resident's name; often there is none"
        case .trackingNumber: "the request's number"
        case .requestType: "what the request is about, as the catalogue calls it"
        case .department: "who does it"
        case .agent: "the first name of who answers"
        case .city: "the city's name"
        case .service: "what residents call this service"
        case .phone: "the number to call"
        }
    }
}
