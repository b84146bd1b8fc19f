# Le consortium : partenaires, équipe, invitations, déclarations, visas, et le tableau de préparation.

consortium-partners = Partenaires
consortium-more = Identifiants, lieu, contact
consortium-entry = Fiche
consortium-short-name = Nom court
consortium-kind = Type d’organisme
consortium-kind-public = Organisme public
consortium-kind-research = Organisme de recherche
consortium-kind-company = Entreprise
consortium-kind-sme = Petite ou moyenne entreprise
consortium-none = aucun
consortium-ror = Identifiant ROR
consortium-ror-hint = Neuf caractères, par exemple 05gq02987 ; son adresse convient aussi.
consortium-vat = Numéro de TVA
consortium-vat-hint = Avec les lettres de l’État : FI12345671.
consortium-city = Ville
consortium-nuts = Région NUTS
consortium-nuts-hint = NUTS 2024, par exemple FI1B1.
consortium-affiliated-to = Appartient à
consortium-contact-name = Personne à contacter
consortium-contact-email = Courriel du contact
consortium-contact-orcid = Identifiant ORCID du contact
consortium-contact-orcid-hint = Quatre groupes de quatre : 0000-0002-1825-0097.
consortium-hosting = Consortium d’États d’accueil
consortium-hosting-note = Seulement si plusieurs États paient ensemble la part nationale. Sinon, laissez les deux champs vides.
consortium-hosting-lead = État chef de file
consortium-hosting-states = Tous les États
consortium-hosting-hint = Deux lettres chacun : FI, SE, NO.
consortium-hosting-said = { $states } accueillent ensemble ; { $lead } est chef de file.
consortium-ids = Identifiants
consortium-about = À son sujet
consortium-belongs = appartient à { $name }
consortium-contact = contact : { $name }
consortium-empty = Aucun organisme ne participe encore
consortium-empty-more = Commencez par l’entité d’hébergement.
consortium-add = Ajouter un organisme
consortium-edit-all = Modifier toute la liste
consortium-own = Vous écrivez pour { $name }. Vous lisez les fiches des autres. La liste elle-même, et les États qui accueillent ensemble, sont modifiés par la coordination et par quiconque écrit pour tout le consortium.
consortium-not-yours = À lire : qui écrit pour { $name }, ou pour tout le consortium, peut la modifier.
consortium-people = Personnes
consortium-known = Préremplir
consortium-find = Nom, PIC, ROR ou numéro de TVA
consortium-find-hint = Parmi les projets publiés et vos propres propositions. Au moins trois caractères.
consortium-find-button = Chercher
consortium-find-none = Rien n’est connu ici sous ce nom ou ce numéro.
consortium-known-award = projet publié { $acronym }
consortium-known-own = votre proposition { $reference }
consortium-gone = Ne participent plus
consortium-why = Motif
consortium-heir = À sa place
consortium-leave = Départ ou remplacement
consortium-leave-more = La fiche reste dans l’historique, avec qui l’a retirée, quand et pourquoi. Ses rédacteurs deviennent lecteurs, jusqu’à ce que la coordination dise pour qui ils écrivent.
consortium-leave-reason = Motif
consortium-leave-heir = Prend sa place
consortium-leave-heir-hint = Un partenaire qui figure déjà dans la liste ; peut rester vide.
consortium-leave-follow = Ses membres écrivent pour celui qui prend sa place
consortium-leave-button = Retirer du consortium
consortium-declarations = Déclarations
consortium-declare = Signer la déclaration
consortium-agree = Nous le déclarons
consortium-undeclare = Reprendre la déclaration
consortium-declared-by = Signée par { $name }, { $at }.
consortium-declared-on-behalf = Signée en son nom par { $name } (coordination), { $at }.
consortium-paper = Pièce signée (PDF)
consortium-paper-optional = Document signé, s’il y en a un (PDF)
consortium-paper-state = Lettre ou accord de l’État (PDF)
consortium-signoff-more = Viser, c’est dire que la fiche ci-dessus et les déclarations sont exactes telles quelles. Si quelque chose y change ensuite, chacun voit que le visa est antérieur.
consortium-signoff-early = Des déclarations de { $name } sont encore ouvertes : { $declarations }.
consortium-signoff-early-more = Viser reste possible. Ce qui est déclaré ensuite modifie ce qui a été visé, et le visa apparaît alors comme antérieur.
consortium-sign-off = Viser
consortium-sign-off-undo = Reprendre le visa

