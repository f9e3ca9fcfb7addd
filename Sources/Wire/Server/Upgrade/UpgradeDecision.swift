package import HTTPTypes

/// What an endpoint makes of an upgrade request.
package enum UpgradeDecision {
    /// Open the session. The subprotocol must be one that the client offered; nil names none.
    case accept(any WebSocketHandler, subprotocol: String? = nil)
    /// Answer with this status and close the connection.
    case refuse(HTTPResponse.Status)
}
