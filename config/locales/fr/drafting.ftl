# Écrire à plusieurs : des champs qui s’enregistrent seuls, leur historique, les notes, ce qui n’est pas déposé.

drafting-saving = enregistrement…
drafting-saved = enregistré à { $time }
drafting-waiting = pas encore enregistré
drafting-offline = Non enregistré : pas de connexion. Votre texte est gardé dans ce navigateur et sera envoyé au retour de la connexion.
drafting-wrong = Non enregistré ; votre texte est gardé dans ce navigateur.
drafting-signed-out = Non enregistré : vous êtes déconnecté. Votre texte est gardé dans ce navigateur : reconnectez-vous, puis revenez à cette page.
drafting-refused = Non enregistré ; votre texte est gardé dans ce navigateur. Rouvrez cette page pour savoir pourquoi.
drafting-met-state = Ceci a été modifié ailleurs : par quelqu’un d’autre, ou par vous dans un autre onglet.
drafting-met-by = { $who } a modifié ce champ à { $time }, pendant que vous écriviez.
drafting-met-self = Vous avez modifié ce champ à { $time } dans une autre fenêtre.
drafting-now-by = { $who } l’a modifié à { $time }.
drafting-now-show = Voir
drafting-met-title = { $count ->
    [one] Deux personnes ont écrit dans un même champ.
   *[other] Deux personnes ont écrit dans { $count } mêmes champs.
}
drafting-met-more = Les deux textes figurent ci-dessous et restent tous deux dans l’historique. Choisissez ce qui doit rester, puis enregistrez.
drafting-rest-saved = { $count ->
    [one] Un autre champ a été enregistré.
   *[other] { $count } autres champs ont été enregistrés.
}
drafting-both-more = Aucun texte n’est perdu : les deux restent dans l’historique.
drafting-mine = Le vôtre
drafting-theirs = Ce qui s’y trouve maintenant
drafting-keep-mine = Garder le mien
drafting-keep-mine-more = Ce qui est dans le champ sera enregistré.
drafting-keep-theirs = Garder le leur
drafting-keep-both = Réunir les deux
drafting-keep-both-more = Les deux textes viennent dans le champ, l’un sous l’autre ; rien n’est enregistré avant que vous n’enregistriez.
drafting-left = Ce que vous avez écrit ici n’a pas été enregistré.
drafting-left-more = Ce navigateur l’a gardé.
drafting-left-back = Le remettre
drafting-left-drop = L’abandonner
drafting-since = { $who }, { $when }
drafting-outside = ne fait pas partie de votre dépôt
drafting-history = Historique
drafting-notes-open = { $count ->
    [0] Notes
    [one] Une note ouverte
   *[other] { $count } notes ouvertes
}

drafting-history-what = Tous les textes qui ont figuré dans ce champ
drafting-history-edit = Y écrire
drafting-history-begun = commencé { $at }
drafting-history-whole = Le texte entier
drafting-history-emptied = Le champ a été vidé.
drafting-history-none = Personne n’a encore écrit dans ce champ.
drafting-history-older = Plus ancien
drafting-how-stands = s’y trouve maintenant
drafting-how-earlier = antérieur
drafting-how-restored = repris
drafting-how-aside = mis de côté
drafting-restore = Remettre ce texte
drafting-restore-met = Quelqu’un a modifié le champ entre-temps.
drafting-restore-more = Rien n’a été remis. Regardez ce qui s’y trouve maintenant, et décidez à nouveau.
drafting-restore-unfit = Ce texte ne convient plus au champ.

drafting-notes = Notes entre partenaires
drafting-notes-on = Notes : { $field }
drafting-notes-who = Seule l’équipe de cette proposition les voit. Elles ne sont jamais déposées.
drafting-notes-all = Toutes les notes
drafting-notes-empty = Pas encore de notes
drafting-notes-empty-more = Interrogez un partenaire, ou laissez un mot pour plus tard.
drafting-notes-new = Une nouvelle note
drafting-notes-about = Sujet
drafting-notes-whole = La proposition dans son ensemble
drafting-notes-text = Note
drafting-notes-reply = Réponse
drafting-notes-answer = Répondre
drafting-notes-write = L’écrire
drafting-notes-resolve = Résolu
drafting-notes-reopen = Rouvrir
drafting-notes-resolved = résolu
drafting-notes-unresolved = ouvert
drafting-notes-resolved-by = Résolu par { $who }, { $at }

