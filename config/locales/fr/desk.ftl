# Pages qui réunissent les étapes : ce qui attend chacun, où en est chaque date limite, ce que devient une proposition.

desk-home-title = À faire
desk-nothing = Rien ne vous attend
desk-nothing-more = Propositions, évaluations, demandes à votre financeur, listes devant le Conseil et tout ce qui vous revient apparaîtront ici.
desk-begin = Commencer une proposition
desk-calls = Appels ouverts
desk-no-calls = Aucun appel n’a de date limite à venir.
desk-section-proposals = Mes propositions
desk-section-reviews = Mes évaluations
desk-section-funding = Demandes à mes financeurs
desk-section-board = Devant le Conseil
desk-section-staff = Dates limites que je gère
desk-section-payments = Paiements
desk-all-proposals = toutes les propositions
desk-all-reviews = toutes les tâches
desk-all-funding = tout le portefeuille
desk-all-board = toutes les listes
desk-all-staff = toutes les dates limites
desk-all-payments = toutes les attributions
desk-col-what = Quoi
desk-col-state = État
desk-col-until = Jusqu’au
desk-col-cutoff = Date limite
desk-col-closes = Clôture
desk-col-received = Reçues
desk-col-next = Suite
desk-col-pages = Pages
desk-col-when = Quand
desk-col-proposal = Proposition
desk-col-tried = Tentative
desk-col-why = Motif du refus

desk-task-assigned = à accepter
desk-task-assigned-more = Déclarez vos conflits, puis acceptez ou refusez.
desk-task-open = à faire
desk-task-open-more = Acceptée, pas encore achevée.
desk-task-late = en retard
desk-consensus = à approuver
desk-consensus-of = Se prononcer sur le consensus de { $reference }
desk-consensus-more = Le rapporteur l’a proposé. Approuvez-le, ou dites pourquoi non.
desk-claim = à répondre
desk-claim-more = { $count ->
    [one] une tranche sans réponse, sur { $amount } EUR demandés en tout
   *[other] { $count } tranches sans réponse, sur { $amount } EUR demandés en tout
}
desk-board-unspoken = votre voix manque
desk-board-spoken = votre voix est enregistrée
desk-board-list = { $call }, date limite { $number }
desk-board-sealed = Le classement a été scellé le { $at }.
desk-cutoff = { $call }, date limite { $number }
desk-payment-authorise = à autoriser
desk-payment-waits = attend quelqu’un d’autre
desk-payment-due = à payer
desk-payment-due-more = Signé. { $amount } EUR peuvent être payés et ne sont pas encore enregistrés.
desk-payment-more = { $amount } EUR à { $payee }.

desk-kept-out = { $call } : vous faites partie de l’équipe d’une proposition.
desk-kept-out-more = Tant que c’est le cas, vous n’exercez aucune fonction dans cet appel : ce que les autres ont écrit est à vos concurrents.
desk-staff-title = Dates limites
desk-link-rulebook = Règlement
desk-link-experts = Experts
desk-link-attempts = Tentatives refusées
desk-link-awards = Attributions
desk-link-evaluation = Contrôles et évaluation
desk-link-ranking = Classement et décision
desk-link-report = Rapport
desk-due-open = ouverte
desk-due-open-more = Les propositions arrivent.
desk-due-planned = prévue
desk-due-planned-more = Une date limite antérieure est ouverte.
desk-due-close = en clôture
desk-due-close-more = Elle est passée et sera close sous peu.
desk-due-nothing = vide
desk-due-nothing-more = Rien n’est arrivé.
desk-due-history = histoire
desk-due-history-more = Elle était passée avant d’arriver dans cette maison.
desk-due-check = à contrôler
desk-due-check-more = { $count ->
    [one] Contrôler une proposition : recevable, éligible ?
   *[other] Contrôler { $count } propositions : recevables, éligibles ?
}
desk-due-evaluate = en évaluation
desk-due-evaluate-more = Affecter les experts, suivre les rapports, sceller le classement.
desk-due-decide = devant le Conseil
desk-due-decide-more = Consigner la décision du Conseil sur le classement scellé.
desk-due-awards = décidée
desk-due-awards-more = { $missing ->
    [one] Établir l’attribution d’une proposition sélectionnée.
   *[other] Établir les attributions de { $missing } propositions sélectionnées.
}
desk-due-done = décidée
desk-due-done-more = Les attributions sont établies.

desk-attempts-title = Tentatives refusées
desk-attempts-lead = Chaque tentative de soumission ou de retrait refusée ou échouée, et chaque document qui n’a pas été pris, avec le motif. Personne n’a à prouver qu’il a essayé.
desk-attempts-none = Aucune tentative n’a été refusée
desk-attempts-none-more = Qui essaie en vain sera consigné ici.

desk-outcome-selected = Sélectionnée
desk-outcome-selected-more = Par la décision { $reference } du { $day }.
desk-outcome-reserve = Sur la liste de réserve
desk-outcome-reserve-more = Par la décision { $reference } du { $day }. Elle peut encore être sélectionnée si de l’argent se libère.
desk-outcome-rejected = Non sélectionnée
desk-outcome-rejected-more = Par la décision { $reference } du { $day }.
desk-verdict-selected = sélectionnée
desk-verdict-reserve = réserve
desk-verdict-rejected = non sélectionnée
desk-later-outcome = Résultat
desk-later-decision = Décision
desk-later-decided-on = Décidé le
desk-later-offer = L’UE offre
desk-later-condition = Condition
desk-later-reason = Motif
desk-later-redress = Un réexamen peut être demandé jusqu’au
desk-later-redress-note = Un réexamen porte sur la procédure et les faits, jamais sur le mérite.
desk-later-summary = Décision et rapport de synthèse
desk-later-funders = Financeurs
desk-later-funders-note = Ce que chaque financeur a répondu à ce qui lui est demandé.
desk-later-secured = { $secured } sur { $claimed } millions d’euros garantis
desk-later-award = Attribution

desk-earlier = Reprend { $reference } de la date limite { $cutoff }
desk-earlier-no-reply = Son rapport de synthèse est encore sans réponse. Les évaluateurs lisent la réponse à côté de ce qui a changé.
desk-earlier-replied = Son rapport de synthèse a reçu une réponse.
desk-earlier-reply = Répondre au rapport
desk-resubmit = La reprendre pour la date limite { $cutoff }
desk-resubmit-more = Une nouvelle proposition commence avec le texte, le budget, les pièces et l’équipe de celle-ci.
desk-resubmitted = Reprise sous { $reference }
desk-invited = invitation
desk-invited-more = Vous êtes invité dans l’équipe de cette proposition. Dites oui ou non.
