# Subventions et contrats : instruments, postes de coût, étapes et paiements.

award-list-title = Attributions
award-list-none = Pas encore d’attribution
award-list-none-more = Une attribution est créée pour chaque proposition que le Conseil retient. Les décisions dont les attributions attendent apparaissent ici.
award-waiting = Décisions dont les attributions attendent
award-waiting-decision = { $decision } sur la date limite { $cutoff } de { $call } : { $proposals }
award-make = Créer les attributions
award-figure-awards = attributions
award-figure-eu = M€ de l’UE
award-figure-claimed = M€ demandés aux financeurs
award-figure-secured = M€ acquis de ceux-ci
award-figure-secured-of = M€ acquis de ce qui est demandé aux financeurs
award-figure-eu-paid = M€ de l’UE payés
award-figure-national-paid = M€ payés de ce qui est acquis
award-award = Attribution
award-host = Hôte
award-cutoff = Date limite
award-state = État
award-eu = UE, EUR
award-claimed-head = Demandé aux financeurs, EUR
award-secured = Dont acquis, EUR
award-paid = Payé, EUR
award-eu-paid = UE payé, EUR
award-national-paid = Financeurs payé, EUR
award-alarms = À regarder
award-by-state = Par État : l’argent de l’UE selon l’hôte, celui des financeurs selon leur État
award-of-state = État
award-no-state = sans État
award-by-cost-type = Par type de coût
award-by-line = Par ligne budgétaire
award-cost-type = Type de coût
award-line = Ligne budgétaire
award-in-all = En tout

award-alarm-lost = engagements perdus
award-alarm-overdue = promis, impayé
award-alarm-claimed = pas encore acquis

award-meta = date limite { $cutoff } · { $decision } du { $day }
award-money = L’argent : celui de l’UE et ce qui l’accompagne
award-uncounted = et { $sum } qui ne comptent pas
award-match-note = Montants en millions d’EUR.
award-match-eu = UE
award-match-needed = Nécessaire
award-match-standing = Présent
award-match-secured = Acquis
award-findings = Contrepartie
award-matched = exacte
award-ratios = Rapports
award-ratio = Rapport
award-numerator = Numérateur, EUR
award-denominator = Dénominateur, EUR
award-value = Valeur
award-ratio-total_to_eu = Tout l’argent ÷ UE
award-ratio-national_to_eu = National ÷ UE
award-ratio-private_to_public = Privé ÷ public
award-short = La contrepartie est insuffisante.
award-short-more = { $name } : il manque { $amount } euros de ce que le règlement demande à côté de la part de l’UE.
award-unequal = Lignes et totaux diffèrent.
award-unequal-more = { $name } : les lignes s’écartent de { $amount } euros du total qu’elles devraient faire. Corrigez les données.
award-lost = Des engagements sont perdus.
award-lost-more = { $amount } euros sur lesquels repose l’attribution ont été refusés, sont échus ou ont été confirmés pour moins.
award-overdue = Promis et impayé.
award-overdue-more = { $amount } euros étaient promis pour des années passées, et aucun paiement n’en est autorisé.
award-claimed = Tout n’est pas acquis.
award-claimed-more = { $amount } euros ne reposent que sur une demande, une lettre ou une décision budgétaire.

award-state-preparing = en préparation
award-state-signing = en signature
award-state-signed = signée
award-state-running = en cours
award-state-ended = terminée
award-state-terminated = résiliée
award-instrument-planned = prévu
award-instrument-signed = signé
award-instrument-running = en cours
award-instrument-ended = terminé
award-instrument-terminated = résilié
award-party-ju = L’entreprise commune
award-counterparty = Autre partie
award-counterparty-open = pas encore connue
award-waits = Attend
award-waits-for = la signature de : { $name }
award-source = De
award-amount = Montant, EUR
award-pledge = État
award-eu-money = UE
award-recorded = Enregistré, EUR
award-unpaid = Impayé, EUR
award-no-money = Aucun argent ne passe par cet instrument.
award-payments = Paiements
award-steps = Étapes
award-step-by = Enregistrée par

award-next-sign = Signer d’ici le { $day } : { $name }
award-condition = La sélection est soumise à une condition.
award-next-step = Enregistrer une étape
award-next-authorise = { $count ->
    [one] Un paiement attend d’être autorisé : { $name }
   *[other] { $count } paiements attendent d’être autorisés : { $name }
}
award-next-secure = Les financeurs doivent rendre acquis ce qui leur est demandé.

