import Intake

extension RosterEntry {
    /// The first day on which they are trained for blended service (`isBlended`); nil where they are not.
    package var blendedSince: String? {
        guard isListed else { return nil }
        let spoken = [ChannelKind.phone, .walkIn].compactMap { training[$0] }.min()
        let written = [ChannelKind.email, .chat, .sms].compactMap { training[$0] }.sorted()
        guard let spoken, written.count >= 2 else { return nil }
        return max(spoken, written[1])
    }
}
