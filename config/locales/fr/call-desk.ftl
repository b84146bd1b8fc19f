# Ce qu’un appel annonce et ce qu’on lui demande : calendrier, flux, annonces, choix du volet, questions, lettres
# d’intérêt, et comment se porte le service.

call-calendar = Calendrier (iCalendar)
call-calendar-how = Comment s’abonner au calendrier
call-calendar-how-more = Dans votre logiciel d’agenda, choisissez « s’abonner » ou « ajouter depuis Internet » et collez cette adresse. Une date qui change changera aussi dans votre agenda.
call-calendar-opens = L’appel ouvre
call-calendar-questions = Fin des questions pour la date limite { $number }
call-calendar-when = { $at }. La page de l’appel fait foi.
call-feed = Flux des annonces (Atom)

call-news = Annonces
call-news-all = { $count ->
    [one] La seule annonce
   *[other] Les { $count } annonces
}
call-news-lead = Ce qui a changé dans cet appel, quand, par qui et pourquoi ; et ce que son personnel a à dire.
call-news-none = Rien n’a encore été annoncé
call-news-none-more = Les dates déplacées et les budgets complétés sont annoncés ici d’eux-mêmes.
call-news-new = Annoncer quelque chose
call-news-title = Titre
call-news-body = Texte
call-news-body-hint = Tout le monde le voit aussitôt, ici et dans le flux. Une annonce ne se retire pas ; elle se corrige.
call-news-do = Annoncer
call-news-cutoff-moved = La date limite { $cutoff } passe du { $from } au { $to }
call-news-cutoff-added = Nouvelle date limite { $cutoff } : { $to }
call-news-cutoff-dropped = Il n’y aura pas de date limite { $cutoff } le { $from }
call-news-topped-up = { $line } : EUR { $amount } de plus, désormais EUR { $total_amount }
call-news-reduced = { $line } : EUR { $amount } de moins, désormais EUR { $total_amount }
call-news-extended = La date limite { $cutoff } est prolongée du { $from } au { $to }, après { $minutes } minutes de panne
call-news-not-extended = La date limite { $cutoff } reste au { $from }, après { $minutes } minutes de panne
done-announced = L’annonce est publiée.
call-correct = Corriger
call-correct-announcement = Corriger une annonce
call-correct-answer = Corriger la réponse { $number }
call-correct-lead = La correction prend la place de ce qui est publié, avec sa date et votre motif. La version précédente reste lisible en dessous.
call-correct-stands = Tel que c’est publié
call-correct-reason = Ce qui était faux
call-correct-reason-hint = Une phrase que tout le monde lit, ici et dans le flux.
call-correct-do = Publier la correction
call-correct-not = Laisser tel quel
call-correct-met = Quelqu’un l’a corrigé entre-temps
call-correct-met-more = Ce que vous avez écrit est ci-dessous ; rien n’en est encore publié.
call-corrected = Corrigé
call-corrected-on = Corrigé le { $at } : { $reason }
call-earlier = Version précédente
done-corrected = La correction est publiée.
refusal-announcement-derived = Cette annonce découle d’une version du règlement. La version suivante la corrige.

call-track-title = Quel est mon volet ?
call-track-lead = Quelques questions et, pour chaque volet, un oui ou un non avec la règle qui le fonde. Rien n’est enregistré, et rien ici ne remplace le contrôle de votre proposition.
call-track-questions = Questions
call-track-do = Vérifier
call-track-waiting = Répondez à ce que vous savez : chaque réponse apprend déjà quelque chose.
call-track-day = La participation des États est celle du { $day }, jour de la prochaine date limite.
call-track-day-today = Toutes les dates limites sont passées : la participation des États est celle d’aujourd’hui, { $day }.
call-track-rule = La règle :
call-track-source = Source :
call-track-assumed = Elle est en partie supposée : voir plus bas.
call-rule-track = Ce que demande « { $track } »
call-rule-match = Fonds nationaux face à ceux de l’UE
call-track-none = Cet appel n’a pas de questionnaire
call-track-none-more = La page de l’appel dit à quoi sert chaque volet.
call-track-yes = oui
call-track-open = pas certain
call-track-no = non
call-track-unanswered = sans réponse
call-track-unanswered-more = Il faut une réponse.
call-track-no-partners = Aucun autre État n’est nommé : il n’en faut pas.
call-track-host-yes = { $country } : cet État peut héberger.
call-track-host-open = { $country } : il n’est pas certain que cet État puisse héberger ({ $why }).
call-track-host-no = { $country } : cet État ne peut pas héberger dans cet appel.
call-track-partner-yes = { $country } : cet État participe.
call-track-partner-open = { $country } : il n’est pas certain que cet État participe ({ $why }).
call-track-partner-no = { $country } : cet État ne participe pas à cet appel.
call-track-since = { " " }Depuis le { $day }.
call-track-until = { " " }Jusqu’au { $day }.
call-country-hint = Le nom de l’État, ou deux lettres, par exemple FI ou EL.
call-countries-hint = Par leur nom ou en deux lettres, séparés par des virgules : Finlande, EL. Laissez vide s’il n’y en a pas.
problem-countries-unknown = « { $code } » n’est pas un État : écrivez son nom, ou deux lettres, par exemple FI ou EL.

