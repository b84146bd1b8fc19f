# Les propositions : rédaction, documents, dépôt, récépissés.

proposal-list-title = Mes propositions
proposal-list-empty = Vous n’avez pas encore de proposition
proposal-list-empty-more = Commencez-en une, ou demandez à un coordinateur de vous ajouter à la sienne.
proposal-begin = Commencer une proposition
proposal-reference = Référence
proposal-title = Titre
proposal-acronym = Acronyme
proposal-acronym-hint = Court, 30 signes au plus. Vous ne pouvez avoir deux propositions du même acronyme dans un appel ; d’autres peuvent avoir le même.
proposal-track = Volet
proposal-standing = État
proposal-heads-for = En route vers
proposal-your-role = Votre rôle
proposal-no-cutoff = plus de date limite
proposal-cutoff = Date limite { $cutoff }
proposal-cutoff-number = Date limite
proposal-call = Appel
proposal-host = hôte : { $name }, { $country }
proposal-version = Version
proposal-received = Reçue
proposal-exactly = À la microseconde
proposal-closes = Date limite
proposal-by = Par
proposal-when = Quand
proposal-what = Quoi
proposal-required = obligatoire
proposal-cost-type = Type de coût
proposal-line = Ligne budgétaire
proposal-country = Pays
proposal-country-hint = Le nom, ou deux lettres : FI, EL, UK.
proposal-slot = Emplacement
proposal-asked-when = Seulement si « { $field } » est : { $answers }.
proposal-words-most = Au plus { $max } mots.
proposal-markdown = Markdown : *emphase*, **fort**, # titres, - listes, [liens](https://…).
proposal-most = Au plus { $max_amount } EUR.
proposal-choose-most = Au plus { $max } choix.
proposal-rows-most = Au plus { $max } lignes ; laissez vides celles dont vous n’avez pas besoin.
proposal-range = De { $min } à { $max }.
proposal-range-decimals = De { $min } à { $max }, avec au plus { $decimals ->
    [one] une décimale
   *[other] { $decimals } décimales
}.
proposal-days-between = Du { $earliest } au { $latest }.
proposal-days-from = Pas avant le { $earliest }.
proposal-days-until = Pas après le { $latest }.
proposal-days-column = « { $column } » : { $days }
proposal-no-answer = sans réponse
proposal-vanished = N’est plus demandé

proposal-new-title = Commencer une proposition
proposal-new-intro = Choisissez l’appel et nommez la proposition. Vous en serez le coordinateur ; tout le reste vient plus tard et peut changer jusqu’à la date limite.
proposal-new-call = Appel
proposal-new-next = Prochaine date limite : { $cutoff }, le { $at }

proposal-stage-draft = brouillon
proposal-stage-submitted = déposée
proposal-stage-withdrawn = retirée
proposal-step-draft = Brouillon
proposal-step-submitted = Déposée
proposal-step-withdrawn = Retirée
proposal-step-received = Reçue à la date limite
proposal-step-checked = Contrôlée
proposal-step-evaluated = Évaluée
proposal-step-ranked = Classée
proposal-step-decided = Décidée
proposal-step-award = Attribution

proposal-standing-not-submitted = NON DÉPOSÉE.
proposal-standing-not-submitted-more = Le brouillon { $draft } est enregistré, mais les évaluateurs ne verront rien tant que vous n’aurez pas déposé. La date limite { $cutoff } est le { $at }.
proposal-standing-withdrawn = RETIRÉE, NON DÉPOSÉE.
proposal-standing-withdrawn-more = La version { $version } et celles d’avant ont été retirées. Vous pouvez déposer de nouveau jusqu’à la date limite { $cutoff }, le { $at }.
proposal-standing-news = VOS CHANGEMENTS NE SONT PAS DÉPOSÉS.
proposal-standing-news-more = La version { $version }, reçue le { $received }, compte telle quelle. Le brouillon { $draft } dit autre chose : déposez de nouveau avant la date limite { $cutoff }, le { $at }, sinon il ne sera pas vu.
proposal-standing-submitted = Déposée.
proposal-standing-submitted-more = La version { $version } a été reçue le { $received } et compte pour la date limite { $cutoff }. Vous pouvez changer et déposer de nouveau jusqu’au { $at } ; la dernière version compte.
proposal-standing-received = Reçue.
proposal-standing-received-more = La version { $version }, reçue le { $received }, a été retenue à la date limite { $cutoff }, le { $at }. Plus personne ne peut la changer.
proposal-standing-received-news = Reçue.
proposal-standing-received-news-more = La version { $version }, reçue le { $received }, a été retenue à la date limite { $cutoff }, le { $at }. Ce qui a été changé ensuite dans le projet n’a pas été déposé et n’est pas lu. Plus personne ne peut la changer.
proposal-standing-over = NON DÉPOSÉE.
proposal-standing-over-more = L’appel n’a plus de date limite. Le brouillon { $draft } n’a jamais été déposé.
proposal-standing-withdrawn-over = Retirée.
proposal-standing-withdrawn-over-more = La version { $version } a été retirée, et l’appel n’a plus de date limite.
proposal-rolled = { $count ->
    [one] Ce brouillon n’était pas déposé à la clôture { $cutoffs } ; il a été reporté.
   *[other] Ce brouillon n’était pas déposé aux clôtures { $cutoffs } ; il a été reporté.
}

