import TestKit

/// The channels of the measured city, as files of `channels/`.
enum MeasuredChannels {
    static func twilio(_ sink: TwilioSink) -> String {
        """
        kind: sms
        provider: twilio
        numbers: ["\(MeasuredCity.number)"]
        twilio:
          account_sid: \(MeasuredCity.twilioAccount)
          auth_token_file: twilio-token
          api_url: http://127.0.0.1:\(sink.port)
        """
    }

    /// Read over TLS; the password is in the city's file `mailbox`.
    static func email(_ dovecot: DovecotServer, user: String, _ sink: SMTPSink) -> String {
        """
        kind: email
        address: 311@city.example
        authserv_id: mx1.city.example
        imap:
          host: localhost
          port: \(dovecot.imapsPort)
          security: tls
          ca_file: \(dovecot.certificate)
          user: \(user)
          password_file: mailbox
        smtp:
          host: 127.0.0.1
          port: \(sink.port)
          security: plain
        """
    }
}