drafting-news = { $count ->
    [one] Hors de votre dépôt : un champ modifié depuis la version { $version }.
   *[other] Hors de votre dépôt : { $count } champs modifiés depuis la version { $version }.
}
drafting-news-more = La version { $version }, reçue { $received }, compte telle quelle. Vos modifications ne seront pas vues à moins d’un nouveau dépôt avant que l’échéance { $cutoff } ne passe, { $at } :

drafting-alarm-draft = Le brouillon { $draft } est enregistré, mais les évaluateurs n’en verront rien tant qu’il n’est pas déposé. L’échéance { $cutoff } passe dans
drafting-alarm-missed = { $count ->
    [one] L’échéance { $missed } est passée sans cette proposition. Elle peut encore être déposée pour l’échéance { $cutoff }, qui passe dans
   *[other] Les échéances { $missed } sont passées sans cette proposition. Elle peut encore être déposée pour l’échéance { $cutoff }, qui passe dans
}
drafting-alarm-withdrawn = Ce qui était déposé a été retiré. Un nouveau dépôt est possible jusqu’à l’échéance { $cutoff }, qui passe dans
drafting-alarm-over = La dernière échéance est passée sans cette proposition, et il n’y en a plus d’autre : rien ne peut plus être déposé. Tout ce que vous avez écrit reste ici.
drafting-alarm-submit = Aller au dépôt
drafting-alarm-see = Voir où elle en est

drafting-reminders = Rappels
drafting-reminders-on = Nous vous écrivons { $days } jours avant l’échéance, tant que quelque chose n’est pas déposé.
drafting-reminders-off = Vous ne recevez pas de lettres sur cette proposition avant l’échéance.
drafting-reminders-mute = Pas de lettres
drafting-reminders-want = M’écrire à nouveau

done-drafting-restored = Le texte est de nouveau dans son champ.
done-drafting-noted = La note est écrite.
done-drafting-notes-resolved = Les notes sont résolues.
done-drafting-notes-opened = Les notes sont rouvertes.
done-drafting-muted = Vous ne recevrez pas de rappels sur cette proposition.
done-drafting-unmuted = L’échéance vous sera de nouveau rappelée.

mail-proposal-reminder-subject = { $state ->
    [news] { $reference } : vos modifications ne sont pas déposées (encore { $days } { $days ->
        [one] jour
       *[other] jours
    })
   *[other] { $reference } N’EST PAS DÉPOSÉE (encore { $days } { $days ->
        [one] jour
       *[other] jours
    })
}
mail-proposal-reminder-body = { $state ->
    [news] { $acronym } ({ $reference }) a été modifiée après son dépôt. Ce qui est déposé compte tel quel ; les modifications ne seront pas vues à moins d’être déposées aussi.
    [withdrawn] { $acronym } ({ $reference }) a été déposée puis retirée. En l’état, rien n’en sera évalué.
   *[other] { $acronym } ({ $reference }) est un brouillon, et rien n’en est déposé.
}

    L’échéance { $cutoff } passe { $at }.
    Manquants : { $blocking }. Douteux : { $warning }.

    { $url }

    Vous pouvez arrêter ces rappels sur cette page.
refusal-version-ahead = Cette saisie se fonde sur la version { $named } du brouillon, qui n’en est qu’à la version { $version }. Rien n’a été enregistré : rechargez la page et comparez avant d’enregistrer.

# Les listes telles qu’elles étaient
lists-history-what = Toutes les listes enregistrées ici
lists-history-before = avant que l’historique des listes soit tenu
lists-history-edit = La modifier
lists-history-whole = La liste entière
lists-history-emptied = La liste a été vidée.
lists-history-none = Personne n’a encore enregistré cette liste.
lists-restore = Remettre cette liste
lists-restore-met = Quelqu’un a modifié la liste entre-temps.
lists-restore-unfit = Cette liste ne convient plus à l’appel.
done-list-restored = La liste est de nouveau comme alors. Ce qu’elle a remplacé figure ci-dessous.
proposal-conflict-mine = Seulement dans la vôtre
proposal-conflict-theirs = Seulement dans ce qui est enregistré
proposal-conflict-alike = { $count ->
    [one] Une ligne figure dans les deux.
   *[other] { $count } lignes figurent dans les deux.
}
proposal-conflict-none = rien
proposal-budget-row = { $cost } EUR, dont { $asked } EUR demandés à l’UE
