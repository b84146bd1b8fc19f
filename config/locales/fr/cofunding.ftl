# Ce que les financeurs répondent, et le registre des financeurs.

menu-funders = Financeurs

cofunding-portfolio-title = Votre portefeuille
cofunding-portfolio-lead = Toutes les propositions soumises qui vous demandent de l’argent, et les brouillons qui vous ont été ouverts. Ce que répondent d’autres financeurs n’y figure pas.
cofunding-portfolio-none = Rien ne vous est demandé
cofunding-portfolio-none-more = Dès qu’une proposition qui vous cite comme financeur est soumise, elle apparaît ici, et vous pouvez confirmer ou refuser ce qu’elle demande.
cofunding-figure-proposals = propositions
cofunding-figure-claimed = M€ demandés, toutes années
cofunding-figure-unanswered = demandes sans réponse
cofunding-secured-to = M€ acquis sur ce qui est dû jusqu’en { $year }
cofunding-proposal = Proposition
cofunding-host = Hôte
cofunding-cutoff = Date limite
cofunding-claimed = Demandé, EUR
cofunding-confirmed = Confirmé, EUR
cofunding-secured = Acquis, EUR
cofunding-paid = Payé, EUR
cofunding-lost = Refusé ou perdu, EUR
cofunding-standing = État
cofunding-outcome = Conseil
cofunding-undecided = pas encore décidé
cofunding-years = Par année
cofunding-year = Année
cofunding-sum = Toutes les années
cofunding-meta = date limite { $cutoff } · soumission { $version }
cofunding-you = Vous répondez pour
cofunding-money = L’argent, tel que soumis
cofunding-cost-type = Type de coût
cofunding-eu = Demandé à l’UE, EUR
cofunding-own = Demandé à vous, EUR
cofunding-others = Demandé à d’autres, EUR
cofunding-tranches = Ce qui vous est demandé
cofunding-basis = Base d’aide d’État et preuve
cofunding-your-answer = Votre réponse
cofunding-choose = Répondre : { $name }
cofunding-amount = Montant pour { $year }, si ce n’est pas tout
cofunding-stated = { $stated_amount } { $currency } à { $rate } ({ $source })
cofunding-confirmed-of = { $confirmed_amount } confirmés
cofunding-beyond-of = { $beyond_amount } acquis au-delà de ce qui est demandé à présent
cofunding-paid-of = { $paid_amount } payés
cofunding-answer-title = Répondre
cofunding-answer-lead = Choisissez ci-dessus les tranches dont parle une même lettre ou décision, et dites ce qu’elle dit.
cofunding-answer = Ce que vous dites
cofunding-answer-letter = Confirmer par lettre
cofunding-answer-letter-more = Une lettre d’intention ou de soutien ; pas encore contraignante.
cofunding-answer-budget_decision = Confirmer par décision budgétaire
cofunding-answer-budget_decision-more = L’argent figure dans un budget ou une décision de l’organe compétent.
cofunding-answer-secured = Confirmer comme acquis
cofunding-answer-secured-more = Contraignant et réservé à cette proposition.
cofunding-answer-declined = Refuser
cofunding-answer-declined-more = Vous ne paierez pas cela. On ne peut y revenir ; la proposition peut demander à nouveau.
cofunding-evidence = Référence de la preuve
cofunding-evidence-needed = nécessaire pour confirmer
cofunding-evidence-hint = Numéro et date de la lettre ou de la décision.
cofunding-reason = Motif ou condition
cofunding-reason-needed = un motif est nécessaire pour refuser
cofunding-reason-hint = Le coordinateur de la proposition le lit.
cofunding-answer-seen = Vu par l’équipe de la proposition et par le personnel, avec le moment où c’est dit.
cofunding-answer-send = Envoyer la réponse
cofunding-history = Ce que vous avez dit auparavant
cofunding-when = Quand
cofunding-tranche = Tranche
cofunding-amount-head = Montant, EUR
cofunding-no-longer-claimed = plus demandée
cofunding-stale = Ceci a changé pendant que la page était ouverte.
cofunding-stale-more = Un collègue a répondu, ou la proposition a été soumise à nouveau. Rien n’a été enregistré ; ce que vous avez saisi figure ci-dessous. Comparez, puis renvoyez.
cofunding-own-team = Vous êtes de l’équipe de cette proposition.
cofunding-own-team-more = Quelqu’un d’autre de votre institution doit répondre à ce qu’elle demande.