call-answers = Questions et réponses
call-answers-lead = Ce qui a été demandé et concerne tout le monde, avec la réponse donnée à tous en même temps.
call-answers-none = Rien n’a encore été publié
call-answers-none-more = Les réponses d’intérêt général apparaissent ici, pour tous au même moment.
call-answer-title = Réponse { $number }
call-ask = Poser une question
call-ask-do = Envoyer la question
call-questions = Questions
call-questions-lead = Vous demandez en privé. { $until } Une réponse qui concerne tout le monde est publiée sans dire qui a demandé.
call-questions-until = Les questions pour la date limite { $cutoff } sont reçues jusqu’au { $at }.
call-questions-closed = Pas de questions en ce moment.
call-questions-mine = Ce que vous avez demandé
call-questions-seen = Le personnel et les auditeurs de cet appel verront votre question et votre nom. Personne d’autre, et aucun d’eux qui soit d’une équipe de cet appel.
call-question = Question
call-question-subject = Objet
call-question-body = Question
call-question-body-hint = Une seule question à la fois reçoit réponse plus vite. N’écrivez pas ce que vos concurrents ne doivent pas lire si la réponse est publiée.
call-question-asked = Demandé
call-question-by = Par
call-question-is-answered = répondue
call-question-is-open = attend une réponse
call-question-is-published = publiée sous le numéro { $number }
call-question-answer = Réponse
call-question-answer-hint = La personne qui a demandé la reçoit par lettre.
call-question-answer-it = Répondre à la personne
call-question-answer-do = Envoyer la réponse
call-question-public = La question, pour tous
call-question-public-hint = Dans vos mots : ni nom, ni acronyme, ni lieu, ni chiffre qui trahisse la personne.
call-question-public-answer = La réponse, pour tous
call-question-publish = Répondre à tous
call-question-publish-more = Publiée aussitôt sur la page des réponses et dans le flux, sans retour, mais corrigible. La personne reçoit une lettre.
call-question-publish-do = Publier
call-question-waits = Le personnel de l’appel n’a pas encore répondu. Vous recevrez une lettre.
call-question-see-public = La réponse publiée
problem-questions-many = { $most } de vos questions sur cet appel attendent une réponse. Attendez-en une avant d’en poser une autre ; votre saisie est conservée.
call-asked = Questions posées
call-asked-lead = Posées en privé : vues par la personne, et par le personnel et les auditeurs de cet appel qui ne sont d’aucune de ses équipes.
call-asked-none = Personne n’a rien demandé
call-asked-none-more = Les questions apparaissent ici dès qu’elles sont posées.
done-question-asked = Votre question est partie. Vous recevrez une lettre avec la réponse.
done-question-answered = La réponse est partie.
done-answer-published = La réponse est publiée.
refusal-questions-closed = Les questions pour la date limite { $cutoff } sont closes depuis le { $at }.
refusal-questions-over = La dernière date limite est passée : il n’y a plus de questions.
refusal-question-answered = Cette question a déjà reçu sa réponse.
refusal-question-published = Une réponse à cette question est déjà publiée, sous le numéro { $number }.