ready-board = Tableau de préparation
ready-total = règles en tout
ready-met = remplies
ready-blocking = manque : bloque le dépôt
ready-doubts = à vérifier : avertit seulement
ready-done = remplie
ready-count = { $met } sur { $of }
ready-matrix = Déclarations et visas
ready-funders = Visas des cofinanceurs
ready-signoff = Visa
ready-standing = { $weight } : { $what }
ready-declaring-missing = non déclaré
ready-declaring-paper = pièce manquante
ready-declaring-earlier = sur un texte antérieur
ready-declaring-another = comme un autre organisme
consortium-declared-as = La déclaration a été faite comme { $name }, que la fiche ne désigne plus.
ready-declaring-done = déclaré
ready-signing-missing = sans visa
ready-signing-outdated = modifié depuis
ready-signing-holds = visé
ready-signed = { $on_behalf ->
    [yes] Version { $version }, en son nom par { $name }, { $at }
   *[no] Version { $version }, par { $name }, { $at }
}
ready-signed-outdated = { $on_behalf ->
    [yes] Version { $version } visée en son nom par { $name }, { $at } ; modifié depuis.
   *[no] Version { $version } visée par { $name }, { $at } ; modifié depuis.
}

ready-partner-alike = { $name } figure deux fois dans la liste, par le nom et le pays.
ready-affiliated-to = { $name } est une entité affiliée ; il n’est pas dit à qui elle appartient.
ready-hosting-state = { $country } est parmi les États d’accueil sans être un État participant le { $day }.
ready-hosting-state-unsure = On ne sait pas avec certitude si { $country }, l’un des États d’accueil, est un État participant le { $day }.
ready-hosting-lead = { $country } est chef de file des États d’accueil, et l’entité d’hébergement est dans un autre État.
ready-declaration-missing = { $name } n’a pas déclaré : { $subject }.
ready-declaration-paper = { $name } a déclaré « { $subject } » ; la pièce signée manque.
ready-declaration-earlier = { $name } a déclaré « { $subject } » sur un texte antérieur, modifié depuis.
ready-declaration-another = « { $subject } » a été déclaré à la place de { $name } quand la fiche était celle d’un autre organisme ; { $name } doit le déclarer.
ready-signoff-missing = { $name } n’a pas visé la proposition.
ready-signoff-outdated = { $name } a visé la version { $version } ; ce qui le concerne a changé depuis.

rule-title = Il y a un titre.
rule-track = Un volet est choisi.
rule-replied = L’évaluation précédente a sa réponse.
rule-host = Il y a une entité d’hébergement.
rule-states = Tous sont établis là où l’appel le permet.
rule-once = Aucun organisme ne figure deux fois.
rule-together = Il y a autant d’organismes et d’États que l’appel le demande.
rule-hosting = Les États d’accueil participent, et celui de l’hôte est chef de file.
rule-affiliated = Les entités affiliées disent à qui elles appartiennent.
rule-declared = Tous ceux qui le doivent ont déclaré : { $subject }.
rule-answered = « { $subject } » a sa réponse.
rule-asked = De l’argent est demandé à l’UE.
rule-asks-fit = Les demandes portent sur des coûts du volet et de la ligne, et sur des organisations qui peuvent être financées.
rule-cap = « { $subject } » n’est pas sollicitée au-delà de son plafond par proposition.
rule-rate = Pour « { $subject } », la part de l’UE reste dans son taux.
rule-matched = « { $subject } » a sa contrepartie.
rule-budgeted = Un budget dit quelle organisation dépense l’argent pour quoi.
rule-budget-rows = Chaque ligne du budget nomme son organisation, et son année s’il y a lieu.
rule-matched-total = En tout, l’argent de l’UE a sa contrepartie.
rule-claims-stand = Aucun montant annoncé ici n’a été refusé par son financeur.
rule-claims-last = Aucun montant annoncé n’expire avant la date limite, ni avant le début de son année.
rule-claims-rated = Aucun taux d’un montant annoncé dans une autre monnaie n’est loin de ce que celle-ci vaut à peu près.
rule-claims-said = Chaque montant annoncé dit ce que l’appel en demande.
rule-financed = Ce que coûte « { $subject } » est demandé ou annoncé, et rien de plus.
rule-pages = « { $subject } » n’a pas plus de pages qu’il n’en est évalué.
rule-document = « { $subject } » est déposé.
rule-signed = Tous ont visé.

