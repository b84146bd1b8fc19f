# La voie de secours : une empreinte avant l’échéance, l’archive après elle.

emergency-title = Voie de secours
emergency-link = Si cette page ne répond pas à temps : envoyez l’empreinte de votre archive avant l’échéance, et l’archive après elle.
emergency-how = Comment elle fonctionne
emergency-how-archive = Ayez votre candidature sous forme d’archive, prise ici ou faite par votre propre programme :
emergency-how-hash = Calculez son empreinte sur votre machine :
emergency-how-before = Envoyez les 64 chiffres avant l’échéance : ci-dessous, par une petite requête de l’API ou, si rien ne marche, en les disant au personnel de l’appel.
emergency-how-after = Remettez exactement le même fichier, octet pour octet, dans les { $hours } heures qui suivent l’échéance.
emergency-how-decision = Un membre du personnel décide, avec un motif. Ce qui est admis devient votre dépôt par un complément, avec un récépissé propre et un additif à l’empreinte publiée. Il doit être aussi complet que tout dépôt.
emergency-how-api = Par l’API : POST /api/v1/proposals/(référence)/emergency avec l’échéance et l’empreinte. Une empreinte n’est pas un dépôt : déposez à temps si vous le pouvez.
emergency-sha256 = SHA-256 de l’archive
emergency-sha256-hint = 64 chiffres hexadécimaux, tels que sha256sum les écrit.
emergency-deposit = Confier une empreinte pour l’échéance { $cutoff }
emergency-deposit-until = Jusqu’au
emergency-deposit-do = Confier
emergency-hand-in = Remettre l’archive
emergency-hand-in-more = Pour l’échéance { $cutoff }, jusqu’au
emergency-hand-in-do = La remettre
emergency-archive = Archive (ZIP)
emergency-number = Empreinte { $number }, pour l’échéance { $cutoff }
emergency-received = Reçue
emergency-handed = Remise
emergency-blocking = { $count ->
    [one] Il manque une chose indispensable : en l’état, elle ne peut être admise.
   *[other] Il manque { $count } choses indispensables : en l’état, elle ne peut être admise.
}
emergency-faults = Voici ce qui ne va pas dans l’archive. Les documents nommés ici en sont laissés de côté ; si elle ne se lit pas du tout comme une candidature, elle ne peut qu’être refusée.
emergency-decision = Décision
emergency-entered-as = Admise comme version { $version }, par le complément { $supplement }.
emergency-hours = L’archive peut être remise :
emergency-receipt = Récépissé de l’empreinte (JWS)
emergency-became = Récépissé de la version { $version }

emergency-deposited = confiée
emergency-open = archive attendue
emergency-lapsed = rien n’a été remis
emergency-waits = attend une décision
emergency-accepted = admise
emergency-refused = refusée

emergency-means = Comment elle est venue
emergency-means-portal = portail
emergency-means-api = API
emergency-means-mail = courriel
emergency-means-phone = téléphone
emergency-means-other = autrement

emergency-staff-title = Voie de secours
emergency-staff-lead = Les empreintes confiées avant une échéance, et les archives remises après elle.
emergency-none = Rien n’a été confié
emergency-none-more = Ce que les candidats confient, ou ce que vous notez pour eux, se trouve ici.
emergency-reference = Proposition
emergency-cutoff = Échéance
emergency-state = État
emergency-enter = En noter une
emergency-enter-more = Pour quelqu’un dont la ligne ou le portail est en panne et qui vous a joint autrement avant l’échéance.
emergency-enter-do = La noter
emergency-at = Quand elle vous est parvenue
emergency-at-hint = L’instant de l’en-tête du courriel, ou de l’appel. Dans le fuseau de l’appel : { $zone }.
emergency-note = Comment vous le savez
emergency-note-hint = Message-ID, numéro, qui a pris l’appel ; et pourquoi elle n’est pas venue par le portail.
emergency-one = { $reference } : empreinte { $number }
emergency-what = Ce qui a été confié
emergency-outages = Pannes que le service a mesurées, dès la veille de l’échéance
emergency-no-outage = Le service n’en a mesuré aucune.
emergency-outage-silent = absent
emergency-outage-failing = ne pouvait écrire
emergency-outage-slow = lent
emergency-decide = Décider
emergency-decide-more = Votre nom et votre motif figurent à côté de la décision. Elle ne se prend qu’une fois.
emergency-decide-do = Décider
emergency-accept = L’admettre
emergency-accept-hint = L’archive devient le dépôt de la proposition pour cette échéance, par un complément. Ce qui est scellé demeure ; un additif est publié et la réception est scellée à nouveau.
emergency-refuse = La refuser
emergency-reason = Motif
emergency-basis = Base juridique
emergency-basis-hint = Seulement pour l’admettre : la règle qui le permet.
emergency-addenda = Admis après la clôture
emergency-addenda-more = Chaque empreinte couvre les récépissés de tout ce qui a été admis jusque-là, dans l’ordre. Celle du dessus ne change jamais.
emergency-addendum = Additif { $number }