call-interest = Lettres d’intérêt
call-interest-lead = Annoncez au personnel de cet appel qu’une proposition viendra. Cela n’engage personne et n’est pas nécessaire pour soumettre.
call-interest-over = Il n’y a plus rien à annoncer.
call-interest-unnamed = Une proposition depuis { $country }
call-interest-withdrawn = retirée
call-interest-stands = en vigueur
call-interest-what = Proposition
call-interest-cutoff = Date limite
call-interest-track = Volet
call-interest-country = État de l’hébergeur
call-interest-partners = États des partenaires
call-interest-acronym = Acronyme
call-interest-amount = Argent de l’UE que vous pensez demander
call-interest-amount-hint = Environ ; cela n’engage personne.
call-interest-file = Déposer une lettre d’intérêt
call-interest-conflict = Cette lettre a été modifiée entre-temps ; ce qui vaut maintenant est au-dessus, ce que vous avez écrit est dans le formulaire. Enregistrer de nouveau le remplace.
call-interest-change = Modifier la lettre
call-interest-letter = La lettre
call-interest-withdraw = Retirer la lettre
call-interest-mine = Vos lettres
call-interest-seen = Le personnel de cet appel la verra, avec votre nom et votre adresse. Personne d’autre, et aucun d’eux qui soit d’une équipe de cet appel.
call-interests = Lettres d’intérêt reçues
call-interests-lead = Des propositions annoncées. Elles n’engagent personne, et personne d’autre que vous et leurs auteurs ne les voit.
call-interests-none = Pas encore de lettre
call-interests-none-more = Les lettres d’intérêt apparaissent ici dès leur dépôt.
call-interests-counts = Par date limite, sans les lettres retirées
call-interests-letters = Lettres
call-interests-all = Toutes les lettres
done-interest-filed = La lettre d’intérêt est déposée. Vous pouvez la modifier ou la retirer ici.
done-interest-changed = La lettre d’intérêt est modifiée.
done-interest-withdrawn = La lettre d’intérêt est retirée.
refusal-interest-withdrawn = Cette lettre d’intérêt a été retirée.

call-service = Le service en ce moment
call-service-title = Le service
call-service-api = Pour les programmes :
call-load-calm = calme
call-load-busy = chargé
call-load-very-busy = très chargé
call-load-figures = Dans la dernière minute, la moitié des réponses est venue en { $milliseconds } ms au plus. { $requests ->
    [one] Une requête est
   *[other] { $requests } requêtes sont
} en cours ; la file de la base de données est remplie à { $queue } %.
call-load-quiet = Rien n’a été demandé dans la dernière minute. { $requests ->
    [one] Une requête est
   *[other] { $requests } requêtes sont
} en cours ; la file de la base de données est remplie à { $queue } %.
call-help = Aide :
call-help-zone = (heure de l’appel)
call-day-mon = lun
call-day-tue = mar
call-day-wed = mer
call-day-thu = jeu
call-day-fri = ven
call-day-sat = sam
call-day-sun = dim
call-outages = Pannes
call-outages-how = Toutes les quelques secondes, le service se prouve qu’il peut écrire. S’il ne l’a pas pu pendant { $seconds } secondes ou plus, ou a renvoyé des requêtes aussi longtemps faute de place, c’est noté ici dès qu’il peut écrire, pour { $days } jours.
call-outages-none = Aucune.
call-outages-none-more = Le service n’a mesuré aucune panne.
call-outages-recent = { $count ->
    [one] Une panne a été mesurée ces deux dernières semaines.
   *[other] { $count } pannes ont été mesurées ces deux dernières semaines.
}
call-outages-none-recent = Aucune panne n’a été mesurée ces deux dernières semaines.
call-outage-from = Du
call-outage-until = Au
call-outage-lasted = Durée
call-outage-kind = Nature
call-outage-silent = absent
call-outage-failing = écriture impossible
call-outage-slow = trop lent

call-emergency = Si ce portail ou votre ligne tombe en panne : envoyez l’empreinte (SHA-256) de votre archive avant la date limite, et remettez cette archive dans les { $hours } heures qui suivent. La voie est sur la page de votre proposition ; le personnel décide.
call-extension-rule = Des pannes de plus de { $outage } minutes dans les { $hours } dernières heures avant une date limite proposent de la prolonger de { $minutes } minutes pour tous ; une personne nommée décide.
call-extensions = Prolongations
call-extensions-lead = Proposées par des pannes mesurées ; décidées par vous, jamais par la machine.
call-extensions-none = Aucune prolongation n’a été proposée
call-extensions-none-more = Quand des pannes avant une date limite dépassent ce que le règlement admet, une proposition apparaît ici.
call-extension-of = Date limite { $number } : { $minutes } minutes de plus
call-extension-open = à décider
call-extension-granted = accordée
call-extension-refused = non accordée
call-extension-lapsed = caduque
call-extension-yes = Oui : la date limite passe au { $to } pour tous
call-extension-no = Non : la date limite reste
call-extension-decide = La date limite est-elle prolongée ?
call-extension-reason-hint = Annoncée à tous, avec votre nom.
call-extension-do = Décider
call-extension-outage = Panne qui compte
call-extension-proposed = Proposée
call-extension-decided = Décidée
call-extension-moved = Reportée au
call-extension-until = Décidez avant le { $until }.
call-extension-until-more = Jusque-là la date limite n’est pas close ; ensuite elle se clôt telle qu’elle était et ne peut plus changer.
call-extension-passed = Son heure est passée : les soumissions sont refusées, et notées, sauf si vous la prolongez.
done-extension-decided = La décision est annoncée.
refusal-extension-decided = C’est déjà décidé.
refusal-extension-lapsed = Cela pouvait être décidé jusqu’au { $at } ; la date limite se clôt telle qu’elle était.
refusal-cutoff-closed = La date limite { $cutoff } est close et ne peut plus changer.
refusal-cutoff-held = La date limite { $cutoff } n’est pas close avant qu’il soit décidé si des pannes la prolongent, au plus tard le { $at }.

