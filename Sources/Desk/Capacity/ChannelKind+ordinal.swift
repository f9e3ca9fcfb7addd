import Intake

extension ChannelKind {
    /// Its place in tables of one entry a kind, from 0 to 7.
    var ordinal: Int {
        switch self {
        case .email: 0
        case .chat: 1
        case .sms: 2
        case .phone: 3
        case .walkIn: 4
        case .web: 5
        case .mobileApp: 6
        case .social: 7
        }
    }
}
