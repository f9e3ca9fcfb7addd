package import Desk
package import Intake

/// The row that a query stands on, lent to a closure: it cannot be copied, so it cannot outlive the step that filled it.
package struct SQLRow: ~Copyable {
    private let columns: any SQLColumns

    init(_ columns: any SQLColumns) { self.columns = columns }

    package func isNull(_ column: Int) -> Bool { columns.isNull(column) }
    package func int64(_ column: Int) -> Int64 { columns.int64(column) }
    package func int(_ column: Int) -> Int { Int(columns.int64(column)) }
    package func double(_ column: Int) -> Double { columns.double(column) }
    package func text(_ column: Int) -> String { columns.text(column) }
    package func bytes(_ column: Int) -> [UInt8] { columns.bytes(column) }
    package func flag(_ column: Int) -> Bool { columns.int64(column) != 0 }
    package func moment(_ column: Int) -> Moment { Moment(milliseconds: columns.int64(column)) }
    package func id(_ column: Int) -> RowID { RowID(rawValue: columns.int64(column)) }
    package func agent(_ column: Int) -> AgentID { AgentID(rawValue: columns.int64(column)) }
}

extension SQLRow {
    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    package func optionalMoment(_ column: Int) -> Moment? { isNull(column) ? nil : moment(column) }
    package func optionalID(_ column: Int) -> RowID? { isNull(column) ? nil : id(column) }
}