call-left = Argent restant
call-left-offered = Offert par des décisions
call-left-left = Reste
desk-left-pending = Date limite { $number } : pas encore décidée ; sa tranche compte comme restante.
desk-left-never = Date limite { $number } : jamais décidée ; sa tranche n’est pas reportée.
desk-left-decided = Date limite { $number } : décidée ici, EUR { $amount } offerts.
desk-left-announced = Date limite { $number } : EUR { $amount } annoncés au total, argent public de toute origine. Ce qu’elle a pris à chaque ligne n’a pas été publié.
desk-left-unpublished = Date limite { $number } : des résultats ont été annoncés ; ce qu’elle a pris à chaque ligne n’a pas été publié.
desk-left-nothing = Date limite { $number } : aucun résultat n’est connu.

desk-extension = prolongation à décider
desk-extension-more = Des pannes proposent { $count } minutes de plus pour tous. La date limite n’est pas close avant votre décision.
desk-link-appointments = Représentants des financeurs
desk-appointments = représentants
desk-appointments-more = { $count ->
        [one] Une personne demande à parler au nom d’un financeur.
       *[other] { $count } personnes demandent à parler au nom d’un financeur.
    }
desk-questions = questions
desk-questions-more = { $count ->
    [one] Une question attend une réponse.
   *[other] { $count } questions attendent une réponse.
}
desk-link-announcements = Annonces
desk-link-questions = Questions
desk-link-interest = Lettres d’intérêt
desk-link-extensions = Prolongations
proposal-new-check = { $call } : quel est mon volet ?

mail-call-cutoff-moved-subject = { $call } : la date limite { $cutoff } passe au { $to }
mail-call-cutoff-moved-body = La date limite { $cutoff } de l’appel { $call } passe du { $from } au { $to }, pour tous.

    Pourquoi : { $reason }

    Vous recevez cette lettre parce que vous appartenez à une proposition de cet appel, ou avez déposé une lettre d’intérêt.
mail-call-cutoff-stays-subject = { $call } : la date limite { $cutoff } reste au { $from }
mail-call-cutoff-stays-body = Des interruptions de { $minutes } minutes proposaient de prolonger la date limite { $cutoff } de l’appel { $call }. Il a été décidé que non : elle reste au { $from }, pour tous.

    Pourquoi : { $reason }

    Vous recevez cette lettre parce que vous appartenez à une proposition de cet appel, ou avez déposé une lettre d’intérêt.
mail-call-answer-published-subject = { $call } : la réponse { $number } est publiée
mail-call-answer-published-body = Une question sur l’appel { $call } a reçu une réponse pour tous. Réponse { $number } :

    { $question }

    { $answer }

    Vous recevez cette lettre parce que vous appartenez à une proposition de cet appel, ou avez déposé une lettre d’intérêt.
mail-call-question-answered-subject = { $call } : réponse à votre question ({ $subject })
mail-call-question-answered-body = Vous avez demandé au sujet de l’appel { $call } : { $subject }

    La réponse :

    { $answer }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Si vous avez autre chose à demander, posez la question sur la page de l’appel.
mail-call-answer-corrected-subject = { $call } : la réponse { $number } est corrigée
mail-call-answer-corrected-body = Vous avez posé une question sur l’appel { $call }. La réponse { $number }, adressée à tous, est corrigée : { $reason }

    Elle dit maintenant :

    { $answer }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Si vous avez autre chose à demander, posez la question sur la page de l’appel.
mail-call-answer-corrected-all-subject = { $call } : la réponse { $number } est corrigée
mail-call-answer-corrected-all-body = La réponse { $number } sur l’appel { $call }, adressée à tous, est corrigée : { $reason }

    La question :

    { $question }

    La réponse dit maintenant :

    { $answer }

    Vous recevez cette lettre parce que vous appartenez à une proposition de cet appel ou avez déposé une lettre d’intérêt, ou que c’était le cas lors de la publication de la réponse.
mail-call-question-published-subject = { $call } : la réponse { $number } est publiée ({ $subject })
mail-call-question-published-body = Vous avez demandé au sujet de l’appel { $call } : { $subject }

    Ce qui concerne tout le monde est publié sous le numéro { $number }, sans dire qui a demandé :

    { $answer }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Si vous avez autre chose à demander, posez la question sur la page de l’appel.