proposal-parts = Parties
proposal-part-basics = Nom et volet
proposal-part-basics-more = Comment la proposition s’appelle et ce qu’elle demande.
proposal-part-consortium = Consortium
proposal-part-consortium-more = Chaque organisation participante, une ligne chacune ; une seule est l’entité d’hébergement. Une ligne laissée vide ne compte pas, ni une ligne que vous videz.
proposal-part-money = Budget
proposal-part-cofunding = Cofinancement
proposal-part-cofunding-more = Ce que chaque financeur doit payer : un groupe par année, type de coût et nature. Les financeurs sont priés de le confirmer. Un groupe laissé vide ne compte pas, ni un groupe que vous videz.
proposal-part-documents = Documents
proposal-part-documents-more = Un PDF par emplacement. Un nouveau fichier remplace l’ancien, qui vous reste visible plus bas. Téléversez à temps : le dépôt ne fait que nommer ce qui est ici.
proposal-documents-complete = Tous les documents requis sont là.
proposal-documents-submit = Passer au dépôt
proposal-documents-submit-more = Téléverser n’est pas déposer : les évaluateurs ne voient rien tant que la proposition n’est pas déposée.
proposal-documents-see = Voir ce qui reste ouvert
proposal-documents-see-more = Téléverser n’est pas déposer : c’est la personne coordinatrice qui dépose la proposition.
proposal-part-complete = complet
proposal-part-warns = { $count ->
    [one] un doute
   *[other] { $count } doutes
}
proposal-part-blocks = { $count ->
    [one] un point manque
   *[other] { $count } points manquent
}
proposal-save-next = Enregistrer et continuer
proposal-conflict = Quelqu’un d’autre a changé cette partie entre-temps
proposal-conflict-more = Voici ce qui est enregistré maintenant ; le formulaire contient ce que vous avez écrit. Réunissez les deux, puis enregistrez : le contenu du formulaire remplacera alors ce qui est enregistré.

proposal-partner-name = Organisation
proposal-partner-role = Rôle
proposal-partner-pic = PIC
proposal-partner-pic-hint = Neuf chiffres, s’il existe.
proposal-partner-new = Autre organisation
proposal-add-partner = Place pour d’autres organisations
proposal-read-as = Nous lisons { $amount } EUR.
proposal-read-as-foreign = Nous lisons { $stated_amount } { $currency }, soit { $amount } EUR.
proposal-funder = Financeur
proposal-funder-hint = Absent de la liste ? Nommez-le plus bas, sous « Un financeur hors liste … ».
proposal-funder-name = Nom d’un financeur absent de la liste
proposal-funder-level = Niveau
proposal-level-state = État
proposal-level-region = Région
proposal-level-private = Privé
proposal-tranche-new = Autre contribution
proposal-add-tranche = Place pour d’autres contributions
proposal-tranche-more = Un financeur hors liste, une autre monnaie, autres aides de l’UE
proposal-tranche-year = Année
proposal-tranche-kind = Nature
proposal-tranche-amount = Montant
proposal-tranche-origin = Origine des fonds
proposal-currency = Monnaie
proposal-currency-hint = Trois lettres, par exemple SEK. Vide : euro.
proposal-rate = Euros par unité
proposal-rate-hint = Seulement pour une autre monnaie : ce que vaut une unité en euros, par exemple 0,0876 pour 1 SEK.
proposal-rate-source = Origine du taux
proposal-aid-basis = Base d’aide d’État
proposal-evidence = Preuves à ce jour
proposal-kind-cash = En numéraire
proposal-kind-in_kind = En nature
proposal-origin-state = État
proposal-origin-region = Région
proposal-origin-rrf = Facilité pour la reprise et la résilience
proposal-origin-cohesion = Fonds de cohésion
proposal-origin-private = Privé
proposal-claim-stated = { $stated_amount } { $currency } à { $rate } ({ $source })
proposal-claim-declined = refusé par le financeur : ne compte pas
proposal-claim-lapsed = caduc : ne compte pas
proposal-claim-replaced = remplacé : ne compte pas
proposal-claim-aid = Base d’aide d’État : { $text }
proposal-claim-evidence = Preuves à ce jour : { $text }

proposal-file = Fichier PDF
proposal-file-limit = Au plus { $megabytes } Mo.
proposal-file-held = Fichier
proposal-file-at = Téléversé
proposal-file-upload = Téléverser
proposal-file-replace = Remplacer
proposal-replaced = Fichiers précédents
proposal-replaced-more = Ils sont conservés, et ne sont pas déposés.
proposal-replaced-at = Retiré
proposal-bytes = { $number } octets
proposal-kilobytes = { $number } ko
proposal-megabytes = { $number } Mo

proposal-money = Finances
proposal-money-more = Fonds demandés à l’UE face aux contributions annoncées. Le repère montre où la contrepartie est atteinte. Un manque est une alarme ; un excédent, une information.
proposal-money-total = En tout
proposal-money-eu = UE
proposal-money-state = État
proposal-money-region = Région
proposal-money-private = Privé
proposal-money-uncounted = ne compte pas dans la contrepartie
proposal-money-note = UE { $eu } · à côté { $beside } M€
proposal-money-alt = { $label } : { $eu_amount } EUR demandés à l’UE, { $beside_amount } EUR annoncés à côté, { $needed_amount } EUR nécessaires
proposal-money-alt-untested = { $label } : { $eu_amount } EUR demandés à l’UE, { $beside_amount } EUR annoncés à côté
proposal-money-alt-uncounted = { $alt } ; dont { $uncounted_amount } EUR qui ne comptent pas dans la contrepartie
proposal-money-note-declined = { $note } · refusé { $declined } M€
proposal-money-alt-declined = { $alt } ; { $declined_amount } EUR ont été refusés par les financeurs et ne comptent pas, et { $missing_amount } EUR de contrepartie manquent pour cette raison
proposal-money-short = manque { $by }
proposal-money-over = excédent { $by }
proposal-money-matched = atteint

