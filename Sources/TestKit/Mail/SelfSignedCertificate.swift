/// A certificate for `localhost` and 127.0.0.1 that is its own authority, made by the openssl program.
enum SelfSignedCertificate {
    static func write(certificate: String, key: String) throws {
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", key, "-out", certificate,
        ]
        try ChildProcess("/usr/bin/openssl", arguments).wait()
    }
}
