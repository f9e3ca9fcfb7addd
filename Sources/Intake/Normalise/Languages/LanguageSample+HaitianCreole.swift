extension LanguageSample {
    static let haitianCreole = LanguageSample(
        words: """
            mwen ou li nou yo m w l n y nan a an la lan yon gen genyen pa te ap pral ta se ki sa pou ak avek epi men oswa si kote \
            kijan kile konbyen kiyes poukisa paske depi jiska anpil twop plis tou toujou janm deja anko jodi maten aswe swa yè \
            demen semenn lari wout fatra twou nej bri chen dlo limye machin oto vwazen kay lakay devan pre kwen twotwa pyebwa \
            tanpri silvouple mesi bonjou bonswa bezwen vle kapab ka ede edem rapote ranje repare ramase kase sal moun pesonn \
            chak tout lot fwa isit la estasyone pakin siy vil pitit timoun lekol travay fe fè di ale vini wè we konnen kite mete \
            pran bay met sou anba deye bò bo andedan deyo kounye gwo ti bon move cho frèt fret poubel sant peye lajan lapolis \
            sila yo pandan apre anvan jou lannwit nwit minwi mande rele repons pwoblem kestyon enfomasyon elektrisite chofaj \
            lendi madi mekredi jedi vandredi samdi dimanch mwa ane lè lele nimewo non telefon demann plent sevis kote gason fi \
            pak bilding apatman bis ouvri femen dwat premye denye nouvo nouvel vye piti pote bliye jwenn kanpe chita soti rive \
            tounen kouri tonbe pete kraze pèdi de twa kat senk sis sèt wit nèf dis zòn katye vil leta sante lopital legliz
            """,
        text: """
            Gen yon gwo twou nan lari a devan kay mwen an epi li vin pi gwo chak jou.
            Yo pa ranmase fatra a maten an, epi poubèl yo toujou sou twotwa a.
            Vwazen mwen an mete mizik fò chak swa jiska dezè nan maten, tanpri fè yon bagay.
            Gen yon machin ki estasyone devan kay la depi twa jou, mwen pa ka soti.
            Limyè ki nan kwen an pa limen depi semenn pase, lari a fè nwa anpil.
            Kilè machin nèj la ap pase nan lari nou an? Li poko vini depi tanpèt la.
            Yon moun jete yon vye matla ak mèb kase dèyè lekòl timoun yo.
            Mwen vle rapòte ke yo ekri sou mi pon an bò larivyè a.
            Dlo ap koule soti nan tiyo ponpye a, l ap koule nan lari a tout jounen.
            Tanpri voye yon moun vin gade pyebwa a, yon gwo branch prèt pou l tonbe sou fil kouran yo.
            Kijan mwen ka jwenn yon pèmi pakin pou rezidan, epi konbyen li koute?
            Gen rat nan lakou ki akote a paske yo kite fatra yo louvri.
            bonjou limye sikilasyon an pa mache, li rete wouj tout tan
            Mèsi anpil pou èd ou, nou kontan sa nou te fè pou katye a.
            Ki lè bibliyotèk la ouvri, èske li louvri jou konje a?
            Gen yon bèt mouri nan wout la, èske nou ta ka retire l?
            Nou bezwen yon lòt bokit resiklaj paske yo vòlè pa nou an.
            Twotwa a plen glas epi pèsonn pa netwaye l, yon granmoun te tonbe yè.
            Yo fè m peye menm tikè a de fwa, ak kiyès mwen ka pale?
            Travay konstriksyon yo kòmanse anvan setè, sa pa ta dwe fèt konsa.
            Ki kote mwen ka vote, epi ki papye mwen dwe pote?
            Yon kamyon frape siy stop ki te nan bout lari nou an.
            nou pa gen chofaj depi vandredi epi met kay la pa reponn telefon li
            Èske ou ka di m ki moun ki responsab pou netwaye kanal dlo yo?
            Yo te di travay la t ap fini deja, men yo poko menm kòmanse.
            Bonswa, mwen ta renmen poze yon kesyon sou taks kay mwen.
            Kouran an ale nan tout katye a, nou pa konnen kilè l ap tounen.
            Mwen rele plizyè fwa men pa gen moun ki reponn mwen, sa m dwe fè?
            """)
}
