import Wire

/// Who may call for a Kannel channel.
struct KannelAccess {
    let tokens: [TextSecret]
    /// Empty: anybody who has the token, or loopback only where there is no token.
    let allowedSources: [String]

    /// - Throws: `TextRefusal` where the caller's address or token is not right. Both must be, where both are configured.
    func check(_ request: TextRequest, _ fields: FormFields) throws(TextRefusal) {
        let source = request.remoteAddress.flatMap { IPAddress($0) }
        if !allowedSources.isEmpty {
            guard let source, allowedSources.contains(where: { AddressRange($0)?.contains(source) ?? false }) else {
                throw .sourceNotAllowed
            }
        } else if tokens.isEmpty {
            guard let source, source.isLoopback else { throw .sourceNotAllowed }
        }
        guard !tokens.isEmpty else { return }
        guard let token = fields.value("token"), !token.isEmpty else { throw .unsigned }
        // Every token is compared, whichever matches, so that the time does not tell which one did.
        let matches = tokens.map { ConstantTime.areEqual($0.bytes, token) }
        guard matches.contains(true) else { throw .wrongSignature }
    }
}