proposal-readiness = État de préparation
proposal-readiness-none = Rien ne manque, et aucun doute n’est à lever.
proposal-weight-blocks = manque
proposal-weight-warns = à vérifier
proposal-weight-informs = note
proposal-history = Dépôts
proposal-withdrawn-at = Retirée le { $at } :
proposal-attempts = Tentatives refusées
proposal-attempts-more = Conservées pour que personne n’ait à prouver avoir essayé. Le personnel de l’appel les voit aussi.
proposal-why-refused = Motif du refus
proposal-verb-save = Enregistrement
proposal-verb-submit = Dépôt
proposal-verb-withdraw = Retrait
proposal-verb-upload = Téléversement d’un document
proposal-next-note = Vous pouvez déposer de nouveau jusqu’à la date limite ; la dernière version compte. Vous recevez aussitôt un récépissé scellé.
proposal-see-receipt = Voir le récépissé
proposal-text = Lire toute la proposition
proposal-text-title = { $acronym } : toute la proposition
proposal-text-draft = brouillon { $draft }
proposal-text-version = version déposée { $version }

proposal-team = Équipe
proposal-role-contributor = Écrit tout, et ne dépose pas.
proposal-role-reader = Lit tout, et ne change rien.

proposal-submit = Déposer
proposal-submit-again = Déposer de nouveau
proposal-submit-title = Déposer { $acronym }
proposal-submit-what = Vous déposez le brouillon { $draft } tel qu’il est enregistré maintenant, avec les documents en place, quoi que d’autres changent pendant que cette page est ouverte. Ce sera le dépôt { $nth } de cette proposition ; un dépôt antérieur ne comptera plus.
proposal-submit-in-time = Est à temps ce que nous avons reçu avant la date limite, à la microseconde. Les documents sont déjà ici : cela ne prend qu’un instant.
proposal-submit-no-cutoff = Il n’y a pas de date limite pour laquelle déposer.
proposal-submit-blocked = Pas encore : à corriger d’abord
proposal-submit-warned = Points douteux
proposal-submit-warned-more = Vous pouvez déposer malgré tout. Le personnel les examinera en contrôlant la proposition.
proposal-submit-now = Déposer pour la date limite { $cutoff }
proposal-counts-for = Compte pour
proposal-changed = Le brouillon a changé depuis l’ouverture de cette page.
proposal-changed-more = Rien n’a été déposé. Regardez de nouveau ce que vous allez déposer.
proposal-refused-kept = La tentative a été notée au registre.
proposal-withdraw = Retirer
proposal-withdraw-title = Retirer { $acronym }
proposal-withdraw-more = Ceci retire la proposition de la date limite { $cutoff } : la version { $version }, reçue le { $received }, et toutes celles d’avant ne comptent plus. Le brouillon reste, et peut être déposé de nouveau avant une date limite.
proposal-withdraw-reason = Pourquoi
proposal-withdraw-reason-hint = Conservé avec le retrait, visible de l’équipe et du personnel de l’appel.

proposal-receipt = Récépissé
proposal-receipt-title = Récépissé de { $reference }, version { $version }
proposal-receipt-facts = Ce qui a été reçu
proposal-receipt-signed = Signé
proposal-receipt-signed-more = Les mêmes faits, signés par cette installation (JWS, Ed25519). Gardez le fichier : il prouve ce qui a été reçu et quand, quoi qu’il arrive ici.
proposal-receipt-download = Télécharger le récépissé
proposal-receipt-withdrawn = Cette version a été retirée.
proposal-receipt-withdrawn-more = Elle a été retirée le { $at }. Le récépissé prouve toujours qu’elle a été reçue.
proposal-receipt-followed = La version { $last } a suivi celle-ci.
proposal-receipt-followed-more = De plusieurs versions, la dernière compte. Ce récépissé prouve toujours que la version { $version } a été reçue.
proposal-receipt-rehearsal = Ceci est une répétition.
proposal-receipt-rehearsal-more = Le récépissé le dit lui-même, et ne prouve rien d’un appel réel.
proposal-content-hash = Empreinte du contenu
proposal-rulebook-hash = Empreinte du règlement
proposal-content-download = Télécharger le contenu
proposal-inclusion-download = Télécharger la preuve d’inclusion
proposal-inclusion-more = La date limite est close. La preuve d’inclusion montre que ce récépissé est parmi ceux dont la racine a été publiée :
proposal-inclusion-later = Après la clôture, un second fichier prouvera que ce récépissé est parmi ceux qui ont été scellés.
proposal-check = Comment chacun peut vérifier
proposal-check-page = Sur ce site, sans compte :
proposal-check-command = Sans ce site, avec le programme :
proposal-check-keys = Avec tout programme qui connaît JWS ; les clés publiques sont à
proposal-versions = Versions

