# Le dossier de suivi d’une proposition : ce que le personnel et l’équipe règlent après qu’une échéance l’a reçue.

case-title = Suivi
case-lead = Ce que le personnel de l’appel et votre équipe règlent au sujet de cette proposition, point par point. Ce qui est déposé ne change jamais ; ce qui est accepté se lit à côté.
case-matters = Points
case-matter = Point { $number }
case-number = N°
case-subject = Objet
case-kind = Nature
case-state = État
case-due = À rendre
case-last = Dernier mot
case-news = nouveau
case-empty = Rien à régler
case-empty-more = Ce qui est à clarifier ou qui manque se trouvera ici, avec une date.
case-not-yet = Pas encore.
case-seen = Vu par l’équipe de la proposition, le personnel de l’appel et ses auditeurs. Les experts et les financeurs ne le voient jamais.
case-who = Qui le voit
case-by-mail = Une lettre part quand quelque chose est écrit ici. Personne ne lit de réponse par courriel : seul compte ce qui est écrit sur cette page.

case-kind-clarification = Erreur matérielle
case-kind-clarification-hint-staff = Un passage en contredit un autre, ou ne peut être voulu tel quel. L’équipe dit ce qu’il devrait dire ; vous décidez.
case-kind-clarification-hint-team = Une faute dans ce que vous avez déposé. Le personnel décide si ce que vous vouliez dire se lit à côté.
case-kind-missing-document = Document manquant
case-kind-missing-document-hint-staff = Quelque chose devrait être là et n’y est pas. L’équipe l’envoie ; vous décidez.
case-kind-other = Autre chose
case-kind-other-hint-staff = Se règle en paroles. Rien ne s’ajoute au dépôt.
case-kind-other-hint-team = Se règle en paroles. Rien ne s’ajoute au dépôt.

case-side-staff = personnel
case-side-team = équipe
case-opened-by-staff = ouvert par le personnel : { $who }, { $at }
case-opened-by-team = ouvert par l’équipe : { $who }, { $at }
case-of-version = au sujet de { $reference }, version { $version }

case-standing-waits-team = attend l’équipe
case-standing-waits-team-more = { $dated ->
    [true] L’équipe répond d’ici au { $due }.
   *[false] La parole est à l’équipe.
}
case-standing-waits-team-more-you = { $dated ->
    [true] Veuillez répondre ci-dessous d’ici au { $due }.
   *[false] Veuillez répondre ci-dessous.
}
case-standing-waits-staff = attend le personnel
case-standing-waits-staff-more = Le personnel le lit et décide.
case-standing-waits-staff-more-you = Lisez, redemandez ou décidez ci-dessous.
case-standing-lapsed = sans réponse à temps
case-standing-lapsed-more = Personne n’avait répondu le { $due }. Une réponse tardive est lue et n’y change rien ; le personnel décide, ou déplace la date.
case-standing-accepted = accepté
case-standing-accepted-more = Ce qui est accepté se lit à côté du dépôt, qui reste ce qu’il était.
case-standing-refused = refusé
case-standing-refused-more = Le dépôt se lit tel quel.
case-standing-closed = clos
case-standing-closed-more = Le point est réglé. Rien ne s’est ajouté au dépôt.

