package import Desk
package import Intake

extension SQLValue {
    /// Milliseconds since 1970 UTC.
    package static func moment(_ value: Moment) -> SQLValue { .int64(value.milliseconds) }

    /// NULL where `value` is nil.
    package static func optional(_ value: Moment?) -> SQLValue { optional(value?.milliseconds) }

    package static func id(_ value: RowID) -> SQLValue { .int64(value.rawValue) }

    /// NULL where `value` is nil.
    package static func optional(_ value: RowID?) -> SQLValue { optional(value?.rawValue) }

    package static func agent(_ value: AgentID) -> SQLValue { .int64(value.rawValue) }
}
