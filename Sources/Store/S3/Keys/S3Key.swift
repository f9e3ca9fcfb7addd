/// An access key of an object store. Its secret stands in no text.
package struct S3Key: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    let id: String
    let secret: String
    /// Of a key that was given for some hours.
    let token: String?

    /// Nil where what was given can be none.
    package init?(id: String, secret: String, token: String? = nil) {
        // They become header lines.
        let all = [id, secret, token ?? "-"]
        guard all.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (33...126).contains($0) } }) else { return nil }
        self.id = id
        self.secret = secret
        self.token = token
    }

    package var description: String { "access key" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