case-open = Ouvrir un point
case-open-do = Ouvrir le point
case-text = Message
case-asked = Ce que vous demandez
case-place = Où
case-place-hint = La partie ou le champ, en mots : « Partie B, tableau 3, deuxième ligne ».
case-field = Champ du formulaire, s’il en est un
case-field-none = aucun
case-said = Ce que dit le dépôt
case-proposed = Ce qu’il devrait dire
case-proposed-hint = Seulement si vous répondez par le passage lui-même. Le personnel décide sur le dernier que vous écrivez.
case-nothing-yet = L’équipe ne l’a pas encore dit.
case-sealed = Le dépôt lui-même est scellé et reste ce qu’il est.
case-due-first = (d’abord le { $due })
case-due-hint = Jour et heure, dans le fuseau de l’appel : { $zone }.
case-file = Fichier
case-file-hint = Un PDF ou une image, { $megabytes } Mo au plus.
case-file-again = Un navigateur ne donne pas deux fois un fichier : veuillez le choisir à nouveau.
case-reply = Écrire
case-read-by = Lu par { $who }, { $at }
case-unread = Pas encore lu
case-asks-time = demande un délai
case-asks-time-title = L’équipe demande un délai.
case-asks-time-more = Jusqu’au { $day }. Déplacez la date ci-dessous, ou répondez en mots ; tant que vous ne la déplacez pas, le { $due } vaut.
case-asks-time-lapsed = Jusqu’au { $day }. La date est passée le { $due } ; si vous la déplacez ci-dessous, le point est rouvert. Vous pouvez aussi répondre en mots.
case-time-asked = Demande un délai, jusqu’au { $day }.
case-time-waits = Le personnel n’a pas encore répondu ; la date reste ce qu’elle est tant qu’il ne la déplace pas.
case-more-time = Demander un délai
case-more-time-more = Demander ne déplace rien : la date reste ce qu’elle est tant que le personnel ne la déplace pas. Répondez d’ici là à ce que vous pouvez.
case-more-time-day = Jusqu’à quel jour
case-more-time-why-hint = Pourquoi vous ne pouvez répondre à la date. Cela figure dans le fil.
case-moved-later = A déplacé la date du { $from } au { $to }.
case-moved-forward = A avancé la date du { $from } au { $to }.
case-moved-reopens = Le point était resté sans réponse à temps ; il est rouvert.
case-move = Déplacer la date
case-move-more = L’équipe reçoit une lettre. Qui l’a déplacée, de quand à quand et pourquoi reste dans le fil.
case-move-lapsed = Le point est resté sans réponse à temps ; déplacer la date le rouvre. L’équipe reçoit une lettre. Qui l’a déplacée, de quand à quand et pourquoi reste dans le fil.
case-move-due = Nouvelle date
case-move-due-hint = Jour et heure, dans le fuseau de l’appel : { $zone }. Une date avancée laisse à l’équipe { $days } jours au moins.
case-move-why-hint = Pourquoi la date est déplacée, pour cette équipe comme vous le feriez pour toute autre. L’équipe le lit.
case-decide = Décider
case-decide-more = Votre nom et votre motif figurent à côté de la décision. Elle ne se prend qu’une fois.
case-ranked-title = Plus rien ne peut être ajouté.
case-ranked-more = Le classement de l’échéance { $cutoff } est scellé, et a été fait sans cet élément. Vous pouvez refuser, pour ce motif.
case-finished-title = Des experts ont terminé sans cet élément.
case-finished-more = { $count ->
        [one] Un rapport sur cette proposition est terminé, et son expert a jugé
       *[other] { $count } rapports sur cette proposition sont terminés, et leurs experts ont jugé
    } sans ce que vous pourriez accepter. Si vous acceptez, ils en sont informés par courriel, sans votre nom ; la réouverture d’un rapport se décide dans l’évaluation.
case-decide-do = Décider
case-verdict = Décision
case-verdict-accepted = Accepter
case-verdict-refused = Refuser
case-verdict-closed = Clore le point
case-accept-clarification = Les derniers mots de l’équipe deviennent un complément, lu à côté du dépôt par tous ceux qui le lisent.
case-accept-document = Le document devient un complément, lu à côté du dépôt par tous ceux qui le lisent.
case-accepted-file = Document
case-reason = Motif
case-reason-hint = Dit à l’équipe ; celui d’un point accepté, aussi à tous ceux qui lisent le dépôt.
case-legal-basis = Base juridique
case-legal-basis-hint = La règle qui le permet, par exemple un article ou une section de l’appel.
case-decision = Décision
case-decided-by = { $who }, { $at }

case-cases = Suivis
case-cases-lead = Ce qui est ouvert entre le personnel et les équipes de cet appel. Ce qui est dû d’abord vient en premier.
case-cases-none = Aucun point n’est ouvert
case-cases-none-more = Ouvrez-en un depuis la page d’une proposition.
case-proposal = Proposition

supplements = Compléments
supplements-more = Acceptés à côté de ce qui est déposé, qui reste ce qu’il était.
supplement-title = Complément { $number } : { $kind }
supplement-kind-clarification = erreur matérielle
supplement-kind-document = document
supplement-accepted = À la version { $version }, accepté par { $by }, { $at }
supplement-before = Il est écrit
supplement-after = Il se lit
supplement-reason = Motif
supplement-basis = Base juridique

desk-case = Suivi
desk-case-note = { $count ->
    [0] Rien n’est ouvert.
    [one] Un point est ouvert.
   *[other] { $count } points sont ouverts.
}
desk-case-open = Ouvrir le suivi
desk-case-waits = { $subject } (point { $number })
desk-case-of-team = répondre
desk-case-of-team-more = Le personnel de l’appel attend une réponse.
desk-cases = suivis
desk-cases-more = { $count ->
    [one] Un point d’un suivi attend le personnel.
   *[other] { $count } points de suivis attendent le personnel.
}
desk-link-cases = Suivis