cofunding-state-intended = demandé
cofunding-state-letter = lettre
cofunding-state-budget_decision = décision budgétaire
cofunding-state-secured = acquis
cofunding-state-paid = payé par tranches
cofunding-state-declined = refusé
cofunding-state-lapsed = échu
cofunding-state-replaced = remplacé
cofunding-outcome-selected = retenue
cofunding-outcome-reserve = liste de réserve
cofunding-outcome-rejected = rejetée
cofunding-kind-cash = en espèces
cofunding-kind-in_kind = en nature
cofunding-origin-state = budget de l’État
cofunding-origin-region = budget régional
cofunding-origin-rrf = Facilité pour la reprise et la résilience
cofunding-origin-cohesion = fonds de cohésion
cofunding-origin-private = fonds privés
cofunding-level-state = État
cofunding-level-region = Région
cofunding-level-private = Privé
cofunding-level-eu = Union européenne
cofunding-bar-note = UE { $eu } · à côté { $beside } M€
cofunding-bar-alt = { $name } : { $eu } millions d’euros de l’UE, { $beside } millions à côté
cofunding-match-short = il manque { $by } M€
cofunding-match-over = { $by } M€ de plus
cofunding-match-unequal = écart de { $by } M€ entre les lignes
cofunding-legend-eu = UE
cofunding-legend-state = État
cofunding-legend-region = région
cofunding-legend-private = privé
cofunding-legend-claimed = seulement demandé
cofunding-legend-uncounted = ne compte pas dans la contrepartie

cofunding-funders-title = Financeurs
cofunding-funders-count = { $count ->
    [one] un financeur
   *[other] { $count } financeurs
}
cofunding-funder-name = Nom
cofunding-funder-level = Niveau
cofunding-funder-country = Pays
cofunding-funder-country-hint = Le nom de l’État, ou deux lettres comme FI ou EL. Vide seulement pour un financeur privé sans État.
cofunding-funder-add = Ajouter un financeur
cofunding-funder-add-submit = Ajouter le financeur
cofunding-officials = Représentants
cofunding-officials-none = personne encore
cofunding-officials-none-more = Personne ne parle encore pour ce financeur. Nommez quelqu’un qui a un compte.
cofunding-official-appoint = Nommer un représentant
cofunding-official-appoint-submit = Nommer
cofunding-official-email = Adresse électronique de son compte
cofunding-official-email-hint = Il faut un compte dont l’adresse est vérifiée.
cofunding-official-why = Pourquoi
cofunding-official-dismiss = Mettre fin au rôle

done-funder-answered = Votre réponse est enregistrée, et le coordinateur a une lettre.
done-funder-added = Le financeur figure au registre.
done-official-appointed = Cette personne parle désormais pour le financeur, et a une lettre.
done-official-dismissed = Cette personne ne parle plus pour le financeur.

problem-tranches-none = Choisissez au moins une tranche.
problem-amount-over-claimed = C’est plus que les { $claimed_amount } demandés.
problem-amount-missing = Un montant nul n’en est pas un : refusez plutôt, ou laissez la tranche de côté.
problem-funder-taken = Un financeur de ce nom existe dans ce pays.
problem-country-unknown = Aucun pays ne s’appelle ainsi. Écrivez son nom, ou deux lettres comme FI ou EL.
problem-account-unknown = Aucun compte n’a cette adresse, ou elle n’est pas vérifiée.
problem-official-already = Cette personne parle déjà pour ce financeur.

refusal-tranche-not-so = { $from ->
    [declined] Ceci a été refusé : la proposition doit demander à nouveau.
    [replaced] Ceci a été remplacé par une autre demande.
    [paid] Une partie en est payée : on ne peut revenir en arrière.
    [secured] Ceci est acquis : on peut le payer ou le refuser, rien entre les deux.
   *[other] Le financeur ne l’a pas encore acquis, cela ne peut donc pas être { $to ->
        [paid] payé
       *[other] changé ainsi
    }.
}
refusal-tranche-reason-missing = Dites pourquoi l’argent ne viendra pas.
refusal-tranche-amount-missing = Dites combien.
refusal-paid-over-secured = De ce que le financeur a acquis, seuls { $unpaid_amount } ne sont pas encore payés.
refusal-cofunding-own-proposal = Vous êtes de l’équipe de cette proposition : quelqu’un d’autre de votre institution doit répondre.
refusal-funder-appoints-self = Quelqu’un d’autre doit vous nommer.

mail-funder-answered-subject = { $reference } { $acronym } : { $funder } a répondu
mail-funder-answered-body = { $state ->
    [letter] { $funder } confirme { $total_amount } euros pour { $reference } { $acronym } par lettre.
    [budget_decision] { $funder } confirme { $total_amount } euros pour { $reference } { $acronym } par décision budgétaire.
    [secured] { $funder } a acquis { $total_amount } euros pour { $reference } { $acronym }.
   *[other] { $funder } a refusé { $total_amount } euros que { $reference } { $acronym } lui demande.
}

    Le motif et la preuve figurent avec l’argent de la proposition. Ce qui valait à une date limite reste tel quel pour cette date limite.
mail-funder-appointed-subject = Vous parlez pour { $funder }
mail-funder-appointed-body = Vous avez été nommé représentant de { $funder }. Sous « Financement » figurent les propositions qui lui demandent de l’argent ; vous pouvez confirmer ou refuser ce qu’elles demandent.