team-give-orcid = Donner votre identifiant ORCID
team-invite = Inviter quelqu’un
team-invite-button = Envoyer l’invitation
team-email-hint = La personne reçoit une lettre avec un lien valable { $days } jours. Qu’elle ait ou non un compte ici n’y change rien.
team-partner = Écrit pour
team-partner-all = tout le consortium
team-partner-hint = Qui écrit pour un partenaire modifie sa fiche et déclare en son nom ; il lit les fiches des autres.
team-invitations = Invitations en cours
team-sent = Envoyée
team-days-left = { $days ->
    [0] finit aujourd’hui
    [one] un jour encore
   *[other] { $days } jours encore
}
team-expired = trop ancienne
team-again = Envoyer de nouveau
team-revoke = Reprendre
team-offer = Proposer la coordination
team-offered-title = La coordination est proposée.
team-offered = { $name } a été sollicité le { $at } et n’a pas encore répondu. Vous coordonnez jusqu’à son accord.
team-offer-withdraw = Reprendre l’offre
proposal-role-coordinator = Écrit tout, invite, dépose et retire.

invitation-title = Vous êtes invité
invitation-intro = On vous demande de prendre part à { $acronym }.
invitation-proposal = Proposition
invitation-by = Invité par
invitation-accept = Accepter
invitation-decline = Décliner
invitation-see = Voir l’invitation
invitation-waits = { $acronym }, comme { $role }
invitation-gone = Cette invitation ne vaut pas
invitation-gone-more = Elle a reçu sa réponse, a été reprise ou est trop ancienne, ou bien le lien est incomplet. Demandez à la coordination de la renvoyer.
invitation-sign-in = Elle a été envoyée à { $email }. Connectez-vous avec le compte de cette adresse, ou créez-en un ; vous verrez alors de quoi il s’agit.
invitation-other = Elle a été envoyée à { $email }, qui n’est pas l’adresse de votre compte. Déconnectez-vous, puis connectez-vous ou créez un compte avec cette adresse.
invitation-to-sign-in = Se connecter
invitation-to-register = Créer un compte
invitation-sign-out = Se déconnecter
invitation-then = Ouvrez ensuite de nouveau le lien de la lettre.

handover-title = Reprendre la coordination
handover-intro = { $name } vous propose la coordination de { $acronym }. Si vous acceptez, vous coordonnez dès cet instant, et { $name } devient contributeur.
handover-accept = La reprendre
handover-decline = Décliner
handover-waits = La coordination vous est proposée : acceptez ou déclinez.

done-partner-added = L’organisme participe désormais.
done-cofunding-of-all = Le plan de cofinancement est celui de tout le consortium : qui coordonne, ou écrit pour tous, le modifie. Ici, il se lit.
consortium-documents-of-all = Ces documents sont ceux de tout le consortium : qui coordonne, ou écrit pour tous, les modifie. Les pièces de vos propres déclarations se trouvent sur la page de votre organisme.
done-partner-left = L’organisme ne participe plus. Il reste dans l’historique.
done-partner-declared = La déclaration est signée.
done-partner-undeclared = La déclaration est reprise.
done-partner-signed = Visé.
done-partner-unsigned = Le visa est repris.
done-team-invited = L’invitation est envoyée.
done-team-revoked = L’invitation est reprise.
done-team-offered = La coordination est proposée ; la personne en est avertie par courriel.
done-team-offer-withdrawn = L’offre est reprise.
done-invitation-accepted = Vous êtes de l’équipe.
done-invitation-declined = L’invitation est déclinée.
done-handover-accepted = Vous coordonnez cette proposition.
done-handover-declined = L’offre est déclinée.

problem-ror = Un identifiant ROR a neuf caractères, commence par 0 et finit par deux chiffres de contrôle, par exemple 05gq02987.
problem-vat = Ce n’est pas un numéro de TVA de cet État : il devrait ressembler à { $example }, avec des chiffres de contrôle justes.
problem-nuts = Un code NUTS se compose des deux lettres de l’État et d’un à trois caractères, par exemple FI1B1.
problem-nuts-country = Cette région n’est pas en { $country } : le code devrait commencer par ces lettres.
problem-orcid = Un identifiant ORCID a quatre groupes de quatre et finit par un caractère de contrôle, par exemple 0000-0002-1825-0097.
problem-partner-twice = Ceci appartient à { $name }, qui figure déjà dans la liste.
problem-affiliated-unknown = Nommez un autre organisme de la liste.
problem-hosting-alone = Nommez au moins un État en plus du chef de file.
problem-partners-of-others = Vous écrivez pour un partenaire : les fiches des autres, la liste et les États d’accueil reviennent à qui écrit pour eux ou pour tout le consortium.
problem-costs-of-others = Vous écrivez pour un partenaire : les lignes des autres, et celles du consortium, leur reviennent.
problem-already-invited = Une invitation à cette adresse est en cours. Elle peut être renvoyée plus bas.
problem-declare = Cochez la case pour le déclarer.

