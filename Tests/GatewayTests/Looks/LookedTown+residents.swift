import TestKit

/// What residents write.
extension LookedTown {
    mutating func write() async throws {
        try city.dovecot.deliver(Array(Self.pictureMail.utf8), to: "city")
        try city.mail(
            "Basura en la acera", "Hay basura en la acera de Pearl Street desde el lunes.",
            from: "Rosa Paz <rosa@home.example>")
        await city.text("The light in front of 93 School St is out since tuesday", from: "+16175550123")
        requests["text"] = try await path("The light in front")
        await city.text("Rats behind the school, 12 Bow St", from: "+16175550144")
        requests["rats"] = try await path("Rats behind the school")
        try city.mail(
            "Rats at 12 Bow Street", "There are rats behind 12 Bow Street, next to the school.",
            from: "Jo Ruiz <jo@home.example>")
        requests["rats-too"] = try await path("Rats at 12 Bow")
        await city.text("A tree lies in front of 17 Highland Ave", from: "+16175550155")
        requests["twin"] = try await path("A tree lies")
        requests["mail"] = try await path("Tree on the sidewalk")
        requests["spanish"] = try await path("Basura en la acera")
        for (name, words) in [("chat", "My bin was not emptied today"), ("asked", "A pothole on Elm Street")] {
            let client = try await ChatClient.connect(port: city.port)
            chats[name] = try await client.start()
            try await client.write("m1", words)
            residents.append(client)
            requests[name] = try await path(words)
        }
        try contribute()
        await city.text("And the one at 97 is dark, too", from: "+16175550123")
    }

    /// A mail with HTML, a picture and a file whose name is long.
    private static let pictureMail = """
        Authentication-Results: mx.city.example; dmarc=pass header.from=home.example\r
        From: Joe Diaz <joe@home.example>\r
        To: 311@city.example\r
        Subject: Tree on the sidewalk in front of 17 Highland Avenue, nobody can pass with a stroller\r
        Message-ID: <tree@home.example>\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=m\r
        \r
        --m\r
        Content-Type: multipart/alternative; boundary=a\r
        \r
        --a\r
        Content-Type: text/plain\r
        \r
        A tree fell on the sidewalk in front of 17 Highland Avenue last night.\r
        \r
        > On Monday you wrote:\r
        > A crew has been told.\r
        --a\r
        Content-Type: text/html\r
        \r
        <p>A <b>tree</b> fell on the sidewalk in front of <a href="https://maps.example/x">17 Highland Avenue</a> last\
         night.</p><table><tr><td>Since</td><td>last night</td></tr></table>\r
        --a--\r
        --m\r
        Content-Type: image/png\r
        Content-Disposition: attachment; filename="IMG_20261122_070312_the_tree_seen_from_the_corner_of_Central_Street.png"\r
        Content-Transfer-Encoding: base64\r
        \r
        iVBORw0KGgo=\r
        --m--\r

        """

    /// A mail on Joe's request from somebody else: it waits for a person's decision.
    private func contribute() throws {
        let mail = """
            From: Kim Poe <kim@elsewhere.example>\r\nTo: 311@city.example\r\nSubject: Re: Tree on the sidewalk\r
            References: <tree@home.example>\r\nIn-Reply-To: <tree@home.example>\r\nMessage-ID: <kim@elsewhere.example>\r
            \r
            It lies on my car, too.\r

            """
        try city.dovecot.deliver(Array(mail.utf8), to: "city")
    }
}