verify-title = Vérifier un récépissé
verify-intro = Chacun peut vérifier ici un récépissé. Vos fichiers restent chez vous : seules leurs empreintes sont comparées. Rien n’est conservé.
verify-receipt = Récépissé, en texte
verify-receipt-hint = Ce que contient le fichier : trois parties jointes par des points. Il faut ce texte ou le fichier.
verify-receipt-file = Récépissé, en fichier
verify-receipt-file-hint = Au lieu du texte ci-dessus.
problem-receipt-needed = Donnez le récépissé, en texte ou en fichier.
verify-hashes = SHA-256 de vos fichiers
verify-hashes-hint = Comme sha256sum les affiche, une par ligne. Facultatif.
verify-proof = Preuve d’inclusion
verify-proof-hint = Le JSON téléchargeable après la clôture. Facultatif.
verify-proof-file = ou le fichier de la preuve
verify-submit = Vérifier
verify-keys = Les clés publiques :
verify-said = Ce qui tient et ce qui ne tient pas
verify-yes = tient
verify-no = ne tient pas
verify-open = ouvert
verify-holds = Le récépissé est bon.
verify-holds-more = Il a été signé par cette installation et dit ce qui suit.
verify-fails = Quelque chose ne tient pas.
verify-fails-more = Ne vous fiez pas à ce récépissé avant que ce soit éclairci.
verify-signature-good = Le récépissé a été signé par cette installation, et pas une lettre n’en a changé depuis.
verify-signature-not-a-receipt = Ce n’est pas un récépissé : { $reason }.
verify-signature-unknown-key = Le récépissé nomme une clé qui n’est pas de confiance : { $key }.
verify-signature-altered = La signature ne convient pas : le récépissé a été altéré, ou signé par un autre.
verify-rehearsal = Le récépissé vient d’une répétition. Rien n’en est réel.
verify-file-fits = { $file } est le fichier déposé comme { $slot }.
verify-file-unknown = { $file } n’est aucun des fichiers déposés.
verify-slot-open = { $file }, déposé comme { $slot }, n’a pas été comparé.
verify-proof-leads = La preuve d’inclusion mène du récépissé, numéro { $place } sur { $count }, à la racine qu’elle nomme.
verify-proof-good = Le récépissé est le numéro { $place } des { $count } scellés ensemble.
verify-proof-bad = La preuve d’inclusion ne mène pas de ce récépissé à la racine qu’elle nomme.
verify-proof-malformed = La preuve d’inclusion est illisible.
verify-proof-other = La preuve d’inclusion concerne un autre appel ou une autre date limite.
verify-proof-open = Aucune preuve d’inclusion n’a été donnée.
verify-root-published = La racine est celle publiée à la clôture : { $root }.
verify-root-differs = La preuve mène à { $root }, et { $published } a été publiée.
verify-root-open = La racine n’a pas été comparée : la preuve ne montre rien tant que { $root } ne s’avère pas être la racine publiée pour la date limite.

ready-title-missing = Le titre manque.
ready-track-missing = Aucun volet n’est choisi.
ready-reply-missing = Rien ne répond à l’évaluation de { $reference }. Les évaluateurs lisent son rapport à côté de cette proposition.
ready-partners-few = Il faut au moins { $min } organisations ; il y en a { $has }.
ready-states-few = Il faut des organisations financées d’au moins { $min } États ; il y en a { $has }.
ready-states-several = Toutes les organisations financées devraient être dans un seul État ; ici elles sont dans : { $states }.
ready-answer-missing = « { $subject } » est sans réponse.
ready-answer-cells = Dans le tableau « { $subject } », { $count ->
    [one] une case est encore vide
   *[other] { $count } cases sont encore vides
 }.
