# Appels : page d’accueil, un appel, ses dates limites et ce qui a été publié de ses résultats.

call-home-title = Des appels à propositions, du premier brouillon au dernier paiement
call-home-lead = Les consortiums rédigent et soumettent avant des dates limites, des experts indépendants notent, le comité directeur décide, et l’argent de l’UE et des États est suivi au centime près.
call-home-who = Ce que vous pouvez faire ici
call-home-applicants = Candidats
call-home-applicants-more = Former un consortium, rédiger à plusieurs, planifier l’argent, soumettre et resoumettre jusqu’à la date limite.
call-home-register = Créer un compte
call-home-everybody = Tout le monde
call-home-everybody-more = Voir les appels, leurs dates limites et qui cofinance quoi, et vérifier qu’un récépissé est authentique.
call-home-verify = Vérifier un récépissé
call-list-title = Appels
call-none = Aucun appel pour l’instant
call-none-more = Les appels apparaissent ici dès que leur règlement est chargé.
call-open = Ouvrir l’appel
call-is-open = ouvert
call-is-over = terminé
call-is-rehearsal = répétition : inventé, et dans aucun chiffre public
call-next-cutoff = Prochaine date limite
call-in = dans { $time }
call-assumed = (supposée)
call-results = Résultats
call-results-count = { $count ->
    [one] une retenue
   *[other] { $count } retenues
}

call-version = règlement { $version }
call-figure-next = avant la clôture de la date limite { $number }
call-figure-money = millions d’euros de l’UE
call-figure-rate = au plus de l’UE
call-figure-cutoffs = dates limites
call-figure-awards = retenues jusqu’ici
call-figure-states = États participent
call-figure-total = millions d’euros en tout, connus pour { $of } sur { $out }
call-figure-eu = millions d’euros de l’UE, connus pour { $of } sur { $out }
call-figure-national = millions d’euros nationaux, connus pour { $of } sur { $out }

call-cutoffs = Dates limites
call-cutoff-title = Date limite { $number }
call-cutoff-short = Date { $number }
call-number = N°
call-at = Clôture
call-state = État
call-remaining = Reste
call-phase-open = ouverte
call-phase-planned = prévue
call-phase-closed = close
call-phase-published = résultats publiés
call-phase-silent = aucun résultat connu

call-tracks = Ce que l’on peut demander
call-pays = Finance : { $what }.
call-money = Argent
call-match = Argent national ÷ argent de l’UE doit être au moins { $ratio }.
call-match-per-type = Cela vaut pour chaque type de coût, pas seulement au total.
call-match-origins = Compte comme national : { $origins }.
call-origin-state = l’argent d’un État
call-origin-region = l’argent d’une région
call-origin-rrf = l’argent de la facilité pour la reprise et la résilience
call-origin-cohesion = l’argent de la cohésion
call-origin-private = l’argent privé
call-slices = Millions d’euros par date limite, avant tout report
call-line = Ligne budgétaire
call-total = Total
call-rate = L’UE paie au plus { $rate }.
call-cap = Au plus { $cap } millions d’euros par proposition.
call-carry-over = Le reste passe à la date suivante.
call-no-carry-over = Le reste est perdu.
call-million = Millions d’euros
call-million-caption = Millions d’euros. Ce qui n’a pas été publié n’est pas compté.

call-judging = Comment les propositions sont jugées
call-judging-how = Au moins { $experts } experts indépendants notent chaque proposition de 0 à { $max } sur chaque critère.
call-judging-overall = Sous { $threshold } au total, ou sous le seuil d’un critère, une proposition ne peut être retenue.
call-criterion = Critère
call-weight = Poids
call-threshold = Seuil
call-ties = Si deux propositions ont la même note
call-tie-criterion = La meilleure note sur « { $criterion } » passe devant.
call-tie-panel = Le comité tranche : { $aspect }.
call-clocks = Vous connaissez l’issue dans les { $inform } jours suivant la date limite. Vous pouvez demander un réexamen, de procédure et de fait, dans les { $redress } jours suivant l’annonce. Les conventions sont à signer dans les { $sign } jours.
call-form = Ce que demande le formulaire
call-documents = Documents
call-document = Document (PDF)
call-required = Obligatoire
call-size = Au plus
call-megabytes = { $count } Mo
call-after = Ce à quoi mène une sélection
call-after-more = Une sélection n’est pas une seule subvention : chaque part de l’argent a sa convention, avec son payeur et son bénéficiaire.
call-instrument = Convention
call-eu-part = La part de l’UE va à
call-national-part = La part nationale va à
call-comes-after = Vient après
call-where-asked = (si de l’argent est demandé pour cela)
call-payee-ju = l’entreprise commune
call-payee-vendor = le fournisseur
call-payee-host = l’entité d’hébergement
call-payee-coordinator = le coordinateur, qui paie les partenaires
call-payee-partners = les partenaires de chaque État
call-assumptions = Ce que les sources ne disent pas
call-assumptions-more = Là où aucune source publique ne dit comment fonctionne l’appel, le règlement dit ce qui a été supposé, et pourquoi.
call-assumptions-show = { $count ->
    [one] Voir une supposition
   *[other] Voir { $count } suppositions
}
call-sources = Sources

