package import Intake

/// What a figure is of: one combination of the dimensions by which figures are kept. A dimension that is nil is summed over.
package struct FigureKey: Hashable, Sendable {
    package var channel: ChannelName?
    /// A request type's code; empty where there is none.
    package var requestType: String?
    /// Empty where there is no request.
    package var department: String?
    package var origin: Origin?

    package init(channel: ChannelName?, requestType: String?, department: String?, origin: Origin?) {
        self.channel = channel
        self.requestType = requestType
        self.department = department
        self.origin = origin
    }

    /// Summed over types and departments.
    package var byChannel: FigureKey {
        FigureKey(channel: channel, requestType: nil, department: nil, origin: origin)
    }

    /// Summed over all but the department.
    package var byDepartment: FigureKey {
        FigureKey(channel: nil, requestType: nil, department: department, origin: nil)
    }

    /// Summed over all but the type.
    package var byType: FigureKey {
        FigureKey(channel: nil, requestType: requestType, department: nil, origin: nil)
    }
}
