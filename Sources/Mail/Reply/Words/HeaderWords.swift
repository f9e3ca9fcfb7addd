/// The names of header fields as mail programs print them above quoted mail, by language.
enum HeaderWords {
    static let from = PhraseSet([
        "from", "van", "de", "von", "fra", "från", "da", "od", "lähettäjä", "mittente", "remitente", "remetente",
        "expéditeur", "от", "от кого", "від", "од", "feladó", "kimden", "gönderen", "dari", "từ", "người gửi", "από",
        "de la", "saatja", "nuo", "no", "voye pa", "soti nan", "מאת", "من", "از", "จาก", "发件人", "寄件人", "寄件者",
        "差出人", "送信者", "보낸 사람", "보낸사람", "mula kay", "mula sa",
    ])
    static let date = PhraseSet([
        "date", "sent", "date sent", "sent at", "sent on", "datum", "verzonden", "gesendet", "gesendet am",
        "envoyé", "envoyé le", "envoye", "enviado", "enviado el", "enviada", "enviada em", "enviado em", "enviat",
        "fecha", "data", "inviato", "inviata", "data invio", "skickat", "sendt", "sendt den", "dato", "lähetetty",
        "päiväys", "päivämäärä", "wysłano", "wysłane", "data wysłania", "odesláno", "datum odeslání", "odoslané",
        "poslano", "elküldve", "dátum", "küldve", "gönderildi", "gönderme tarihi", "tarih", "dikirim", "tanggal",
        "terkirim", "đã gửi", "ngày", "ngày gửi", "gửi", "στάλθηκε", "ημερομηνία", "дата", "отправлено",
        "отправлен", "надіслано", "изпратено", "trimis", "le", "dat", "saadetud", "kuupäev", "נשלח", "תאריך",
        "أرسلت", "تم الإرسال", "التاريخ", "تاريخ", "ส่ง", "วันที่", "发送时间", "发送日期", "日期", "傳送時間",
        "寄件日期", "送信日時", "日時", "日付", "보낸 날짜", "날짜", "petsa",
    ])
    static let to = PhraseSet([
        "to", "aan", "an", "til", "till", "à", "a", "para", "destinatario", "destinatário", "destinataire", "do",
        "komu", "pro", "för", "vastaanottaja", "кому", "до", "címzett", "kime", "alıcı", "kepada", "tới", "đến",
        "προς", "către", "catre", "pentru", "kellele", "kam", "pou", "אל", "إلى", "به", "ถึง", "收件人", "收件者",
        "宛先", "받는 사람", "받는사람", "para kay", "per a", "za",
    ])
    static let subject = PhraseSet([
        "subject", "onderwerp", "betreff", "betrifft", "objet", "sujet", "asunto", "assunto", "oggetto", "emne",
        "ämne", "aihe", "temat", "předmět", "predmet", "zadeva", "тема", "относно", "предмет", "tárgy", "konu",
        "subjek", "subyek", "perihal", "chủ đề", "tiêu đề", "θέμα", "subiect", "assumpte", "teema", "sijè", "tema",
        "נושא", "الموضوع", "موضوع", "เรื่อง", "主题", "主旨", "主題", "件名", "제목", "paksa",
    ])
    static let other = PhraseSet([
        "cc", "bcc", "reply-to", "reply to", "importance", "attachments", "anlagen", "pièces jointes", "adjuntos",
        "allegati", "bijlagen", "copie à", "kopia", "kopie", "kopi", "kopio", "dw", "копия", "копія", "抄送", "副本",
        "参照", "참조", "másolatot kap", "bilgi", "priority", "priorité", "wichtigkeit", "x-mailer", "organization",
        "cc to", "tembusan", "đồng gửi", "κοιν", "antwort an", "répondre à", "responder a", "rispondi a",
    ])
}
