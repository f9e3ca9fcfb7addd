/// A page of the manager's figures.
package enum ReportTheme: String, CaseIterable, Codable, Hashable, Sendable {
    case volume
    case service
    case satisfaction
    case chats
    case messages

    package var title: String {
        switch self {
        case .volume: "Volume"
        case .service: "Service"
        case .satisfaction: "Satisfaction"
        case .chats: "Chats and duplicates"
        case .messages: "Messages"
        }
    }

    /// In the order of the table's columns.
    package var measures: [Measure] {
        switch self {
        case .volume: [.contact, .opened, .followUp, .information, .feedback]
        case .service: [.resolved, .reopened, .resolvedLate, .complained, .firstAnswer, .resolution]
        case .satisfaction: [.surveySent, .overall, .accuracy, .courtesy, .ease]
        case .chats: [.abandonedChat, .linked]
        case .messages: [.outbound, .automatic, .spam, .redelivered, .quarantined]
        }
    }
}
