/// What a driver gives for the row it stands on. Columns count from 0; a column that is not there reads as NULL.
package protocol SQLColumns {
    func isNull(_ column: Int) -> Bool
    /// 0 for NULL.
    func int64(_ column: Int) -> Int64
    /// 0 for NULL.
    func double(_ column: Int) -> Double
    /// Empty for NULL.
    func text(_ column: Int) -> String
    /// Empty for NULL.
    func bytes(_ column: Int) -> [UInt8]
}