award-step-title = Une étape
award-step-lead = Enregistrez ce qui s’est passé, avec le papier qui le dit. Les étapes restent telles qu’enregistrées.
award-step-state = Ce qui s’est passé
award-step-day = Le
award-step-reference = Référence
award-step-reference-hint = De la convention, du contrat ou du certificat.
award-step-counterparty = Autre partie
award-step-counterparty-hint = Par exemple le fournisseur retenu ; nécessaire à la signature.
award-step-submit = Enregistrer l’étape
award-stale = Quelqu’un a enregistré une étape entre-temps.
award-stale-more = Rien de ce que vous avez envoyé n’est enregistré ; votre saisie figure ci-dessous. Comparez, puis renvoyez.

award-payment-title = Enregistrer un paiement
award-payment-lead = Enregistrez ce que le système comptable a exécuté. Cela compte comme payé dès que quelqu’un d’autre l’a autorisé.
award-payment-item = Poste de coût
award-payment-item-left = { $name } : { $left_amount } payables
award-payment-payer = Payeur
award-payment-payee = Bénéficiaire
award-payment-from-to = De → à
award-payment-amount = Montant
award-payment-reference = Référence d’exécution
award-payment-reference-hint = Telle que la donne le système comptable. Une référence ne sert qu’une fois.
award-payment-day = Exécuté le
award-payment-submit = Enregistrer le paiement
award-payment-authorise = Autoriser
award-payment-withdraw = Retirer
award-payment-authorised = autorisé
award-payment-waits = attend l’autorisation
award-payment-withdrawn = retiré

done-awards-made = Les attributions sont créées.
done-step-recorded = L’étape est enregistrée.
done-payment-recorded = Le paiement est enregistré. Quelqu’un d’autre doit l’autoriser.
done-payment-authorised = Le paiement est autorisé.
done-payment-withdrawn = Le paiement est retiré.

problem-not-a-day = Ce n’est pas un jour.
problem-date-to-come = Ce jour est à venir : nous sommes le { $today }.
problem-date-before = C’est trop tôt : pas avant le { $since }.
problem-amount-over-unpaid = Il ne reste que { $unpaid_amount } de ce poste.

refusal-award-not-selected = Le Conseil n’a pas retenu cette proposition.
refusal-cost-type-homeless = Le règlement n’a pas d’instrument pour { $cost_type }.
refusal-cost-type-shared = Le règlement a plus d’un instrument pour { $cost_type } : on pourrait payer deux fois.
refusal-instrument-not-so = { $to ->
    [signed] On ne signe que ce qui est prévu.
    [running] Seul ce qui est signé peut commencer.
    [ended] Seul ce qui est signé ou en cours peut se terminer.
   *[other] Ce qui est terminé le reste.
}
refusal-instrument-after = { $after ->
    [hosting] La convention d’hébergement doit être signée d’abord.
   *[other] Un autre instrument ({ $after }) doit être signé avant celui-ci ({ $kind }).
}
refusal-payment-unsigned = On ne paie rien sous un instrument qui n’est pas signé.
refusal-payment-unsecured = { $funder } n’a pas rendu cet argent acquis : il n’y a encore rien à payer.
refusal-payment-authorised = Ce paiement est déjà autorisé.
refusal-payment-same-person = Qui a enregistré un paiement ne l’autorise pas : il faut quelqu’un d’autre.
refusal-payment-withdrawn = Ce paiement a été retiré.

mail-award-made-subject = { $acronym } : votre attribution { $award } se prépare
mail-award-made-body = L’attribution { $award } pour { $acronym } a été créée à partir de la décision du Conseil. Sa page montre les instruments à signer, dans leur ordre, et où en est l’argent de vos financeurs.
mail-award-secure-subject = { $reference } { $acronym } est retenue : merci de rendre acquis ce que vous avez promis
mail-award-secure-body = { $reference } { $acronym } est retenue par le Conseil. { $open_amount } euros qu’elle attend de { $funder } ne sont pas encore acquis. Sous « Financement », vous pouvez les confirmer comme acquis, ou dire qu’ils ne viendront pas.
mail-award-step-subject = { $acronym } : { $award } a franchi une étape
mail-award-step-body = { $award }, { $acronym } : l’instrument « { $instrument ->
        [hosting] convention d’hébergement
        [acquisition] acquisition
        [operation] exploitation
        [services] subvention des services
        [platform] subvention de la plateforme
       *[other] { $instrument }
    } » a été { $state ->
    [signed] signé
    [running] lancé
    [ended] terminé
   *[other] résilié
} le { $day }.
mail-award-paid-subject = { $acronym } : un paiement est exécuté
mail-award-paid-body = Au titre de { $award }, { $paid_amount } euros ont été payés à { $payee } (référence { $reference }).
