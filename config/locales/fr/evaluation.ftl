# L’évaluation : contrôles, experts, conflits, rapports et consensus.

evaluation-cutoff = Échéance { $number }
evaluation-group = { $call }, échéance { $number }
evaluation-proposal = Proposition
evaluation-proposals = Propositions
evaluation-host = Hôte
evaluation-duty = Fonction
evaluation-due = Délai
evaluation-state = État
evaluation-reports = Rapports
evaluation-consensus = Consensus
evaluation-experts-short = Experts
evaluation-by-at = { $name }, { $at }
evaluation-received = Reçue le { $at }

evaluation-desk = Évaluation de l’échéance { $number }
evaluation-desk-meta = close le { $at }
evaluation-desk-none = Rien n’a été soumis à cette échéance
evaluation-desk-none-more = L’échéance a été close le { $at } sans proposition.
evaluation-desk-open = Cette échéance n’est pas encore close
evaluation-desk-open-more = Elle clôt le { $at } ; ce qui est soumis d’ici là apparaîtra ici.
evaluation-step-intake = Réception
evaluation-step-intake-note = { $count } figées
evaluation-step-eligible = Éligibles
evaluation-step-eligible-note = { $count } éligibles
evaluation-step-evaluated = Évaluées
evaluation-step-ranked = Classées
evaluation-step-decided = Décidées
evaluation-figure-frozen = figées à l’échéance
evaluation-figure-eligible = recevables et éligibles
evaluation-figure-rejected = irrecevables ou inéligibles
evaluation-figure-reports = rapports individuels
evaluation-figure-consensus = consensus terminés
evaluation-next-check = { $count ->
    [one] Contrôler une proposition
   *[other] Contrôler { $count } propositions
}
evaluation-next-seal = Sceller la liste des propositions éligibles
evaluation-next-assign = { $count ->
    [one] Une proposition manque d’experts
   *[other] { $count } propositions manquent d’experts
}
evaluation-next-rule = { $count ->
    [one] Statuer sur un conflit potentiel
   *[other] Statuer sur { $count } conflits potentiels
}
evaluation-next-reports = { $count ->
    [one] Un rapport individuel est attendu
   *[other] { $count } rapports individuels sont attendus
}
evaluation-next-consensus = { $count ->
    [one] Un consensus est attendu
   *[other] { $count } rapports de consensus sont attendus
}
evaluation-next-rank = Tous les consensus sont terminés : le panel peut classer
evaluation-seal-eligible = Sceller la liste des éligibles
evaluation-to-ranking = Vers le classement

evaluation-list-open = en cours
evaluation-list-clear = tout est rempli
evaluation-list-failing = tout n’est pas rempli
evaluation-list-passed = réussi
evaluation-list-failed = échoué
evaluation-finding = Constat
evaluation-finding-met = rempli
evaluation-finding-not-met = non rempli
evaluation-finding-not-applicable = sans objet
evaluation-finding-reason = Motif
evaluation-conclusion = Conclusion
evaluation-conclusion-reason = Texte pour le candidat
evaluation-conclusion-hint = Requis en cas d’échec. Il figure dans la lettre.
evaluation-conclude = Conclure
evaluation-pass = réussi
evaluation-fail = échoué
evaluation-fact-holds = fait : oui
evaluation-fact-fails = fait : non
evaluation-fact-unsure = fait : incertain
evaluation-fact-in-time = Reçue le { $at }.
evaluation-fact-late = Reçue le { $at }, après l’échéance.
evaluation-fact-complete = Toutes les réponses et pièces obligatoires y sont.
evaluation-fact-incomplete = Manque : { $missing }.
evaluation-fact-host-yes = { $country } participe et peut héberger.
evaluation-fact-host-no = { $country } ne peut pas héberger au titre de cet appel.
evaluation-fact-host-unsure = { $country } : { $why }.
evaluation-fact-host-none = Il n’y a pas exactement un hôte.
evaluation-fact-partners-yes = Tous les partenaires sont établis dans un État participant.
evaluation-fact-partners-no = Hors d’un État participant : { $partners }.
evaluation-fact-partners-unsure = Incertain pour : { $partners }.
evaluation-fact-one-state-yes = Tous ceux qui peuvent être financés sont dans un seul État participant : { $states }.
evaluation-fact-one-state-several = Ceux qui peuvent être financés sont dans plusieurs États : { $states }.
evaluation-fact-one-state-none = Personne dans le consortium ne peut être financé.
evaluation-fact-one-state-outside = Tous ceux qui peuvent être financés sont dans un État non participant : { $states }.
evaluation-fact-one-state-unsure = Tous ceux qui peuvent être financés sont dans un État dont la participation n’est pas certaine ({ $states }) : { $why }
evaluation-fact-match-met = Les fonds nationaux égalent ceux de l’Union, comme l’appel le demande.
evaluation-fact-match-short = { $cost_type } : il manque { $amount } EUR.
evaluation-fact-caps-kept = Plafonds et taux respectés.
evaluation-fact-caps-over = { $line } : { $amount } EUR dépasse le plafond par proposition.
evaluation-fact-rate-over = { $cost_type } : { $asked_amount } EUR sur { $all_amount } EUR sont demandés sur toutes les lignes, plus de { $rate }.

