/// A message that opened a request, and how that is placed now.
package struct PlacedMessage: Hashable, Sendable {
    package let request: RowID
    package let number: TrackingNumber
    package let channel: ChannelName
    package let language: Language
    package let subject: String?
    package let text: String
    package let arrivedAt: Moment
    package let placement: Placement
    package let scene: RoutingScene

    package init(
        request: RowID, number: TrackingNumber, channel: ChannelName, language: Language, subject: String?,
        text: String, arrivedAt: Moment, placement: Placement, scene: RoutingScene = RoutingScene()
    ) {
        self.request = request
        self.number = number
        self.channel = channel
        self.language = language
        self.subject = subject
        self.text = text
        self.arrivedAt = arrivedAt
        self.placement = placement
        self.scene = scene
    }
}