ready-answer-unequal = « { $subject } » dit { $amount } EUR et le budget { $budget_amount } EUR : { $apart_amount } EUR d’écart.
ready-answer-beyond = « { $subject } » dit { $amount } EUR, soit { $apart_amount } EUR de plus que les { $budget_amount } EUR du budget.
ready-answer-unfit = La réponse à « { $subject } » ne convient plus à la question.
ready-answer-early = « { $subject } » contient une date trop précoce : le { $earliest } au plus tôt.
ready-answer-late = « { $subject } » contient une date trop tardive : le { $latest } au plus tard.
ready-answer-vanished = La réponse à « { $field } » est gardée, et n’est plus demandée.
ready-document-missing = « { $subject } » n’est pas téléversé.
ready-host-missing = Le consortium n’a pas d’entité d’hébergement.
ready-host-many = Le consortium a { $count } entités d’hébergement ; il en faut une.
ready-host-state = { $name } est en { $country }, qui ne peut pas héberger au { $day } selon la liste des États.
ready-host-state-unsure = On ne sait pas avec certitude si { $country } peut héberger au { $day } ; { $name } y héberge.
ready-partner-state = { $name } est en { $country }, qui n’est pas un État participant au { $day }.
ready-partner-state-unsure = On ne sait pas avec certitude si { $country } est un État participant au { $day } ; { $name } y est.
ready-asks-missing = Rien n’est demandé à l’UE.
ready-ask-track = { $asked_amount } EUR sont demandés pour « { $subject } », qui n’est pas du volet choisi.
ready-ask-line = { $asked_amount } EUR sont demandés pour « { $subject } » à une ligne qui ne le paie pas.
ready-ask-unfunded = { $asked_amount } EUR sont demandés pour { $name }, dont le rôle ne reçoit pas d’argent.
ready-cap-exceeded = { $asked_amount } EUR sont demandés à « { $subject } », qui paie au plus { $cap_amount } EUR par proposition.
ready-rate-exceeded = Pour « { $subject } », { $asked_amount } EUR sur { $all_amount } EUR sont demandés à l’UE, plus de { $rate }.
ready-match-short = { $because ->
    [declined] Il manque { $amount } EUR de contrepartie à « { $subject } », dont { $declined_amount } EUR parce qu’un financeur a refusé.
   *[other] Il manque { $amount } EUR de contrepartie à « { $subject } ».
}
ready-match-short-total = { $because ->
    [declined] En tout, il manque { $amount } EUR de contrepartie, dont { $declined_amount } EUR parce qu’un financeur a refusé.
   *[other] En tout, il manque { $amount } EUR de contrepartie.
}
ready-match-over = « { $subject } » a { $amount } EUR de contrepartie de plus que nécessaire.
ready-claim-ends-cutoff = Ce que { $name } donne pour « { $subject } » en { $year } est valable jusqu’au { $day }, avant la date limite du { $cutoff }.
ready-claim-ends-year = Ce que { $name } donne pour « { $subject } » est valable jusqu’au { $day }, avant le début de { $year }.
ready-claim-vat-blank = Ce que { $name } donne pour « { $subject } » en { $year } ne dit pas si la TVA est comprise.
ready-claim-aid-blank = Ce que { $name } donne pour « { $subject } » en { $year } ne dit pas sur quelle base d’aide d’État.
ready-claim-evidence-blank = Ce que { $name } donne pour « { $subject } » en { $year } ne cite aucune preuve.
ready-claim-until-blank = Ce que { $name } donne pour « { $subject } » en { $year } ne dit pas jusqu’à quand c’est valable.
ready-claim-declined = { $lost ->
    [lapsed] Ce que { $name } devait donner pour « { $subject } » est caduc : { $amount } EUR ne comptent plus.
    [replaced] Ce que { $name } devait donner pour « { $subject } » a été remplacé : { $amount } EUR ne comptent plus.
   *[declined] { $name } a refusé { $amount } EUR pour « { $subject } » : ils ne comptent plus. Retirez ce montant, et demandez-le à nouveau là où il peut encore venir.
}
ready-money-uncounted = Pour « { $subject } », { $amount } EUR ne comptent pas comme contrepartie, vu leur origine.
ready-claim-unasked = { $amount } EUR sont annoncés pour « { $subject } », où rien n’est demandé à l’UE.

done-proposal-begun = La proposition est commencée, et vous la coordonnez.
done-proposal-uploaded = Le document est en place.
done-proposal-removed = Le document est retiré.
done-proposal-was-submitted = Ce brouillon a déjà été soumis. Voici son récépissé.
done-proposal-submitted-as-shown = Déposée telle qu’elle vous a été montrée, et voici votre récépissé. Le brouillon a changé entre-temps : ce qui a changé est nommé ci-dessous et ne fait pas partie de ce dépôt. Déposez de nouveau pour l’inclure.
done-proposal-submitted = Déposée. Voici votre récépissé. Les coordinateurs ont une lettre avec son moment et ses empreintes ; gardez le fichier signé d’ici.
done-proposal-withdrawn = Le dépôt est retiré.
done-proposal-withdrawn-late = Le dépôt est retiré. La date limite était déjà close : elle compte le dépôt comme reçu, et le personnel voit qu’il a été retiré.
done-proposal-member-removed = La personne n’est plus de l’équipe.

problem-acronym-yours = Vous avez déjà une proposition de cet acronyme dans cet appel : { $reference }.
problem-not-an-option = Choisissez parmi ce qui est proposé.
problem-twice = Ceci figure deux fois.
problem-money-number = Ce n’est pas un montant : écrivez des chiffres, par exemple 70000000 ou 70 000 000,00.
problem-money-cents = Un montant a au plus deux décimales.
problem-money-large = Ce montant dépasse tout ce que nous pouvons enregistrer.
problem-money-negative = Un montant ne peut pas être négatif.
problem-one-line = Écrivez ceci sur une ligne.
problem-only-one = Un seul choix.
problem-date = Écrivez un jour, par exemple 2026-06-01.
problem-day-early = Trop tôt : le { $earliest } au plus tôt.
problem-day-late = Trop tard : le { $latest } au plus tard.
problem-too-many-words = Au plus { $max } mots ; ce texte en a { $has }.
problem-money-above = Au plus { $max_amount } EUR.
problem-answer-shape = Les lignes de ce tableau doivent avoir une case par colonne.
problem-too-many = Au plus { $max }.
problem-pic = Un PIC a neuf chiffres.
problem-country = Aucun pays ne s’appelle ainsi. Écrivez son nom, ou deux lettres, par exemple FI ou EL.
problem-funder = Choisissez un financeur, ou nommez-en un.
problem-currency = « { $said } » n’est pas une monnaie de la norme ISO 4217. Écrivez ses trois lettres, par exemple SEK.
problem-rate = Écrivez les euros par unité en décimal, par exemple 0,0876.
problem-rate-of-euro = Un euro vaut un euro : laissez le taux vide.
problem-not-asked = Le règlement ne demande pas ceci.
problem-document-none = Choisissez un fichier.
problem-document-empty = Le fichier est vide. Rien n’a été enregistré.
refusal-uploads-many = Vous avez téléversé autant de fichiers qu’une personne le peut. Réessayez dans { $wait ->
    [0] { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } heures
}.
problem-uploads-many = Vous avez téléversé { $most } fichiers en { $hours } heures. Rien n’a été enregistré ; réessayez dans { $wait ->
    [0] { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } heures
}.
problem-document-large = Le fichier dépasse { $megabytes } Mo. Rien n’a été enregistré.
problem-document-not-pdf = Ce n’est pas un PDF, quel que soit son nom : { $kind ->
        [word] c’est un document de texte, tel que Word en écrit
        [sheet] c’est une feuille de calcul
        [slides] c’est une présentation
        [zip] c’est une archive, par exemple ZIP
        [picture] c’est une image
        [page] c’est une page web
        [text] c’est du texte brut
       *[other] c’est autre chose
    }. Rien n’a été enregistré ; enregistrez-le en PDF et envoyez celui-ci.
