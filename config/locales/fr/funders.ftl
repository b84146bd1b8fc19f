# Cofinanceurs d’un brouillon : ce qui leur est ouvert, ce qu’ils visent, et leurs propres plafonds.

funders-letter-none = pas encore là : la téléverser
letters-each = Ou une lettre de chaque cofinanceur
ready-letter-missing = « { $subject } » : rien de { $name } n’est téléversé, alors que d’autres ont donné la leur.

funders-title = Cofinanceurs
funders-lead = Qui paie à côté de l’UE, ce que chacun voit de votre brouillon, et s’il a visé ce que vous lui demandez. Rien n’est ouvert avant que vous ne l’ouvriez.
funders-none = Aucun cofinanceur n’est encore nommé
funders-none-more = Nommez qui paie, avec l’année, le type de coût et le montant, dans le plan de cofinancement. Vous pourrez ensuite leur ouvrir votre brouillon.
funders-claimed = Demandé
funders-claimed-amount = { $amount } EUR
funders-sees = Voit du brouillon
funders-since = depuis
funders-closed = rien
funders-money = le résumé et l’argent
funders-whole = tout
funders-nobody = Personne ne parle encore ici pour ce financeur. Le personnel de l’appel nomme ses agents, qui le demandent sous « Parler au nom d’un financeur » dans leur compte.
funders-open = Ouvrir le brouillon à ce financeur
funders-change = Modifier ou fermer
funders-open-how = Ce que ses agents voient
funders-open-money = Le résumé et l’argent
funders-open-money-more = Acronyme, titre, hôte, résumé, sommes par type de coût et ce qui leur est demandé. Pas ce pour quoi d’autres financeurs sont nommés, hormis la somme.
funders-open-whole = Le brouillon entier
funders-open-whole-more = Toutes les réponses, le consortium, qui est sollicité et pour combien, et les documents, tels qu’ils sont pendant que vous écrivez. Ni les lettres d’autres financeurs, ni la base et les preuves de leur argent.
funders-email = Adresse électronique chez le financeur
funders-email-hint = Elle reçoit une lettre qui dit comment s’inscrire et devenir agent. L’adresse seule n’ouvre rien.
funders-open-button = Ouvrir
funders-close = Refermer pour

done-funder-opened = Le brouillon est ouvert à ce financeur. Ses agents ont une lettre.
done-funder-closed = Le brouillon est fermé à ce financeur.

cofunding-drafts = Brouillons qui vous sont ouverts
cofunding-drafts-more = Non soumis : l’équipe les modifie encore et peut les refermer.
cofunding-draft-signed = Votre visa
cofunding-draft-open = Ce que vous voyez
cofunding-draft-meta = brouillon, version { $version }
cofunding-draft-notice = Ceci est un brouillon.
cofunding-draft-notice-more = Il ne compte qu’une fois soumis, et peut changer jusque-là. Vous le voyez parce que son coordinateur vous l’a ouvert.
cofunding-draft-claims = Ce qu’il vous demande
cofunding-draft-money = L’argent, selon le brouillon
cofunding-draft-letter = Votre lettre
cofunding-draft-whole = Le brouillon entier
cofunding-draft-of-submitted = La version soumise
cofunding-signoff = Votre visa
cofunding-signoff-more = Vous dites que ce que le brouillon vous demande est juste : années, types de coût, montants, base d’aide d’État. Le visa couvre ces demandes, votre propre lettre par son empreinte, et les sommes par type de coût à côté, de l’UE et de tous les financeurs ; aucun texte n’en fait partie. Cela ne vous engage à rien ; votre lettre ou décision, si. Quand quelque chose en change, le visa apparaît comme dépassé.
cofunding-signoff-button = Viser
cofunding-signoff-undo = Le retirer
cofunding-signoff-own = Vous êtes membre de l’équipe : quelqu’un d’autre de votre institution vise.
done-funder-signed = Visé. L’équipe le voit.
done-funder-unsigned = Votre visa est retiré.

