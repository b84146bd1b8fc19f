# Comptes, connexion, rôles et jetons ; le menu et les pages d'erreur.

menu-calls = Appels
menu-proposals = Mes propositions
menu-reviews = Mes tâches
menu-funding = Financement
menu-board = Conseil
menu-staff = Dates limites
menu-awards = Attributions
menu-people = Personnes
menu-verify = Vérifier un récépissé
menu-rehearsal = Répétition

common-cutoff-closes-in = { $call } : date limite { $number } dans

error-not-found = Il n’y a rien ici
error-not-found-more = L’adresse est fausse, ou ce qui s’y trouve ne vous est pas destiné.
error-forbidden = Vous ne pouvez pas faire cela
error-forbidden-more = Vous pouvez voir ceci, mais pas le modifier ainsi.
error-sign-in = Connectez-vous
error-sign-in-more = Ceci est réservé aux personnes connectées.
error-refused = Cela n’a pas été fait
error-invalid = Une partie de votre envoi est à corriger
error-invalid-more = Rien n’a été modifié. Ce qui ne va pas, champ par champ :
error-conflict = Quelqu’un d’autre a modifié ceci entre-temps
error-conflict-more = Rien de votre envoi n’a été enregistré. Revenez en arrière, où votre saisie est toujours là, et comparez avant d’enregistrer de nouveau.
error-busy = Il y a trop d’affluence en ce moment
error-busy-more = Rien n’est perdu et rien n’a été fait. Réessayez dans quelques secondes.
error-internal = Une erreur s’est produite de notre côté
error-internal-more = Elle est consignée. Si vous nous écrivez, citez la référence ci-dessous.
error-reference = Référence
error-back = Revenir
error-home = Aller à la page d’accueil
error-home-own = Ce qui vous attend
error-roles = Vos rôles
error-signed-in = Vous êtes { $name }. Chaque rôle a ses propres pages. Si vous devez voir celle-ci, demandez à la personne qui vous y a envoyé de vérifier votre rôle.
error-not-signed-in = Vous n’êtes pas connecté(e). Certaines pages n’existent que pour qui l’est.

people-email = Adresse électronique
people-password = Mot de passe
people-password-hint = Au moins { $min } caractères. Quelques mots font un bon mot de passe.
people-name = Nom
people-roles = Rôles
people-verified = Adresse vérifiée
people-title = Personnes
people-count = { $count ->
    [one] un compte
   *[other] { $count } comptes
}

sign-in-title = Connexion
sign-in-submit = Se connecter
sign-in-register = Créer un compte
sign-in-forgot = J’ai oublié mon mot de passe
register-title = Créer un compte
register-intro = Avec un compte, vous pouvez commencer une proposition, en rejoindre une, ou exercer un rôle qui vous a été confié.
register-email-hint = Nous envoyons un lien à cette adresse ; le compte fonctionne une fois le lien utilisé.
register-submit = Créer le compte
register-sign-in = J’ai déjà un compte
people-letter-here = Ceci est une répétition : lisez la lettre sur la page Répétition
registered-title = Consultez votre courrier
registered-intro = Nous vous avons envoyé une lettre. Si l’adresse n’a pas encore de compte, le lien qu’elle contient active le vôtre ; il vaut sept jours.
verify-address-title = Vérifier votre adresse
verify-address-intro = Un clic, et votre compte fonctionne.
verify-address-submit = C’est mon adresse
forgot-title = Un nouveau mot de passe
forgot-intro = Indiquez votre adresse : nous vous envoyons un lien pour choisir un nouveau mot de passe.
forgot-submit = Envoyer le lien
forgot-sent-title = Consultez votre courrier
forgot-sent-intro = Si un compte existe pour cette adresse, un lien est en route. Il vaut deux heures.
reset-title = Choisir un nouveau mot de passe
reset-password = Nouveau mot de passe
reset-submit = Enregistrer le mot de passe

done-address-verified = Votre adresse est vérifiée. Vous pouvez vous connecter.
done-password-set = Votre nouveau mot de passe est enregistré, et toute autre session est terminée.
done-language-chosen = Vos lettres arrivent désormais dans cette langue.
done-orcid-given = Votre identifiant ORCID est enregistré.
done-orcid-taken-away = Votre identifiant ORCID est retiré.
done-token-revoked = Le jeton ne fonctionne plus.
done-granted = Le rôle est attribué.
done-revoked = Le rôle est retiré.
done-saved = Enregistré.