problem-pdf-cut = Le fichier n’est pas entier : il s’arrête trop tôt, ou quelque chose suit sa fin. Rien n’a été enregistré ; enregistrez-le de nouveau en PDF.
problem-pdf-broken = Ce PDF est endommagé : ce qu’il dit de lui-même n’est pas exact. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF et envoyez celui-ci.
problem-pdf-encrypted = Ce PDF est chiffré ou demande un mot de passe. Rien n’a été enregistré ; enregistrez-le sans protection.
problem-pdf-script = Ce PDF contient des scripts, ou un formulaire qui calcule. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF, qui ne les contiendra pas.
problem-pdf-action = Ce PDF lancerait ou enverrait quelque chose à son ouverture. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-embedded = Ce PDF contient d’autres fichiers. Rien n’a été enregistré ; chaque document a ici sa propre place.
problem-pdf-media = Ce PDF contient du son, du film ou des images en trois dimensions. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-nested = Ce PDF est imbriqué trop profondément pour être lu sans risque. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-pages = Ce PDF a bien plus de pages qu’aucun document ne peut en avoir ici. Rien n’a été enregistré.
problem-pdf-objects = Ce PDF a bien plus d’éléments qu’aucun document ne peut en avoir ici. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-bomb = Ce PDF se décompresse en bien plus qu’il n’est. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-two = Ce fichier est un PDF et autre chose à la fois. Rien n’a été enregistré ; imprimez-le dans un nouveau PDF.
problem-pdf-heavy = L’examen de ce PDF a demandé plus de temps ou de mémoire qu’un document ne devrait. Rien n’a été enregistré ; essayez encore une fois, ou imprimez-le dans un nouveau PDF.
problem-document-broken = Le fichier n’est pas arrivé entier. Rien n’a été enregistré ; envoyez-le de nouveau.
problem-already-member = Cette personne est déjà de l’équipe.

refusal-not-submitted = Rien n’a été déposé qui puisse être retiré.
refusal-already-withdrawn = Le dépôt est déjà retiré.
refusal-call-not-open = L’appel ouvre le { $at }.
refusal-call-over = L’appel n’a plus de date limite.
refusal-cutoff-passed = La date limite { $cutoff } est passée depuis le { $at }. Rien n’a été déposé.
refusal-cutoff-not-next = La date limite { $cutoff } n’est pas la prochaine. Rouvrez la page, et déposez pour celle qu’elle montre.
refusal-proposal-received = La date limite { $cutoff } a retenu cette proposition le { $at }. Elle ne peut plus être changée ici.
refusal-withdraw-decided = Le conseil s’est prononcé sur cette date limite le { $day } : il est trop tard pour retirer la proposition. Écrivez aux agents de l’appel si vous renoncez.
refusal-nothing-new = Le brouillon est tel que vous l’avez déposé. Il n’y a rien de nouveau.
refusal-not-ready = { $count ->
    [one] Un point manque. Rien n’a été déposé.
   *[other] { $count } points manquent. Rien n’a été déposé.
}
refusal-attempt-changed = Ce qui était désigné avait changé entre-temps : version { $version }. Rien n’a été fait.
refusal-attempt-forbidden = Le rôle de l’auteur de la tentative ne le permet pas. Rien n’a été fait.
refusal-attempt-signed-out = La session ou le jeton avait expiré, ou personne n’était connecté. Rien n’a été fait.
refusal-attempt-stale = Le formulaire appartenait à une session terminée, ou à une autre. Rien n’a été fait.
refusal-attempt-broken = La requête n’est pas arrivée entière. Rien n’a été fait.
refusal-attempt-busy = Le service n’avait pas de place pour la requête et l’a renvoyée. Rien n’a été fait.
refusal-attempt-failed = Le service a failli. Rien n’a été fait, et l’auteur de la tentative n’y est pour rien.
refusal-cutoff-open = La date limite { $cutoff } peut être close à partir du { $at }.

mail-proposal-submitted-subject = { $reference } : la version { $version } a été reçue
mail-proposal-submitted-body = { $acronym } ({ $reference }), version { $version }, a été reçue pour la date limite { $cutoff } ({ $cutoff_at }).

    Reçue : { $received }
    Exactement : { $exactly }
    SHA-256 du contenu : { $hash }
    SHA-256 du règlement : { $rulebook }

    Documents, par SHA-256 :
    { $documents }

    Le récépissé signé est joint sous le nom { $reference }-{ $version }.jws, et reste avec la proposition. Gardez-le : chacun peut le vérifier, même sans cette installation. Vous pouvez déposer de nouveau jusqu’à la date limite ; la dernière version compte.
mail-proposal-withdrawn-subject = { $reference } : la version { $version } a été retirée
mail-proposal-withdrawn-body = { $acronym } ({ $reference }), version { $version }, a été retirée le { $at }. Elle avait été déposée pour la date limite { $cutoff }.

    Le brouillon reste, et peut être déposé de nouveau avant une date limite.
