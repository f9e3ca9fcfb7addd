import Testing

@testable import Mail

@Suite("Signatures")
struct SignatureTests {
    @Test(
        "announced signatures",
        arguments: [
            ("It is dark.\n-- \nAnn Smith\nTeacher", "-- \nAnn Smith\nTeacher"),
            ("It is dark.\n\n--\n\nAnn", "--\n\nAnn"),
            ("It is dark.\n-ann", "-ann"),
            ("It is dark.\n\n— Ann Smith", "— Ann Smith"),
            ("It is dark.\n\nThanks!\nAnn", "Thanks!\nAnn"),
            ("It is dark.\nThanks for your time.\n--\nThanks!\nAnn", "--\nThanks!\nAnn"),
            ("Es ist dunkel.\n\nMit freundlichen Grüßen\nAnn Schmidt", "Mit freundlichen Grüßen\nAnn Schmidt"),
            ("Está oscuro.\n\nSaludos cordiales,\nAna", "Saludos cordiales,\nAna"),
            ("Está escuro.\n\nAtenciosamente,\nAna", "Atenciosamente,\nAna"),
            ("Il fait nuit.\n\nCordialement,\nAnne", "Cordialement,\nAnne"),
            ("Li fè nwa.\n\nMèsi anpil,\nAnn", "Mèsi anpil,\nAnn"),
            ("È buio.\n\nCordiali saluti\nAnna", "Cordiali saluti\nAnna"),
            ("Het is donker.\n\nMet vriendelijke groet,\nAnn", "Met vriendelijke groet,\nAnn"),
            ("Ciemno.\n\nPozdrawiam\nAnna", "Pozdrawiam\nAnna"),
            ("Det är mörkt.\n\nMed vänlig hälsning\nAnn", "Med vänlig hälsning\nAnn"),
            ("On pimeää.\n\nYstävällisin terveisin\nAnn", "Ystävällisin terveisin\nAnn"),
            ("Темно.\n\nС уважением,\nАнна", "С уважением,\nАнна"),
            ("暗いです。\n\nよろしくお願いします。\n安", "よろしくお願いします。\n安"),
            ("很黑。\n\n谢谢！\n安", "谢谢！\n安"),
            ("It is dark.\n\nSent from my iPhone", "Sent from my iPhone"),
            ("It is dark.\n\nSent from my Verizon Wireless BlackBerry", "Sent from my Verizon Wireless BlackBerry"),
            ("It is dark.\n\nGet Outlook for iOS", "Get Outlook for iOS"),
            ("Está oscuro.\n\nEnviado desde mi iPhone", "Enviado desde mi iPhone"),
            ("Es ist dunkel.\n\nVon meinem iPhone gesendet", "Von meinem iPhone gesendet"),
            ("Il fait nuit.\n\nEnvoyé de mon iPad", "Envoyé de mon iPad"),
            ("暗いです。\n\niPhoneから送信", "iPhoneから送信"),
            ("很黑。\n\n发自我的 iPhone", "发自我的 iPhone"),
            ("很黑。\n\n从我的iPhone发送", "从我的iPhone发送"),
            ("It is dark.\n\nSent from the all new AOL app for iOS", "Sent from the all new AOL app for iOS"),
            ("It is dark.\n\nSent from Xfinity Connect App", "Sent from Xfinity Connect App"),
            ("It is dark.\n\nRegards,\nAnn\n\nSent from my iPhone", "Regards,\nAnn\n\nSent from my iPhone"),
        ])
    func announced(text: String, signature: String) {
        let result = SignatureCutter.cut(text)
        #expect(result.signature == signature)
        #expect(text == result.newText + text.dropFirst(result.newText.count))
        #expect(text.hasSuffix(signature))
        #expect(!result.newText.isEmpty && !result.newText.contains(signature))
    }

    @Test(
        "no signatures",
        arguments: [
            "It is dark.",
            "--\nAnn",
            "Thanks,\nit works again and I am glad",
            "Lamps:\n\n- at 5th Street\n- at 6th Street",
            "Only this one:\n- at the corner",
            "It is dark.\n\nSent from my desk, which is easier than my mobile phone.",
            "Thanks\nThe lamp is at the corner of 5th and Main.\nIt has been broken for a week now.",
            "It is -- as I said -- dark.\nPlease come.",
            "Look:\n--> one\n--> two",
            "The best\nlamp is broken and we wait for you.",
        ])
    func none(text: String) {
        #expect(SignatureCutter.cut(text) == ReplyText(newText: text))
    }

    @Test("the sender's name above contact data")
    func contact() {
        let text = "It is dark at the corner.\n\nAnn Smith\nTeacher, School 5\n555-123-4567\nwww.example.org"
        let result = SignatureCutter.cut(text, sender: "Ann Smith <ann@example.org>")
        #expect(result.newText == "It is dark at the corner.")
        #expect(SignatureCutter.cut(text, sender: "Bob Jones <bob@example.org>").signature == nil)
        #expect(SignatureCutter.cut(text).signature == nil)
    }

    @Test("the sender's name alone, but not a sentence about the sender")
    func name() {
        #expect(SignatureCutter.cut("It is dark.\n\nAnn", sender: "Ann Smith").signature == "Ann")
        let sentence = "It is dark.\n\nAnn told you so last week, call 555-123-4567."
        #expect(SignatureCutter.cut(sentence, sender: "Ann Smith").signature == nil)
    }

    @Test("a signature below a quoted reply is left out of what is shown")
    func shown() {
        let text =
            "It is dark.\n\nThanks,\nAnn\n\nOn Mon, Mar 2, 2026 at 10:11 AM City <c@example.net> wrote:\n> Is it?\n"
        #expect(
            ReplyCutter.display(plain: text)
                == ReplyText(newText: "It is dark.", quoted: true, signature: "Thanks,\nAnn"))
    }
}