refusal-case-not-received = Il n’y a pas de suivi avant qu’une échéance n’ait reçu la proposition. Jusque-là vous pouvez déposer à nouveau, ou poser une question sur l’appel en privé.
refusal-case-decided = Ce point est déjà décidé.
refusal-case-due-ahead = L’équipe a jusqu’au { $due } pour répondre et ne l’a pas encore fait : rien n’est refusé avant. Vous pouvez accepter ce qui est là, écrire, ou déplacer la date.
refusal-case-ranked = Le classement de l’échéance { $cutoff } est scellé. Plus rien ne peut être ajouté à ce qui a été classé.
refusal-case-undated = Ce point n’a pas de date : le personnel n’en a pas fixé.
refusal-case-due-met = La date a été déplacée entre-temps, au { $due }. Regardez le fil, et déplacez-la encore si elle doit être autre.
refusal-case-request-open = Votre équipe a déjà demandé un délai. Le personnel n’a pas encore répondu.
refusal-case-verdict = Un point de cette nature ne se termine pas ainsi.
refusal-case-nothing-proposed = L’équipe n’a pas dit ce que le passage devrait dire : il n’y a rien à accepter.
refusal-case-no-document = Choisissez l’un des fichiers que l’équipe a envoyés.
problem-case-due-past = Cette date est passée. Laissez du temps à ceux qui répondent.
problem-case-due-same = C’est la date qu’il a.
problem-case-due-short = Une date plus tardive a été dite à l’équipe : laissez-lui { $days } jours au moins.
problem-case-day-early = Indiquez un jour après le { $due }.
problem-case-field = Le formulaire n’a pas un tel champ.
problem-case-files-of-matter = Votre côté a déjà envoyé { $most } fichiers sur ce point. Rien n’a été enregistré.
problem-case-files-of-case = Votre côté a déjà envoyé { $most } fichiers dans ce suivi. Rien n’a été enregistré.
problem-case-file-kind = Ce n’est ni un PDF ni une image : { $kind ->
        [word] c’est un document de texte, comme Word en écrit
        [sheet] c’est une feuille de calcul
        [slides] c’est une présentation
        [zip] c’est une archive, comme ZIP
        [picture] c’est une image d’un autre format
        [page] c’est une page web
        [text] c’est du texte brut
       *[other] c’est autre chose
    }. Rien n’est conservé ; enregistrez-le en PDF et envoyez celui-ci.

done-case-opened = Le point est ouvert. L’autre côté reçoit une lettre.
done-case-written = C’est écrit. L’autre côté reçoit une lettre.
done-case-moved = La date est déplacée. L’équipe reçoit une lettre.
done-case-time-asked = Vous avez demandé un délai. Le personnel reçoit une lettre ; tant qu’il ne déplace pas la date, elle reste ce qu’elle est.
done-case-decided = C’est décidé. L’équipe reçoit une lettre.

mail-case-opened-subject = { $reference } : un nouveau point dans le suivi (point { $number })
mail-case-opened-body = Un nouveau point est ouvert dans le suivi de { $acronym } ({ $reference }) : { $kind ->
        [clarification] une erreur matérielle
        [missing_document] un document manquant
       *[other] quelque chose à régler
    }.
    { $dated ->
        [true] Une réponse est attendue d’ici au { $due }.
       *[false] Lisez-le sur sa page.
    }

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
mail-case-message-subject = { $reference } : du nouveau dans le suivi (point { $number })
mail-case-message-body = Quelque chose est écrit dans le suivi de { $acronym } ({ $reference }), point { $number }.

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
mail-case-decided-subject = { $reference } : le point { $number } est décidé
mail-case-decided-body = Le point { $number } du suivi de { $acronym } ({ $reference }) est { $verdict ->
        [accepted] accepté
        [refused] refusé
       *[closed] clos
    }. Le motif est sur sa page.

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
mail-case-added-after-report-subject = { $reference } : un élément a été accepté après votre rapport
mail-case-added-after-report-body = Vous avez terminé votre rapport sur { $acronym } ({ $reference }, échéance { $cutoff }). Depuis, { $kind ->
        [clarification] une clarification a été acceptée
        [missing_document] un document a été accepté
       *[other] un élément a été accepté
    } et figure désormais à côté de la soumission.

    { $url }

    Votre rapport reste tel quel. Si cet élément change ce que vous avez constaté, dites-le au personnel de l’appel : il peut le rouvrir.

    Veuillez ne pas répondre à cette lettre : personne ne la lit.
mail-case-reminder-subject = { $reference } : une réponse est attendue d’ici au { $due } (point { $number })
mail-case-reminder-body = Le point { $number } du suivi de { $acronym } ({ $reference }) attend votre réponse, d’ici au { $due }.

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
mail-case-due-moved-subject = { $reference } : la date du point { $number } est désormais le { $to }
mail-case-due-moved-body = La date du point { $number } du suivi de { $acronym } ({ $reference }) est déplacée du { $from } au { $to }. { $lapsed ->
        [true] Le point était resté sans réponse à temps ; il est rouvert.
       *[false] Une réponse est attendue d’ici là.
    } Le motif est sur sa page.

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
mail-case-time-asked-subject = { $reference } : l’équipe demande un délai (point { $number })
mail-case-time-asked-body = L’équipe de { $acronym } ({ $reference }) demande un délai pour le point { $number }, jusqu’au { $day }. La date est le { $due }, et vaut tant que personne ne la déplace.

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Seul compte ce qui est écrit sur cette page.
