import Testing

@testable import Mail

@Suite("Reply cutting: header blocks and drawn lines")
struct ReplyBlockTests {
    @Test(
        "header blocks in many languages",
        arguments: [
            "From: Ann [mailto:ann@example.org]\nSent: Monday, March 2, 2026 10:11 AM\nTo: City\nSubject: RE: Lamp",
            "*From:* Ann <ann@example.org>\n*Sent:* Monday, March 2, 2026\n*To:* City\n*Subject:* Lamp",
            "From: Ann\nSent: Monday\nTo: City\nSubject: Lamp",
            "Subject: Lamp\nTo: city@example.net\nFrom: ann@example.org\nDate: Mon, 2 Mar 2026 10:11:12 +0000",
            "De: Ann <ann@example.org>\nEnviado el: lunes, 2 de marzo de 2026 10:11\nPara: Ciudad\nAsunto: RE: Luz",
            "De: Ann <ann@example.org>\nEnviada em: segunda-feira, 2 de março de 2026\nPara: Cidade\nAssunto: Luz",
            "De : Ann <ann@example.org>\nEnvoyé : lundi 2 mars 2026 10:11\nÀ : Ville\nObjet : Lampe",
            "Von: Ann <ann@example.org>\nGesendet: Montag, 2. März 2026 10:11\nAn: Stadt\nBetreff: Lampe",
            "Da: Ann <ann@example.org>\nInviato: lunedì 2 marzo 2026 10:11\nA: Città\nOggetto: Lampada",
            "Van: Ann <ann@example.org>\nVerzonden: maandag 2 maart 2026 10:11\nAan: Stad\nOnderwerp: Lamp",
            "Od: Ann <ann@example.org>\nWysłano: poniedziałek, 2 marca 2026\nDo: Miasto\nTemat: Lampa",
            "Från: Ann <ann@example.org>\nSkickat: den 2 mars 2026 10:11\nTill: Staden\nÄmne: Lampa",
            "Fra: Ann <ann@example.org>\nSendt: mandag 2. mars 2026 10:11\nTil: Byen\nEmne: Lampe",
            "Lähettäjä: Ann <ann@example.org>\nLähetetty: 2. maaliskuuta 2026\nVastaanottaja: Kunta\nAihe: Lamppu",
            "От: Ann <ann@example.org>\nОтправлено: 2 марта 2026 г. 10:11\nКому: Город\nТема: Лампа",
            "Від: Ann <ann@example.org>\nНадіслано: 2 березня 2026\nКому: Місто\nТема: Лампа",
            "差出人: Ann <ann@example.org>\n送信日時: 2026年3月2日 10:11\n宛先: 市\n件名: ランプ",
            "发件人: Ann <ann@example.org>\n发送时间: 2026年3月2日 10:11\n收件人: 市\n主题: 灯",
            "보낸 사람: Ann <ann@example.org>\n보낸 날짜: 2026년 3월 2일\n받는 사람: 시\n제목: 램프",
            "Kimden: Ann <ann@example.org>\nGönderildi: 2 Mart 2026 10:11\nKime: Şehir\nKonu: Lamba",
            "From: Ann Smith <ann@example.org> Sent: Monday To: City Subject: Lamp",
            "________________________________\nFrom: Ann <ann@example.org>\nSent: Monday\nSubject: Lamp",
            "-------- Azken mezua --------\nSubject: Lamp\nDate: Mon, 2 Mar 2026\nFrom: Ann <ann@example.org>",
            "From: Ann <ann@example.org>\n\nSent: Monday\n\nTo: City\n\nSubject: Lamp",
        ])
    func block(header: String) {
        let result = ReplyCutter.cut(plain: "It is broken.\n\n" + header + "\n\nWhat is broken?\n")
        #expect(result == ReplyText(newText: "It is broken.", quoted: true))
    }

    @Test(
        "forms and notes of people stay",
        arguments: [
            "From: Main Street\nTo: 5th Avenue\nthe road is full of holes",
            "Date: Monday, 2 March 2026\nTime: 7:00\nAddress: 130 Fox St",
            "Name: Ann\nTo: the mayor\nPlease read this.",
            "Subject: the lamp\nIt is broken.",
        ])
    func people(text: String) {
        let whole = "Hello\n\n" + text + "\n\nThanks to all"
        #expect(ReplyCutter.cut(plain: whole) == ReplyText(newText: whole))
    }

    @Test(
        "lines drawn above the original, in many languages",
        arguments: [
            "-----Original Message-----", "----- Original Message -----", "-----Ursprüngliche Nachricht-----",
            "-----Message d'origine-----", "-----Mensaje original-----", "-----Mensagem original-----",
            "-----Messaggio originale-----", "-----Oorspronkelijk bericht-----", "-----Ursprungligt meddelande-----",
            "-----Opprinnelig melding-----", "-----Oprindelig meddelelse-----", "-----Alkuperäinen viesti-----",
            "-----Wiadomość oryginalna-----", "-----Исходное сообщение-----", "-----原始邮件-----", "-----元のメッセージ-----",
            "----- 원본 메시지 -----", "-----ORIGINAL MESSAGE-----",
        ])
    func original(line: String) {
        let result = ReplyCutter.cut(plain: "It is broken.\n" + line + "\nWhat?\n")
        #expect(result.newText == "It is broken.")
    }

    @Test(
        "a mail passed on is new as a whole",
        arguments: [
            "---------- Forwarded message ---------", "-------- Forwarded Message --------",
            "Begin forwarded message:", "---------- Mensaje reenviado ----------",
            "-------- Weitergeleitete Nachricht --------", "Début du message transféré :",
            "---------- Messaggio inoltrato ----------", "-------- Пересылаемое сообщение --------",
            "---------- 转发的邮件 ----------",
        ])
    func forwarded(line: String) {
        let mail =
            "FYI\n\n" + line + "\nFrom: Ann <ann@example.org>\nDate: Mon, 2 Mar 2026\nSubject: Lamp\n\nIt is dark"
        #expect(ReplyCutter.cut(plain: mail) == ReplyText(newText: mail))
        let quoted = "I know\n\nOn Mon, 2 Mar 2026 at 10:11, Ann <ann@example.org> wrote:\n\n" + mail
        #expect(ReplyCutter.cut(plain: quoted).newText == "I know")
    }
}