evaluation-experts = Experts de l’appel
evaluation-experts-none = Personne n’est encore sur la liste. Ajoutez le premier expert ci-dessous.
evaluation-experts-balance = { $count ->
    [one] un expert
   *[other] { $count } experts
} de { $countries ->
    [one] un pays
   *[other] { $countries } pays
}
evaluation-expert-add = Ajouter un expert
evaluation-expert-email = Adresse électronique
evaluation-expert-email-hint = D’un compte existant, ou d’une personne à inviter.
evaluation-expert-name = Nom
evaluation-expert-name-hint = Requis s’il n’y a pas encore de compte.
evaluation-expert-organisation = Organisation
evaluation-expert-country = Pays
evaluation-expert-country-hint = Le nom, ou deux lettres : FI, EL.
evaluation-expert-pic = PIC
evaluation-expert-pic-hint = Neuf chiffres, s’il est connu. Il sert à repérer les conflits.
evaluation-expert-expertise = Expertise

evaluation-no-experts = Aucun expert n’a encore de tâche sur cette proposition.
evaluation-assign = Attribuer
evaluation-assign-person = Expert
evaluation-assign-duty = En tant que
evaluation-duty-evaluator = Évaluateur
evaluation-duty-rapporteur = Rapporteur
evaluation-duty-moderator = Modérateur
evaluation-task-assigned = attribuée
evaluation-task-open = ouverte
evaluation-task-finished = terminée
evaluation-task-declined = refusée
evaluation-task-removed = retirée
evaluation-manage = Modifier une tâche
evaluation-task = Tâche
evaluation-verb = Action
evaluation-verb-remove = Retirer
evaluation-verb-reopen = Rouvrir

evaluation-tasks = Mes tâches
evaluation-tasks-none = Vous n’avez aucune tâche
evaluation-tasks-none-more = Quand une proposition vous est attribuée, une lettre vous l’annonce et elle apparaît ici.
evaluation-your-task = votre tâche
evaluation-declare = Déclarer les conflits d’intérêts
evaluation-declare-first = Déclarez d’abord vos conflits d’intérêts.
evaluation-declare-why = Les propositions s’ouvrent une fois que vous vous êtes prononcé sur toutes celles de cette échéance.
evaluation-access-declare = déclaration due
evaluation-access-ruling = décision attendue
evaluation-access-denied = fermée : conflit
evaluation-conflicts = Conflits d’intérêts
evaluation-conflicts-lead = Pour chaque proposition de cette échéance, dites quel est votre lien. Les concurrentes comptent aussi. Vous ne voyez que l’acronyme et les partenaires avant d’avoir déclaré.
evaluation-evident = Ce que l’on sait :
evaluation-evident-team = Membre de l’équipe de la proposition.
evaluation-evident-organisation-pic = Travaille pour son partenaire { $subject } (même PIC).
evaluation-evident-organisation-name = Travaille pour son partenaire { $subject } (même nom).
evaluation-evident-funder = Parle pour { $subject }, qui doit la cofinancer.
evaluation-evident-board = Siège au comité qui décide.
evaluation-evident-competing-team = Membre de l’équipe de { $subject }, sa concurrente.
evaluation-evident-competing-organisation = Travaille pour un partenaire de { $subject }, sa concurrente.
evaluation-evident-competing-declared = A déclaré un conflit disqualifiant à propos de { $subject }, sa concurrente.
evaluation-degree = Quel est votre lien ?
evaluation-degree-detail = De quelle manière ?
evaluation-degree-unsaid = rien de déclaré
evaluation-degree-none = aucun conflit
evaluation-degree-potential = conflit potentiel
evaluation-degree-disqualifying = conflit disqualifiant
evaluation-ruling-allowed = admis
evaluation-ruling-barred = écarté
evaluation-rule-allow = Admettre
evaluation-rule-bar = Écarter