account-title = Votre compte
account-grants = Rôles
account-no-grants = Aucun pour l’instant. Les rôles dans une proposition viennent avec elle.
account-letters = Lettres
account-letters-more = Les accusés de réception, les rappels et les réponses arrivent dans cette langue. Le choix en haut de chaque page ne change que les pages de ce navigateur ; enregistrer ici change les deux.
account-letters-in = Langue de vos lettres
account-orcid = Identifiant ORCID
account-orcid-hint = Par exemple 0000-0002-1825-0097, avec ou sans son adresse. Laissez vide pour le retirer.
account-orcid-more = Montré aux équipes dont vous êtes membre, à côté de votre nom. Rien n’en dépend.
account-tokens = Jetons d’accès
account-tokens-more = Un programme qui utilise l’API se connecte avec un jeton au lieu de votre mot de passe. Il ne peut rien de plus que vous, et seulement ce pour quoi il a été créé.
token-name = Nom
token-scopes = Pour
token-days = Valable combien de jours
token-expires = Valable jusqu’au
token-make = Créer un jeton
token-made = Votre nouveau jeton
token-made-more = Copiez-le maintenant : il n’est montré que cette fois.
token-revoke = Révoquer
token-ended = expiré
grant-role = Rôle
grant-scope = Où
grant-of = Lequel
grant-of-hint = Le nom de l’appel dans son adresse, par exemple ai-factories, ou l’identifiant du financeur. Vide pour tout.
grant-why = Motif
grant-from = Depuis
grant-until = Jusqu’à
grant-open = sans terme
grant-revoke = Retirer
grant-give = Attribuer un rôle
grant-submit = Attribuer le rôle

role-coordinator = Coordination
role-contributor = Contribution
role-reader = Lecture
role-evaluator = Évaluation
role-funder = Financeur
role-board = Membre du conseil
role-staff = Équipe
role-finance = Finances
role-auditor = Audit
role-administrator = Administration
scope-everything = partout
scope-call = appel { $of }
scope-cutoff = date limite { $of }
scope-funder = un financeur
scope-proposal = une proposition
scope-kind-everything = Partout
scope-kind-call = Un appel
scope-kind-funder = Un financeur

problem-required = À remplir.
problem-email = Ce n’est pas une adresse électronique.
problem-too-long = C’est trop long : { $has } caractères, pour { $max } permis.
problem-nul = Un caractère qu’aucun texte ne peut contenir s’y trouve.
problem-malformed = Le formulaire n’a pas pu être lu. Revenez et renvoyez-le.
problem-json = Le JSON ne convient pas : { $reason }
problem-password-short = Au moins { $min } caractères.
problem-password-long = Au plus { $max } caractères.
problem-sign-in-wrong = L’adresse et le mot de passe ne vont pas ensemble.
problem-address-not-verified = Cette adresse n’est pas encore vérifiée : utilisez le lien de notre lettre.
problem-token-scope = La portée { $scope } n’existe pas.
problem-whole-number = Un nombre entier de { $min } à { $max }, sans point ni virgule.
problem-out-of-range = Un nombre de { $min } à { $max }.
problem-too-many-decimals = Au plus { $max ->
    [one] une décimale
   *[other] { $max } décimales
} ; les milliers ne prennent pas de signe.
problem-email-taken = Un compte existe pour cette adresse.
problem-reference-taken = Cette référence a déjà servi.

refusal-too-many-tries = Trop de connexions ont échoué. Réessayez dans { $minutes } min.
refusal-too-many-letters = Trop de messages ont été demandés. Réessayez dans { $wait ->
    [0] { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } heures
}.
refusal-link-used-or-old = Ce lien a déjà servi, ou il est trop ancien. Demandez-en un nouveau.
refusal-form-stale = Votre session est terminée, ou cette page était ouverte dans une autre. Rien n’a été enregistré. Revenez : votre saisie vous y est proposée, si votre navigateur l’a gardée.
refusal-body-too-large = Cela fait plus de { $most } Mo d’un coup et n’a pas été pris. Rien n’a été enregistré. Revenez : votre saisie vous y est proposée, si votre navigateur l’a gardée. Envoyez-la en plusieurs fois, ou en fichier.
refusal-token-scope = Le jeton d’accès n’a pas été créé pour { $scope }.
refusal-idempotency-key-reused = Cette Idempotency-Key a servi à une autre requête.
refusal-grant-of-proposal = Les rôles d’une proposition s’attribuent dans la proposition.
refusal-clock-only-forward = L’horloge d’une répétition n’avance que vers l’avant.

mail-verify-address-subject = Vérifiez votre adresse
mail-verify-address-body = Bonjour { $name },

    quelqu’un a créé un compte avec cette adresse. Si c’était vous, ouvrez cette page et cliquez sur le bouton :

    { $url }

    Le lien vaut { $days } jours. Si ce n’était pas vous, ne faites rien : sans le lien, le compte ne fonctionne pas.
mail-registered-again-subject = Vous avez déjà un compte
mail-registered-again-body = Quelqu’un a essayé de créer un compte avec cette adresse, qui en a un. Si c’était vous et que vous avez oublié votre mot de passe, choisissez-en un nouveau ici :

    { $url }

    Si ce n’était pas vous, ne faites rien.
mail-reset-password-subject = Un nouveau mot de passe
mail-reset-password-body = Bonjour { $name },

    sur cette page, vous pouvez choisir un nouveau mot de passe :

    { $url }

    Le lien vaut { $hours } heures et une seule fois. Si vous ne l’avez pas demandé, ne faites rien.
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-body = Le mot de passe de votre compte a été changé, et toutes les autres sessions et tous les jetons ont pris fin. Si ce n’était pas vous, choisissez aussitôt un nouveau mot de passe et écrivez-nous.