refusal-last-coordinator = Une proposition a toujours une coordination. Transmettez-la d’abord.
refusal-invitation-over = Cette invitation a reçu sa réponse, a été reprise ou est trop ancienne. Demandez à la coordination de la renvoyer.
refusal-handover-over = Qui vous a proposé la coordination ne l’a plus. Rien n’a changé.

mail-proposal-invited-subject = { $name } vous invite à { $acronym }
mail-proposal-invited-body = { $name } vous invite à prendre part à la proposition { $acronym } ({ $reference }), { $role ->
    [coordinator] pour la coordonner
    [reader] pour la lire
   *[contributor] pour l’écrire avec les autres
}.

    Ouvrez ce lien, puis acceptez ou déclinez :
    { $url }

    Il vous faut un compte à cette adresse ; vous pouvez le créer en chemin. Le lien vaut { $days } jours. Si vous ne savez pas qui écrit, laissez cette lettre : rien ne se fait tout seul.
mail-proposal-joined-subject = { $acronym } : { $email } a accepté
mail-proposal-joined-body = { $email } a accepté votre invitation et est désormais de l’équipe de { $acronym } ({ $reference }).
mail-proposal-joined-reader-subject = { $acronym } : { $email } a accepté, en lecture
mail-proposal-joined-reader-body = { $email } a accepté votre invitation et est désormais de l’équipe de { $acronym } ({ $reference }). L’organisme pour lequel cette personne devait écrire n’est plus dans le consortium : elle peut donc lire. Sur la page de l’équipe, vous pouvez dire pour qui elle écrit.
mail-proposal-partner-left-subject = { $acronym } : vous êtes désormais en lecture
mail-proposal-partner-left-body = { $partner } ne participe plus à { $acronym } ({ $reference }). Vous écriviez pour cet organisme ; désormais, vous pouvez lire. Si vous devez écrire pour un autre organisme, la coordination peut le dire sur la page de l’équipe.
mail-proposal-partner-people-subject = { $acronym } : { $partner } est parti, ses membres sont en lecture
mail-proposal-partner-people-body = { $partner } ne participe plus à { $acronym } ({ $reference }). { $count ->
        [one] { $names } écrivait pour cet organisme et peut désormais lire.
       *[other] { $names } écrivaient pour cet organisme et peuvent désormais lire.
    } Sur la page de l’équipe, vous pouvez dire pour qui chacun écrit, ou retirer quelqu’un.
mail-proposal-partner-follows-subject = { $acronym } : vous écrivez désormais pour { $heir }
mail-proposal-partner-follows-body = { $partner } ne participe plus à { $acronym } ({ $reference }) et { $heir } a pris sa place. Ce que vous écrivez est désormais la partie de { $heir }.
mail-proposal-declined-subject = { $acronym } : { $email } a décliné
mail-proposal-declined-body = { $email } a décliné votre invitation à { $acronym } ({ $reference }).
mail-proposal-handover-subject = { $acronym } : la coordination vous est proposée
mail-proposal-handover-body = La coordination de { $acronym } ({ $reference }) vous est proposée. L’offre se trouve avec la proposition ; vous pouvez y accepter ou décliner.
mail-proposal-coordinates-subject = { $acronym } : vous coordonnez
mail-proposal-coordinates-body = Vous avez repris la coordination de { $acronym } ({ $reference }). Déposer et inviter vous reviennent désormais.
mail-proposal-handed-over-subject = { $acronym } : la coordination est transmise
mail-proposal-handed-over-body = La coordination de { $acronym } ({ $reference }) a été reprise comme vous l’aviez proposé. Vous êtes désormais contributeur.
mail-proposal-handover-declined-subject = { $acronym } : l’offre est déclinée
mail-proposal-handover-declined-body = La coordination de { $acronym } ({ $reference }) que vous proposiez a été déclinée. Vous coordonnez comme avant.
invitation-bound = Écrit les réponses et, du consortium et du budget, la partie de cet organisme ; lit le reste.
