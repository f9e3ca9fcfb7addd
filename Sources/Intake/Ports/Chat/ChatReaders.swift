/// Those who read along in chats now.
package protocol ChatReaders: Sendable {
    /// The session's log has come to `sequence`: everyone who reads along and has not got that far looks.
    func poke(_ session: RowID, sequence: Int64) async
}
