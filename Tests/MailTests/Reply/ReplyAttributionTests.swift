import Testing

@testable import Mail

@Suite("Reply cutting: attributions")
struct ReplyAttributionTests {
    @Test(
        "what mail programs write above a quotation, in many languages",
        arguments: [
            "On Mon, Mar 2, 2026 at 10:11 AM Ann Smith <ann@example.org> wrote:",
            "On 2 March 2026 at 10:11, Ann Smith wrote:",
            "On Mon, 2 Mar 2026 10:11:12 +0100\nAnn Smith <ann@example.org> wrote:",
            "On Mar 2, 2026, at 10:11 AM, Ann Smith\n<a.very.long.address.indeed@example.org>\nwrote:",
            "> On 2 Mar 2026, at 10:11, Ann Smith <ann@example.org> wrote:\n>",
            "--- On Mon, 3/2/26, Ann Smith <ann@example.org> wrote:",
            "Ann Smith <ann@example.org> writes:",
            "Ann Smith <ann@example.org>\nwrote:",
            "Quoting Ann Smith <ann@example.org>:",
            "Zitat von Ann Smith <ann@example.org>:",
            "El lun, 2 mar 2026 a las 10:11, Ann Smith (<ann@example.org>) escribió:",
            "El 2 de marzo de 2026, 10:11, Ann Smith escribió:",
            "Em seg., 2 de mar. de 2026 às 10:11, Ann Smith <ann@example.org> escreveu:",
            "Le lun. 2 mars 2026 à 10:11, Ann Smith <ann@example.org> a écrit :",
            "Le lun. 2 mars 2026 à 10:11, Ann Smith <ann@example.org> a écrit\u{A0}:",
            "Am Mo., 2. März 2026 um 10:11 Uhr schrieb Ann Smith <ann@example.org>:",
            "Am 02.03.26 um 10:11 schrieb Ann Smith:",
            "Il giorno lun 2 mar 2026 alle ore 10:11 Ann Smith <ann@example.org> ha scritto:",
            "Op ma 2 mrt 2026 om 10:11 schreef Ann Smith <ann@example.org>:",
            "W dniu 2.03.2026 o 10:11, Ann Smith pisze:",
            "pon., 2 mar 2026 o 10:11 Ann Smith <ann@example.org> napisał(a):",
            "Den mån 2 mars 2026 kl 10:11 skrev Ann Smith <ann@example.org>:",
            "man. 2. mar. 2026 kl. 10:11 skrev Ann Smith <ann@example.org>:",
            "Den man. 2. mar. 2026 kl. 10.11 skrev Ann Smith <ann@example.org>:",
            "ma 2. maalisk. 2026 klo 10.11 Ann Smith (ann@example.org) kirjoitti:",
            "Ann Smith kirjoitti 2.3.2026 kello 10.11:",
            "пн, 2 мар. 2026 г. в 10:11, Ann Smith <ann@example.org>:",
            "2 марта 2026 г., в 10:11, Ann Smith <ann@example.org> написал(а):",
            "пн, 2 бер. 2026 р. о 10:11 Ann Smith <ann@example.org> пише:",
            "po 2. 3. 2026 v 10:11 odesílatel Ann Smith <ann@example.org> napsal:",
            "2026年3月2日(月) 10:11 Ann Smith <ann@example.org>:",
            "2026/03/02 10:11、Ann Smithのメール:",
            "Ann Smith <ann@example.org> 于2026年3月2日周一 10:11写道：",
            "在 2026年3月2日，10:11，Ann Smith <ann@example.org> 写道：",
            "2026년 3월 2일 (월) 오전 10:11, Ann Smith <ann@example.org>님이 작성:",
            "Vào Th 2, 2 thg 3, 2026 lúc 10:11 Ann Smith <ann@example.org> đã viết:",
            "Ann Smith <ann@example.org>, 2 Mar 2026 Pzt, 10:11 tarihinde şunu yazdı:",
            "Στις Δευ 2 Μαρ 2026 στις 10:11 π.μ., ο χρήστης Ann Smith <ann@example.org> έγραψε:",
            "În lun., 2 mar. 2026 la 10:11, Ann Smith <ann@example.org> a scris:",
            "Pada Sen, 2 Mar 2026 pukul 10.11 Ann Smith <ann@example.org> menulis:",
            "Nan dat 2 mas 2026 a 10:11, Ann Smith te ekri:",
            "2026-03-02 10:11 GMT+01:00 Ann Smith <ann@example.org>:",
            "2026/3/2 Ann Smith <ann@example.org>",
            "---- Ann Smith wrote ----",
            "---- On Mon, 02 Mar 2026 10:11:12 +0100 Ann Smith <ann@example.org> wrote ----",
            "_On Mon, Mar 2, 2026 at 10:11 AM Ann Smith <ann@example.org> wrote:_",
        ])
    func attribution(line: String) {
        let below = line.hasPrefix(">") ? "\n> What is broken?\n> Where?" : "\n\nWhat is broken?"
        let result = ReplyCutter.cut(plain: "The lamp at 5th Street.\n\n" + line + below)
        #expect(result == ReplyText(newText: "The lamp at 5th Street.", quoted: true))
        let windows = ReplyCutter.cut(
            plain: ("The lamp.\n\n" + line + below).split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\r\n"))
        #expect(windows.newText == "The lamp.")
    }

    @Test(
        "what people write is no attribution",
        arguments: [
            "On Monday 5 May I wrote to you about the lamp.",
            "On 5 May, at 10:30, this is what I wrote",
            "The sign said:",
            "On 5th Avenue, near number 20, this happened:",
            "On the whole, I sent three letters.",
            "Am Montag war die Lampe kaputt:",
            "I have three questions:",
            "Meet me on 5/5/2026 at 10:30:",
            "El 5 de mayo a las 10:30 pasó lo siguiente:",
            "02.03.2026 10:11 the lamp went out, write to ann@example.org please",
            "> one quoted line alone",
            "a > b and\n> c",
        ])
    func prose(line: String) {
        let text = "Hello,\n" + line + "\nThe lamp at 5th Street is broken.\nRegards to all of you there"
        #expect(ReplyCutter.cut(plain: text) == ReplyText(newText: text))
    }

    @Test(
        "with quoted lines below, a name and a verb are enough",
        arguments: ["Ann Smith wrote:", "Ann schrieb:", "Ana escribió:", "Quoting Ann:", "As you wrote:"])
    func usenet(line: String) {
        #expect(ReplyCutter.cut(plain: "Yes\n\n" + line + "\n> Is it?\n").newText == "Yes")
        let text = "Yes\n" + line + "\nit is dark."
        #expect(ReplyCutter.cut(plain: text).newText == text)
    }

    @Test(
        "when, whose address and a colon above a quotation, in a language that we have no words of",
        arguments: [
            "Понедельник, 2 марта 2026, 10:11 +03:00 от Ann Smith <ann@example.org>:",
            "Missatge de Ann Smith <ann@example.org> del dia dl., 2 de març 2026 a les 10:11:",
            "في الاثنين، 2 مارس 2026 في 10:11 ص تمت كتابة ما يلي بواسطة Ann Smith <\u{202A}ann@example.org\u{202C}\u{200F}>:",
            "\u{202B}בתאריך יום ב׳, 2 במרץ 2026 ב-10:11 מאת Ann Smith <ann@example.org>:\u{202C}",
        ])
    func anyLanguage(line: String) {
        #expect(ReplyCutter.cut(plain: "Yes\n\n" + line + "\n\n> Is it?\n> Where?\n").newText == "Yes")
    }

    @Test("the same above what is not quoted may be a person's own words")
    func anyLanguageUnquoted() {
        let text = "Yes\n\nMissatge de Ann <ann@example.org> del dia dl., 2 de març 2026 a les 10:11:\n\nIt is dark."
        #expect(ReplyCutter.cut(plain: text).newText == text)
    }

    @Test("a reply that shares its line with the attribution")
    func sharedLine() {
        let text = "It is on the corner. On Mon, Mar 2, 2026 at 10:11 AM Ann <ann@example.org> wrote:\n> Where?"
        #expect(ReplyCutter.cut(plain: text).newText == "It is on the corner.")
        let both = "On Friday I saw it. --- On Mon, 2 Mar 2026 at 10:11, Ann <ann@example.org> wrote:\n> When?"
        #expect(ReplyCutter.cut(plain: both).newText == "On Friday I saw it.")
    }

    @Test("an address whose bracket is closed in a line of its own")
    func wrappedBracket() {
        let text = "Yes\n\nOn Tue, Apr 11, 2023 at 10:07 PM Ann Smith\n\n<\nmailto:ann@example.org\n> wrote:\nIs it?\n"
        #expect(ReplyCutter.cut(plain: text).newText == "Yes")
    }
}