call-who = Qui peut participer
call-who-hosts = Les hôtes peuvent être en :
call-who-partners = Les partenaires peuvent aussi être en :
call-who-unsure = Incertain :
call-who-alt = Les hôtes peuvent être en { $hosts }. Les partenaires peuvent aussi être en { $partners }.
call-begin = Commencer une proposition
call-next-consortium = Vérifiez que votre État participe.
call-next-documents = { $count ->
    [one] Préparez le document obligatoire.
   *[other] Préparez les { $count } documents obligatoires.
}
call-next-submit = Soumettez avant la date limite { $number } ; resoumettez autant que vous voulez jusque-là.
call-next-note = Un brouillon qui manque une date limite passe à la suivante.
call-next-over = La dernière date limite est passée.

call-see-results = Qui cofinance quoi
call-when = Quand
call-why-assumed = Pourquoi c’est supposé
call-selected = Sélection
call-wave = Date limite { $number } : sélection le { $day }
call-in-time = À temps signifie que toute votre requête a été reçue avant cet instant. Déposez les documents plus tôt : soumettre n’est qu’une petite requête.
call-slice = Argent réservé
call-left-over = Ce qui reste
call-sealed = Scellée
call-sealed-more = Une seule empreinte couvre tous les récépissés de cette date limite. Avec un récépissé et sa preuve, chacun peut vérifier qu’il en fait partie.
call-sealed-at = Close le
call-sealed-leaves = Récépissés
call-sealed-root = Empreinte (racine)
call-sealed-rulebook = Règlement
call-silent = Aucun résultat de cette date limite n’est connu.
call-silent-more = Les sources publiques ne parlent de sélections qu’après d’autres dates limites.
call-step-open = Ouverte aux soumissions
call-step-evaluation = Évaluation et décision
call-step-published = Résultats publiés

call-results-title = { $call } : résultats
call-results-lead = Ce qui a été annoncé publiquement ; ce qui n’est pas connu est dit tel. Les sommes ne comptent que ce qui a été publié.
call-results-none = Pas encore de résultats
call-results-none-more = Rien n’a été publié sur cet appel à ce jour.
call-known-at = connu au { $day }
call-ratio = National ÷ UE : { $ratio }
call-ratio-national = National ÷ UE vaut { $ratio }, sur les { $of } projets sur { $out } dont les deux ont été publiés ({ $national } millions d’euros ÷ { $eu } millions d’euros).
call-announced = Total annoncé : { $amount } EUR.
call-award = Fabrique d’IA
call-host = Hôte
call-states = États
call-eu = UE
call-national = National
call-findings = Constats
call-sum-published = Somme de ce qui a été publié
call-of = { $of } sur { $out }
call-who-funds = – qui finance quoi
call-partners = Partenaires : { $partners }
call-funder = Financeur
call-level = Niveau
call-level-eu = UE
call-level-state = État
call-level-region = région
call-level-private = privé
call-lines-unknown = Qui donne combien n’a pas été publié.
call-where = Où
call-map-legend = Plein : hôtes. Pointillé : États partenaires.
call-map-alt = Hôtes : { $hosts }. États partenaires : { $partners }.
call-confidence-secondary = (source secondaire)
call-confidence-recalled = (de mémoire, non vérifié)

call-finding-short = apport insuffisant
call-finding-short-what = Les États donnent moins que l’UE : une alerte.
call-finding-short-more = Apport insuffisant : l’UE donne { $eu_amount } EUR, les États { $national_amount } EUR ; il manque { $gap_amount } EUR.
call-finding-over = apport supérieur
call-finding-over-what = Les États donnent plus que l’UE : pour information.
call-finding-over-more = Apport supérieur : l’UE donne { $eu_amount } EUR, les États { $national_amount } EUR, soit { $gap_amount } EUR de plus.
call-finding-lines = lignes ≠ total
call-finding-lines-what = La somme des lignes n’est pas le total annoncé : une question de qualité des données.
call-finding-lines-more = La somme des lignes est { $lines_amount } EUR, le total annoncé { $total_amount } EUR.
call-finding-rival = chiffres rivaux
call-finding-rival-what = Les sources se contredisent : une question de qualité des données.
call-finding-rival-more = { $about } : { $stated } ici, { $rival } ailleurs ({ $source }).
call-finding-unsecured = non garanti
call-finding-unsecured-what = De l’argent annoncé a ensuite été dit non garanti : une alerte.
call-finding-unsecured-more = { $funder }, { $amount } EUR, { $day } : { $what }.

call-award-part = Du total, { $what } : { $amount } EUR.
call-award-contract = Contrat du supercalculateur : { $amount } EUR ({ $part }).
call-award-contract-in = compris dans le total
call-award-contract-out = non compris dans le total
call-award-contract-unknown = on ne sait s’il est compris dans le total
call-award-duration = Durée : { $months } mois.
call-award-platform = Avec une plateforme expérimentale d’IA.
call-award-score = Note publiée : { $score } sur 100.
call-award-rank = Rang publié : { $rank }.
call-award-fact = { $day } : { $what }.

refusal-rulebook-reason-missing = Une nouvelle version d’un règlement demande une raison d’au plus 500 caractères.
refusal-rulebook-key-fixed = { $key } ne peut changer : c’est { $before }, et non { $after }.
refusal-rulebook-cutoff-closed = La date limite { $cutoff } est close : elle ne peut plus changer.
refusal-rulebook-field-kind = Le champ { $field } était de type { $before } et ne peut revenir comme { $after } : donnez un autre identifiant au nouveau champ.
