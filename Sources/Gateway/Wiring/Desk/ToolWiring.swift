import Intake
import Store
import Web

extension ToolPorts {
    /// The tools on this gateway's store.
    init(_ parts: GatewayParts) {
        let settings = parts.settings
        self.init(
            search: SearchWiring.book(parts),
            logging: LogPorts(
                desk: parts.store.contacts, channels: settings.loggedChannels, catalogue: settings.routing.catalogue,
                cityLanguage: settings.city.language))
    }
}
