/// Lines with which a letter ends, above the name. Matched as whole lines, punctuation aside.
enum ClosingWords {
    static let closings = PhraseSet(english + romance + germanic + nordic + slavic + others)

    private static let english = [
        "thanks", "thank you", "thanks again", "many thanks", "thanks a lot", "thank you very much",
        "thanks very much", "thank you so much", "thanks so much", "thanks in advance", "thank you in advance",
        "thx", "thnx", "ty", "regards", "kind regards", "best regards", "warm regards", "warmest regards",
        "with kind regards", "with best regards", "kindest regards", "many regards", "rgds", "brgds",
        "thanks and regards", "thanks & regards", "thank you and regards", "best", "best wishes", "all the best",
        "all my best", "my best", "best always", "cheers", "cheers mate", "sincerely", "sincerely yours",
        "yours sincerely", "yours truly", "yours faithfully", "very truly yours", "respectfully",
        "respectfully yours", "respectfully submitted", "cordially", "cordially yours", "yours", "take care",
        "warmly", "with appreciation", "with gratitude", "gratefully", "with thanks", "with regards",
        "have a great day", "have a nice day", "have a good day", "god bless", "ciao", "love", "xoxo", "peace",
    ]
    private static let romance = [
        "gracias", "muchas gracias", "mil gracias", "gracias de antemano", "saludos", "un saludo",
        "saludos cordiales", "un cordial saludo", "cordiales saludos", "cordialmente", "atentamente", "atte",
        "atentos saludos", "muy atentamente", "le saluda atentamente", "un abrazo", "saludos y gracias",
        "gracias y saludos", "respetuosamente", "sinceramente", "obrigado", "obrigada", "muito obrigado",
        "muito obrigada", "grato", "grata", "atenciosamente", "att", "cumprimentos", "os melhores cumprimentos",
        "com os melhores cumprimentos", "melhores cumprimentos", "cordiais cumprimentos", "saudações", "abraço",
        "abraços", "um abraço", "desde já agradeço", "merci", "merci beaucoup", "merci d'avance",
        "merci par avance", "cordialement", "bien cordialement", "très cordialement", "sincèrement",
        "salutations", "meilleures salutations", "sincères salutations", "salutations distinguées",
        "bien à vous", "bien à toi", "amicalement", "respectueusement", "bonne journée", "bonne réception",
        "cdlt", "cdt", "crdt", "grazie", "grazie mille", "mille grazie", "cordiali saluti", "distinti saluti",
        "saluti", "un saluto", "cordialità", "i migliori saluti", "grazie e saluti", "a presto",
        "gràcies", "moltes gràcies", "salutacions", "atentament", "mulțumesc", "multumesc", "cu stimă",
        "cu respect", "o zi bună", "salutări", "mèsi", "mèsi anpil", "mesi", "mesi anpil", "ak respè",
        "avèk respè", "respè", "salitasyon", "sensèman",
    ]
    private static let germanic = [
        "danke", "vielen dank", "herzlichen dank", "danke schön", "besten dank", "danke im voraus",
        "vielen dank im voraus", "gruß", "gruss", "grüße", "gruesse", "viele grüße", "liebe grüße",
        "beste grüße", "herzliche grüße", "freundliche grüße", "schöne grüße", "mit freundlichen grüßen",
        "mit freundlichem gruß", "mit freundlichen gruessen", "mit besten grüßen", "mit herzlichen grüßen",
        "freundliche grüsse", "mit freundlichen grüssen", "hochachtungsvoll", "mfg", "lg", "vg",
        "ihr", "ihre", "dein", "deine", "die besten wünsche", "danke und gruß", "bedankt", "dank u", "dank je",
        "dank u wel", "bij voorbaat dank", "alvast bedankt", "met vriendelijke groet",
        "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "met hartelijke groet",
        "groet", "groeten", "groetjes", "hoogachtend", "mvg", "dankie", "groete",
    ]
    private static let nordic = [
        "tack", "tack så mycket", "stort tack", "tack på förhand", "med vänlig hälsning",
        "med vänliga hälsningar", "vänliga hälsningar", "vänlig hälsning", "hälsningar", "hälsning", "mvh",
        "bästa hälsningar", "takk", "tusen takk", "mange takk", "takk på forhånd", "med vennlig hilsen",
        "vennlig hilsen", "hilsen", "beste hilsen", "tak", "mange tak", "på forhånd tak", "med venlig hilsen",
        "venlig hilsen", "de bedste hilsner", "bedste hilsner", "mange hilsner", "kh", "vh", "kiitos",
        "kiitos paljon", "kiitos etukäteen", "terveisin", "ystävällisin terveisin", "parhain terveisin",
        "yt", "kunnioittavasti", "takk fyrir", "kveðja", "með kveðju",
    ]
    private static let slavic = [
        "dziękuję", "dziekuje", "dzięki", "pozdrawiam", "pozdrowienia", "z poważaniem", "z pozdrowieniami",
        "serdecznie pozdrawiam", "z wyrazami szacunku", "děkuji", "děkuju", "díky", "s pozdravem",
        "s přátelským pozdravem", "zdravím", "s úctou", "ďakujem", "s pozdravom", "hvala", "lp", "lep pozdrav",
        "pozdrav", "srdačan pozdrav", "s poštovanjem", "спасибо", "большое спасибо", "заранее спасибо",
        "с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего", "искренне ваш",
        "с благодарностью", "благодарю", "дякую", "щиро дякую", "з повагою", "з найкращими побажаннями",
        "благодаря", "поздрави", "с уважение", "поздрав", "срдачан поздрав", "с поштовањем", "хвала",
    ]
    private static let others = [
        "köszönöm", "köszönettel", "üdvözlettel", "tisztelettel", "üdv", "teşekkürler", "teşekkür ederim",
        "saygılarımla", "iyi çalışmalar", "iyi günler", "sevgiler", "aitäh", "lugupidamisega", "tervitades",
        "parimat", "paldies", "ar cieņu", "ačiū", "pagarbiai", "terima kasih", "salam", "hormat saya",
        "salam hormat", "cảm ơn", "xin cảm ơn", "trân trọng", "kính thư", "salamat", "maraming salamat",
        "lubos na gumagalang", "ευχαριστώ", "με εκτίμηση", "φιλικά", "χαιρετισμούς", "תודה", "תודה רבה",
        "בברכה", "בכבוד רב", "شكرا", "شكراً", "مع التحية", "مع خالص التحية", "تحياتي", "با احترام", "با تشکر",
        "ขอบคุณ", "ขอบคุณครับ", "ขอบคุณค่ะ", "ด้วยความเคารพ", "谢谢", "謝謝", "此致", "敬礼", "敬禮", "祝好", "顺祝商祺",
        "よろしくお願いします", "よろしくお願いいたします", "宜しくお願いします", "宜しくお願いいたします", "ありがとうございます",
        "ありがとうございました", "敬具", "以上", "감사합니다", "고맙습니다", "안녕히 계세요", "드림", "올림",
    ]
}