cofunding-ceiling = Par rapport à votre plafond
cofunding-ceiling-set = Fixer votre plafond
cofunding-ceiling-change = Modifier votre plafond
cofunding-ceiling-more = Seuls les agents et auditeurs de votre institution le voient.
cofunding-ceiling-amount = Plafond pour cet appel, EUR
cofunding-ceiling-amount-hint = Tout ce que vous pouvez donner, pour toutes les propositions et années. Laissez vide s’il n’y en a pas.
cofunding-ceiling-note = Où il est décidé
cofunding-ceiling-note-hint = Pour vos propres dossiers : une ligne budgétaire, une décision.
cofunding-ceiling-row = Plafond
cofunding-ceiling-secured = Acquis ou payé
cofunding-ceiling-beyond = Acquis au-delà de ce qui est demandé à présent
cofunding-ceiling-claimed = Demandé dans des soumissions, non acquis
cofunding-ceiling-drafts = Demandé dans des brouillons qui vous sont ouverts
cofunding-ceiling-left = Reste
cofunding-ceiling-over = Dépasse votre plafond de { $amount } EUR
cofunding-ceiling-save = Enregistrer le plafond
done-ceiling-saved = Votre plafond est enregistré.

mail-funder-opened-subject = { $reference } { $acronym } : un brouillon qui demande de l’argent à { $funder }
mail-funder-opened-body = { $name } a ouvert le brouillon de { $acronym } ({ $reference }) à { $funder } : vous voyez ce qu’il vous demande, et pouvez le viser ou objecter avant qu’il soit soumis.

    { $url }
mail-funder-invited-subject = { $acronym } nomme { $funder } comme cofinanceur
mail-funder-invited-body = { $name } prépare la proposition { $acronym } ({ $reference }) et compte sur de l’argent de { $funder }. Pour voir ce qui est demandé et le viser, inscrivez-vous avec cette adresse et demandez ici à être nommé agent de { $funder } : le personnel de l’appel décide. Il n’est pas nécessaire de lui nommer la proposition. Cette lettre seule n’ouvre rien.

    { $url }
funders-appointment = Parler au nom d’un financeur
funders-appointment-lead = Qui travaille pour un ministère, une agence ou un autre financeur peut confirmer ici ce que des propositions lui demandent, une fois nommé par le personnel de l’appel. Dites qui vous êtes ; vous serez prévenu par courriel.
funders-appointment-ask = Demander à être nommé
funders-appointment-seen = Le personnel de l’appel choisi la verra, avec votre nom et votre adresse. Il n’est pas nécessaire de nommer une proposition : le personnel peut ignorer encore qu’elle s’écrit.
funders-requests-mine = Vos demandes
funders-request-call = Appel
funders-request-funder = Financeur
funders-request-function = Votre fonction
funders-request-function-hint = Par exemple chef d’unité.
funders-request-reason = Pourquoi vous parleriez en son nom
funders-request-reason-hint = Comment le vérifier : une page, un organigramme, un numéro de la maison. Ne nommez aucune proposition.
funders-request-waits = en attente
funders-request-appointed = nommé
funders-request-declined = refusée
funders-appointments = Qui demande à parler au nom d’un financeur
funders-appointments-lead = Vérifiez que la personne y travaille avant de la nommer : elle confirme ensuite de l’argent. Aucune proposition n’est nommée ici, et aucune ne doit s’en déduire.
funders-appointments-none = Personne ne demande
funders-appointments-none-more = Les demandes apparaissent ici dès qu’elles sont faites.
funders-appoint-for = Financeur du registre
funders-appoint-for-hint = S’il n’est pas dans la liste, inscrivez-le d’abord au registre.
funders-appoint-do = Nommer
funders-decline-why = Motif du refus
funders-decline-do = Refuser
done-appointment-asked = Votre demande est envoyée au personnel de l’appel.
done-appointment-made = La personne parle désormais au nom du financeur, et a reçu une lettre.
done-appointment-declined = La demande est refusée, et la personne a reçu une lettre.
problem-request-waits = Vous avez déjà demandé pour ce financeur, et la demande est en attente.
problem-requests-many = { $most } de vos demandes sont déjà en attente. Attendez une réponse avant de demander à nouveau.
refusal-request-settled = Cette demande est déjà réglée.
mail-funder-requested-subject = { $call } : { $name } demande à parler au nom de { $funder }
mail-funder-requested-body = { $name } demande à être nommé agent de { $funder }, pour l’appel { $call }. Ce que la personne dit d’elle-même se trouve ici, où vous pouvez la nommer ou refuser :

    { $url }

    Veuillez ne pas répondre à cette lettre : personne ne la lit.
mail-funder-request-declined-subject = Vous n’êtes pas nommé agent de { $funder }
mail-funder-request-declined-body = Vous avez demandé à être nommé agent de { $funder }. Le personnel de l’appel a refusé :

    { $answer }

    Veuillez ne pas répondre à cette lettre : personne ne la lit. Vous pouvez demander à nouveau au même endroit.