evaluation-notice-declare = Déclarez d’abord vos conflits d’intérêts.
evaluation-notice-declare-more = La proposition s’ouvre ensuite.
evaluation-notice-ruling = Une décision est attendue.
evaluation-notice-ruling-more = Le personnel décide si le conflit potentiel vous laisse évaluer cette proposition.
evaluation-notice-denied = Cette proposition vous est fermée.
evaluation-notice-denied-more = Un conflit d’intérêts s’y oppose.
evaluation-notice-wait = Tous les rapports individuels ne sont pas arrivés.
evaluation-notice-wait-more = Le consensus pourra alors commencer. Vous recevrez une lettre.
evaluation-notice-proposed = Le consensus est soumis aux évaluateurs.
evaluation-notice-proposed-more = Ils l’approuvent ou disent ce qu’il faudrait changer. L’enregistrer de nouveau le retire, et ils sont consultés à nouveau.
evaluation-notice-written = Le rapporteur rédige le consensus.
evaluation-notice-written-more = Il vous parvient quand il est proposé, et vous le clôturez quand chaque évaluateur l’approuve.
evaluation-notice-in = Votre rapport est remis.
evaluation-notice-in-more = Quand tous le seront, le rapporteur rédigera le consensus, et une lettre vous demandera si vous l’approuvez.
evaluation-notice-finished = Le consensus est clos.
evaluation-notice-finished-more = Il ne reste rien à faire ici.
evaluation-accept = Accepter la tâche
evaluation-accept-title = Évaluerez-vous cette proposition ?
evaluation-accept-more = En acceptant, vous promettez d’évaluer avec impartialité, en confidence et dans le délai ci-dessus.
evaluation-decline = Refuser la tâche
evaluation-decline-reason = Pourquoi ?

evaluation-criterion = Critère
evaluation-weight = Poids
evaluation-threshold = Seuil
evaluation-score-label = Note, de { $min } à { $max }
evaluation-comment = Commentaire
evaluation-comment-hint = Forces et faiblesses de la proposition telle que soumise ; pas de conseil. De { $min } à { $max } caractères.
evaluation-overall = Dans l’ensemble
evaluation-flags = À l’attention du panel
evaluation-flag-out-of-scope = Hors du champ de l’appel
evaluation-flag-ethics = Éthique
evaluation-flag-capacity = Capacité opérationnelle
evaluation-progress-open = à faire
evaluation-progress-score-missing = note manquante
evaluation-progress-comment-short = commentaire court
evaluation-progress-comment-long = commentaire trop long
evaluation-progress-done = fait
evaluation-seen-individual = Vu par vous jusqu’à la remise ; puis par le modérateur et le personnel ; par les autres experts quand tous les rapports sont arrivés ; jamais par le candidat.
evaluation-seen-consensus = Vu par vous et le modérateur jusqu’à la proposition ; puis par les évaluateurs et le personnel ; le candidat reçoit la synthèse après la décision.
evaluation-submit = Enregistrer et remettre
evaluation-propose = Enregistrer et proposer aux experts
evaluation-stale = Ce rapport a été enregistré ailleurs entre-temps.
evaluation-stale-more = Votre saisie est toujours là, et ce qui est enregistré figure sous chaque critère. Enregistrer maintenant le remplace.
evaluation-saved-elsewhere = Enregistré ailleurs
evaluation-report-of = Rapport de { $name }
evaluation-report-open = en rédaction
evaluation-report-proposed = proposé
evaluation-report-finished = terminé
evaluation-agreements = Ce que disent les évaluateurs
evaluation-agreements-missing = { $count ->
    [0] Tous les évaluateurs approuvent cette version.
    [one] Un évaluateur n’a pas encore approuvé cette version.
   *[other] { $count } évaluateurs n’ont pas encore approuvé cette version.
}
evaluation-word-none = sans réponse
evaluation-word-agrees = d’accord
evaluation-word-disagrees = pas d’accord
evaluation-consent = Approuvez-vous ce rapport de consensus ?
evaluation-consent-more = Votre réponse vaut pour cette seule version ; s’il change, on vous redemande.
evaluation-agree = J’approuve
evaluation-disagree = Je n’approuve pas
evaluation-disagree-reason = Que faudrait-il changer ?
evaluation-finish = Terminer le consensus