mail-proposal-withdrawn-late-subject = { $reference } : la version { $version } a été retirée, après la clôture de la date limite
mail-proposal-withdrawn-late-body = { $acronym } ({ $reference }), version { $version }, a été retirée. Votre demande est arrivée avant la date limite { $cutoff } et n’a pu être exécutée qu’après sa clôture. Elle compte à partir du { $at } : la date limite compte le dépôt comme reçu, et le personnel de l’appel voit qu’il a été retiré.

# Documents : pages et remplacement
proposal-pages = { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
proposal-pages-head = Pages
proposal-pages-limit = Au plus { $most } pages sont évaluées ; les pages au-delà sont masquées.
proposal-size = Taille
proposal-remove = Le retirer
proposal-remove-title = Retirer « { $name } » ?
proposal-remove-more = Il se trouve sous « { $slot } » depuis { $at }, téléversé par { $by }. Il reste dans l’historique des documents.
proposal-replace-title = Remplacer ce document ?
proposal-replace-more = Un document occupe déjà cette place. Comparez les deux, puis décidez. Ce qui est remplacé reste dans l’historique.
proposal-replace-what = Quoi
proposal-replace-held = Ici maintenant
proposal-replace-new = Le nouveau fichier
proposal-replace-now = à l’instant, par vous
proposal-replace-empty = plus rien
proposal-replace-do = Le remplacer
proposal-replace-keep = Garder ce qui est ici
done-proposal-replaced = Le document est remplacé. Le précédent reste dans l’historique.
refusal-document-held = « { $name } » est déjà là ({ $sha256 }). Pour le remplacer, nommez son ETag dans If-Match, ou envoyez replace=true.
refusal-offer-gone = Cette offre de remplacement n’est pas la vôtre, vise autre chose ou date de plus d’un jour. Téléversez le fichier de nouveau.
ready-pages-surplus = « { $subject } » a { $surplus ->
        [one] 1 page
       *[other] { $surplus } pages
    } de plus que les { $most } qui sont évaluées. Les pages en trop sont masquées ; rien n’est rejeté pour cela.

# Ce que verront les évaluateurs
dossier-title = Ce que verront les évaluateurs
dossier-files = Les fichiers
dossier-files-more = Les évaluateurs reçoivent ces fichiers et, à côté, ce qui est accepté après l’échéance : la candidature tirée du formulaire, et les documents. Ce que déclarent les partenaires, avec ses pièces, va aux agents qui vérifient l’éligibilité.
dossier-part = Partie
dossier-application = La candidature
dossier-download = Le tout en un ZIP
dossier-sealed = Telle que scellée
dossier-beside = { $count ->
    [one] Un complément est accepté à côté. Le ZIP l’a dans un dossier à part ; les fichiers scellés restent ce qu’ils étaient.
   *[other] { $count } compléments sont acceptés à côté. Le ZIP les a dans un dossier à part ; les fichiers scellés restent ce qu’ils étaient.
}
dossier-with = Les compléments sont dans un dossier à part.
dossier-blanked = les pages { $from } à { $to } sont masquées
dossier-not-blanked = les pages { $from } à { $to } ne sont pas à lire ; elles n’ont pas pu être masquées
dossier-blank = Cette page dépasse la limite et n’est pas évaluée.
dossier-kept = (les { $keep } premières sont évaluées)
dossier-draft = PROJET
dossier-is-draft = projet { $draft }, non soumis
dossier-is-version = version { $version }, soumise pour l’échéance { $cutoff }
dossier-state = État
dossier-host = Entité d’accueil
dossier-note = Ceci est la candidature telle qu’elle a été soumise. Les réponses figurent comme elles ont été écrites. L’empreinte est celle du contenu en JSON canonique, que porte aussi le reçu.
dossier-note-draft = Ceci est un projet dans son état actuel. Rien n’en est soumis ; les évaluateurs le verraient ainsi s’il était soumis tel quel.
dossier-unanswered = Sans réponse.
dossier-asks = Demandé à l’UE
dossier-uncounted = { $amount } non comptés
dossier-claimed = Cofinancement, EUR
dossier-ratios = Rapports
dossier-ratio = Rapport
dossier-numerator = Numérateur, EUR
dossier-denominator = Dénominateur, EUR
dossier-ratio-value = Valeur
dossier-funders = Par financeur
dossier-cash = En numéraire, EUR
dossier-in-kind = En nature, EUR
dossier-both = En tout, EUR
dossier-needed = Requis en regard, EUR
dossier-counted = Compté en regard, EUR
dossier-short = Manque, EUR
dossier-budget = Le budget
dossier-cost = Coût, EUR
dossier-asked = Dont UE, EUR
dossier-budget-none = Aucun budget ligne par ligne n’a été donné ; les sommes ci-dessus ont été déclarées.
beside-title = Accepté après l’échéance, à côté du dépôt, qui figure ci-dessus tel qu’il était :
beside-to = S’ajoute à
beside-to-version = la version { $version }
beside-decision = Décision
beside-accepted = accepté
beside-by = Par
beside-by-staff = le personnel de l’appel
beside-at = Décidé
beside-document = Document
beside-file = Fichier dans cette archive
beside-note = Le dépôt est scellé et reste ce qu’il était. Ceci se lit à côté.
dossier-draft-notice = Ceci est un projet. RIEN N’EN EST SOUMIS.
dossier-draft-more = Le projet { $draft } serait vu ainsi s’il était soumis dans son état actuel.
dossier-submitted-notice = C’est ce qui compte.
dossier-submitted-more = Version { $version }, reçue le { $received }. Les modifications ultérieures du projet n’en font pas partie.
dossier-seen = Qui voit cela, et quand
dossier-seen-team = Votre équipe : à tout moment.
dossier-seen-staff = Le personnel et les auditeurs de l’appel : ce qui a été soumis, une fois l’échéance passée ; jamais un projet.
dossier-seen-experts = Les experts qui y sont affectés et ont déclaré n’avoir aucun conflit : pendant l’évaluation.
dossier-seen-board = Le conseil de direction : la liste classée, et non ces fichiers.
proposal-receipt-pdf = Reçu en PDF
receipt-root = Racine des reçus de l’échéance
receipt-rehearsal = RÉPÉTITION
receipt-how = Avec un navigateur : { $origin }/verify. Sans cette installation : rollcall verify { $file } FICHIERS --keys jwks.json, où les clés sont celles de { $origin }/.well-known/jwks.json. Une fois l’échéance close, une preuve d’inclusion montre que le reçu est parmi ceux dont la racine a été publiée.
receipt-signed-paper = Ces signes sont le reçu ; tout ce qui précède n’est que ce qu’ils disent. Copiés dans un fichier sans les fins de ligne, ils peuvent être vérifiés pour toujours.

# Sortir et rentrer
import-title = Sortir et rentrer
import-more = Toute la candidature tient en un ZIP : ce qu’elle dit en JSON, et chaque document.
import-out = Sortir
import-out-more = Pour la garder, pour y travailler ailleurs, ou pour commencer une autre proposition.
import-download = La candidature en ZIP
import-in = Rentrer
import-in-more = Le ZIP est d’abord lu et vérifié en entier. Vous voyez tout ce qui changerait, et vous décidez ; jusque-là rien ne change.
import-bound = Vous écrivez pour { $name } : une archive est prise tant qu’elle laisse telles quelles les fiches des autres, la liste des organisations et leurs lignes du budget.
import-file = Archive (ZIP)
import-check = La vérifier
import-check-title = Ce que l’archive changerait
import-problems = Elle ne convient pas
import-problems-more = Rien n’a été changé. Corrigez ceci dans l’archive et envoyez-la de nouveau.
import-place = Endroit
import-wrong = Ce qui ne va pas
import-differences = Ce qui changerait
import-differences-more = Ce qu’un document ou une ligne remplace reste dans l’historique.
import-before = Maintenant
import-after = Après l’importation
import-left-declarations = L’archive dit ce que les partenaires ont déclaré. Ce n’est pas repris : chaque partenaire déclare ici, lui-même.
import-left-reply = L’archive contient une réponse à une évaluation antérieure. Elle n’est pas reprise, car cette proposition ne fait suite à aucune autre.
import-left-acronym = L’archive porte l’acronyme « { $taken } », comme votre proposition { $reference }. Ce brouillon garde le sien, { $acronym }.
import-reply = Réponse à l’évaluation précédente
import-same = L’archive dit ce que dit le projet. Il n’y a rien à importer.
import-do = L’importer
import-leave = Laisser le projet tel quel
import-another = Une autre archive
import-stale = Le projet a été modifié entre-temps. Voici ce que l’archive changerait maintenant.
done-proposal-imported = La candidature est importée.
problem-archive-too-large = L’archive est plus grande que ne pourraient l’être tous les documents de cet appel. Rien n’a été enregistré.
problem-archive-broken = Ce n’est pas une archive ZIP, ou elle est endommagée.
problem-archive-files = L’archive compte plus de { $max } fichiers.
problem-archive-twice = Deux fichiers portent le même nom.
problem-archive-overlap = Des fichiers de l’archive partagent leurs octets, comme dans les archives qui se décompressent sans fin.
problem-archive-name = « { $name } » n’a pas sa place dans une candidature : il y a manifest.json, application.json et des fichiers dans documents/, aux noms simples.
problem-archive-encrypted = « { $name } » est chiffré.
problem-archive-missing = « { $name } » n’est pas dans l’archive.
problem-archive-unlisted = « { $name } » est dans l’archive et non dans son manifeste.
problem-archive-hash = « { $name } » n’est pas le fichier que cite le manifeste : sa taille ou son SHA-256 diffère.
problem-archive-large = « { $name } » se décompresse en plus de { $most } octets, le maximum permis.
problem-archive-unreadable = « { $name } » ne peut pas être décompressé.
problem-archive-format = Ce n’est pas l’archive d’une candidature : son format n’est pas { $format }.
problem-archive-version = L’archive a une autre version du format ; ce programme lit la version { $version }.
problem-archive-call = L’archive a été écrite pour un autre appel, { $call }.
problem-archive-slot = Le règlement n’a pas de place pour un tel document.
proposal-submit-nothing-new = Ce brouillon est déjà déposé.
proposal-submit-nothing-new-more = Rien n’en a été modifié depuis. Modifiez d’abord quelque chose, et vous pourrez déposer de nouveau.
verify-file-content = { $file } est le contenu déposé.
done-proposal-uploaded-surplus = Le document est à sa place. Il a plus de pages qu’il n’en est évalué : celles au-delà de la limite seront blanchies.
proposal-bytes-head = Octets