supplement-kind-late = dépôt tardif

proposal-verb-deposit = Confier une empreinte
proposal-verb-hand-in = Remettre une archive

desk-link-emergency = Voie de secours
desk-emergency = archives tardives
desk-emergency-more = { $count ->
    [one] Une archive remise tardivement attend une décision.
   *[other] { $count } archives remises tardivement attendent une décision.
}
desk-emergency-last = L’empreinte { $number } est la dernière.
desk-emergency-open = La voir

refusal-emergency-passed = L’échéance { $cutoff } est passée, { $at }. Une empreinte ne compte que reçue avant.
refusal-emergency-many = Il y a déjà { $most } empreintes pour cette échéance.
refusal-emergency-hash = Aucune empreinte ne désigne ce fichier. Son SHA-256 est { $sha256 } ; il doit être celui qui a été confié, octet pour octet. Rien n’est conservé.
refusal-emergency-early = L’échéance n’est pas passée ({ $at }). Jusque-là, importez l’archive et déposez.
refusal-emergency-over = Les heures de remise ont pris fin, { $until }.
refusal-emergency-archive = L’archive est bien celle qui a été annoncée, mais ne se lit pas comme une candidature : { $count ->
        [one] un problème
       *[other] { $count } problèmes
    }.
refusal-emergency-decided = C’est déjà décidé.
refusal-emergency-not-handed = L’archive n’a pas été remise, ou ne se lit plus.
refusal-emergency-sealed = L’éligibilité de l’échéance { $cutoff } est scellée : plus rien ne peut être admis.
refusal-emergency-moved-on = La proposition a été déposée entre-temps pour l’échéance { $cutoff }.
refusal-emergency-waits = { $count ->
    [one] Une empreinte de la voie de secours n’est ni décidée ni échue.
   *[other] { $count } empreintes de la voie de secours ne sont ni décidées ni échues.
} Décidez d’abord : ce qui serait admis plus tard manquerait ici.
problem-sha256 = Ce n’est pas un SHA-256 : il a 64 chiffres hexadécimaux.
problem-emergency-reference = L’appel n’a pas de proposition de cette référence.
problem-emergency-ahead = C’est encore à venir.

done-emergency-deposited = L’empreinte est confiée. Ce n’est pas un dépôt : déposez à temps si vous le pouvez.
done-emergency-handed-in = L’archive est remise et attend une décision.
done-emergency-entered = C’est noté. Les coordinateurs reçoivent une lettre.
done-emergency-decided = C’est décidé. Les coordinateurs reçoivent une lettre.

mail-emergency-deposited-subject = { $reference } : une empreinte est confiée pour l’échéance { $cutoff }
mail-emergency-deposited-body = Pour { $acronym } ({ $reference }), une empreinte est confiée pour l’échéance { $cutoff }, qui passe le { $at }. C’est l’empreinte { $number }.

    SHA-256   { $sha256 }
    Reçue     { $received }
              { $exactly }

    Une empreinte n’est pas un dépôt : déposez à temps si vous le pouvez. Sinon, remettez exactement le même fichier après l’échéance et avant le { $until } :

    { $url }
mail-emergency-handed-in-subject = { $reference } : une archive est remise après l’échéance { $cutoff }
mail-emergency-handed-in-body = L’archive de l’empreinte { $number } de { $acronym } ({ $reference }) est remise après l’échéance { $cutoff } et attend une décision.

    SHA-256   { $sha256 }

    { $url }
mail-emergency-decided-subject = { $reference } : votre archive tardive est { $accepted ->
        [true] admise
       *[false] refusée
    }
mail-emergency-decided-body = { $accepted ->
        [true] L’archive de l’empreinte { $number } de { $acronym } ({ $reference }) est admise pour l’échéance { $cutoff }, comme version { $version }.
       *[false] L’archive de l’empreinte { $number } de { $acronym } ({ $reference }) n’est pas admise pour l’échéance { $cutoff }.
    }

    SHA-256   { $sha256 }

    Le motif est sur sa page :

    { $url }

verify-late = Il a été admis après la clôture de son échéance, par le complément { $supplement }. L’empreinte de son archive a été reçue le { $deposited } : { $sha256 }.
verify-root-addendum = La racine est l’une de celles publiées sur ce qui a été admis après la clôture : { $root }.