evaluation-documents = Pièces
evaluation-partners = Consortium

done-conflicts-declared = Votre déclaration est enregistrée.
done-expert-added = L’expert est sur la liste.
done-task-accepted = La tâche est à vous.
done-task-declined = La tâche est refusée.
done-report-saved = Enregistré.
done-report-submitted = Remis.
done-consensus-proposed = Le consensus est proposé, et les experts ont reçu une lettre.
done-consensus-answered = Votre réponse est enregistrée.
done-consensus-finished = Le consensus est terminé.
done-checks-saved = Enregistré.
done-checks-concluded = La conclusion est enregistrée.
done-expert-assigned = La tâche est attribuée, et une lettre est en route.
done-task-changed = La tâche est modifiée.
done-conflict-ruled = La décision est enregistrée.
done-eligible-sealed = La liste des éligibles est scellée.

problem-score-missing = Donnez une note.
problem-score-not-a-number = Ce n’est pas un nombre.
problem-score-off-scale = Une note est comprise entre { $min } et { $max }.
problem-score-off-step = Les notes vont par pas de { $step }.
problem-comment-short = Écrivez au moins { $min } caractères ; il y en a { $has }.
problem-comment-long = Écrivez au plus { $max } caractères ; il y en a { $has }.
problem-evaluation-against-fact = Le fait indiqué dit non : dites pourquoi le critère est rempli malgré tout.
problem-item-unknown = Ce point n’existe pas.
problem-evaluation-reason = Dites pourquoi.
problem-degree-missing = Dites quel est votre lien avec cette proposition.
problem-names-expert = Le texte nomme un expert ({ $name }). Le candidat le lira.
problem-expert-unknown = Choisissez un expert de l’appel.
problem-expert-country = Aucun pays ne s’appelle ainsi. Écrivez son nom, ou deux lettres comme FI ou EL.
problem-expert-pic = Un PIC compte neuf chiffres.

refusal-task-not-so = L’état de la tâche ({ $state }) ne le permet pas.
refusal-scores-incomplete = Le critère { $criterion } n’a pas de note.
refusal-weights-useless = Les poids de cet appel donnent une somme nulle.
refusal-checks-open = { $open ->
    [one] Un point est sans constat.
   *[other] { $open } points sont sans constat.
}
refusal-checks-not-met = Un point n’est pas rempli : la liste ne peut pas être réussie.
refusal-checks-all-met = Tous les points sont remplis : la liste ne peut pas échouer.
refusal-checks-concluded = La conclusion sur cette liste est déjà tirée.
refusal-consensus-not-proposed = Le rapport de consensus n’est pas soumis aux experts (état : { $state }).
refusal-consensus-not-agreed = { $missing ->
    [one] Un évaluateur n’a pas encore approuvé.
   *[other] { $missing } évaluateurs n’ont pas encore approuvé.
}
refusal-consensus-too-early = Tous les rapports individuels ne sont pas arrivés.
refusal-consensus-finished = Le consensus est terminé.
refusal-evaluation-cutoff-open = L’échéance clôt le { $at } ; rien n’est évalué avant.
refusal-evaluation-sealed = Le classement a été scellé le { $at } : l’évaluation ne change plus.
refusal-eligible-sealed = La liste des éligibles a été scellée le { $at }.
refusal-eligible-open = { $open ->
    [one] Une proposition n’est pas encore décidée.
   *[other] { $open } propositions ne sont pas encore décidées.
}
refusal-assign-not-eligible = La proposition n’a pas passé ses contrôles.
refusal-assign-conflict = { $expert } ne peut pas évaluer cette proposition : { $why ->
    [team] membre de son équipe.
    [organisation-pic] travaille pour son partenaire { $subject } (même PIC).
    [organisation-name] travaille pour son partenaire { $subject } (même nom).
    [funder] parle pour { $subject }, qui doit la cofinancer.
    [board] siège au comité qui décide.
    [competing-team] membre de l’équipe de { $subject }, sa concurrente.
   *[other] { $subject }
}
refusal-assign-moderator-apart = Un modérateur n’a pas d’autre fonction sur la même proposition.
refusal-assign-taken = { $expert } a déjà cette fonction.
refusal-declare-first = Déclarez d’abord vos conflits d’intérêts.
refusal-ruling-awaited = Le personnel n’a pas encore statué sur le conflit potentiel.
refusal-accept-first = Acceptez d’abord la tâche.
refusal-report-submitted = Le rapport ne peut plus être écrit : la tâche est à l’état { $state }.
refusal-if-match-missing = Dites dans If-Match quelle version vous avez vue.

mail-evaluation-invited-subject = Vous êtes invité comme expert
mail-evaluation-invited-body = Bonjour { $name },

    vous êtes invité à évaluer des propositions en tant qu’expert indépendant. Choisissez un mot de passe ici sous { $days } jours :
    { $url }
mail-evaluation-assigned-subject = { $reference } : une proposition vous est attribuée
mail-evaluation-assigned-body = Une proposition vous est attribuée : { $reference }, en tant que { $duty ->
        [rapporteur] rapporteur
        [moderator] modérateur
       *[evaluator] évaluateur
    }. Déclarez vos conflits d’intérêts, puis acceptez ou refusez sous « Mes tâches ». Rapports attendus pour le { $due }.
mail-evaluation-reopened-subject = { $reference } : votre rapport est rouvert
mail-evaluation-reopened-body = Votre rapport sur { $reference } a été rouvert. Motif : { $reason }
mail-evaluation-removed-subject = { $reference } : la tâche est retirée
mail-evaluation-removed-body = Votre tâche sur { $reference } a été retirée. Motif : { $reason }
mail-evaluation-declined-subject = { $reference } : un expert ne peut pas l’évaluer
mail-evaluation-declined-body = { $name } a refusé la tâche sur { $reference }, ou a un conflit d’intérêts. La proposition peut avoir besoin d’un autre expert.
mail-evaluation-ruling-asked-subject = { $reference } : un conflit potentiel attend une décision
mail-evaluation-ruling-asked-body = { $name } a peut-être un conflit d’intérêts avec { $reference }. Veuillez statuer sur la page de la proposition.
mail-evaluation-ruled-allowed-subject = { $reference } : vous pouvez l’évaluer
mail-evaluation-ruled-allowed-body = Le conflit potentiel que vous avez déclaré ne vous empêche pas d’évaluer { $reference }. Elle vous est ouverte sous « Mes tâches ».
mail-evaluation-ruled-barred-subject = { $reference } : un conflit s’y oppose
mail-evaluation-ruled-barred-body = En raison du conflit potentiel, vous ne pouvez pas évaluer { $reference }. Votre tâche a pris fin.
mail-evaluation-all-in-subject = { $reference } : tous les rapports individuels sont arrivés
mail-evaluation-all-in-body = Tous les rapports individuels sur { $reference } sont arrivés. Le consensus peut commencer.
mail-evaluation-consensus-proposed-subject = { $reference } : un rapport de consensus est proposé
mail-evaluation-consensus-proposed-body = Le rapporteur a proposé un rapport de consensus sur { $reference }. Veuillez le lire sous « Mes tâches ».
mail-evaluation-not-agreed-subject = { $reference } : un évaluateur n’approuve pas
mail-evaluation-not-agreed-body = Un évaluateur n’approuve pas le rapport de consensus sur { $reference }. Le motif figure à côté du rapport.

evaluation-earlier = Reprend { $reference }
evaluation-earlier-more = Une version antérieure a été évaluée pour la date limite { $cutoff } et n’a pas été retenue. Cette proposition est jugée pour elle-même.
evaluation-earlier-reply = Réponse à l’ancien rapport de synthèse
evaluation-earlier-no-reply = Aucune réponse n’a été donnée.
evaluation-earlier-changes = Ce qui a changé
evaluation-earlier-no-changes = Rien ne diffère.
evaluation-earlier-summary = L’ancien rapport de synthèse
