# credential
# Ce qui ne va pas avec un badge : quoi, où, et quoi faire.

# Contenu
credential-unknown-term = « { $term } » ({ $at }) ne fait pas partie de ce qui est signé. Retirez-le, ou émettez le badge de nouveau.
credential-missing-term = Il manque « { $term } » ({ $at }). Demandez le fichier d’origine.
credential-empty-text = Ce texte est vide : { $at }. Écrivez-le.
credential-wrong-kind = { $at } : la forme n’est pas celle d’un badge. Demandez le fichier d’origine.
credential-wrong-value = { $at } : « { $found } » au lieu de { $expected }. Demandez le fichier d’origine.
credential-not-an-address = « { $found } » n’est pas une adresse complète. Écrivez-la avec https://, sans accents ni espaces (é s’écrit %C3%A9).
credential-not-a-moment = { $at } : « { $found } » n’est pas une date et une heure comme 2026-03-31T14:05:00Z.
credential-control-character = { $at } contient un caractère invisible ({ $character }). Retirez-le.
credential-repeated = « { $value } » est écrit deux fois dans { $term }. Gardez-en un.
credential-shared-identifier = Deux choses portent le même identifiant ({ $id }). Donnez-en un à chacune.
credential-too-alike = Plusieurs entrées sont exactement pareilles. Gardez-en une.
credential-order-disputed = « { $value } » : selon les logiciels, ce texte n’est pas rangé pareil. Écrivez-le sans émoji ni caractère spécial.

# Vérification
credential-not-json = Ce fichier n’est pas un badge (ligne { $line }, colonne { $column }). Choisissez l’image ou le fichier JSON du badge.
credential-too-large = Ce fichier n’est pas un badge : il est bien trop gros ({ NUMBER($bytes) ->
    [one] { NUMBER($bytes) } octet
   *[other] { NUMBER($bytes) } octets
}).
credential-foreign-context = Ce badge vient d’un autre outil. Vérifiez-le là où il a été émis.
credential-no-proof = Personne n’a signé ce badge. Demandez le fichier signé.
credential-several-proofs = Ce badge porte { NUMBER($count) ->
    [one] { NUMBER($count) } signature
   *[other] { NUMBER($count) } signatures
}, on en attend une seule. Demandez le fichier d’origine.
credential-wrong-suite = Ce badge est signé autrement (« { $found } »). Vérifiez-le là où il a été émis.
credential-broken-signature = La signature est abîmée. Demandez le fichier de nouveau.
credential-unknown-key = La clé { $method } n’est pas connue ici. Vérifiez le badge là où il a été émis.
credential-foreign-key = Le badge dit venir de { $issuer }, mais c’est { $method } qui l’a signé. Ne l’acceptez pas.
credential-altered = Ce badge a été modifié après sa signature. Demandez l’original.
credential-endorsement-broken = Un endossement de ce badge ne tient pas, ou parle d’un autre badge. Demandez l’original.
credential-not-yet-valid = Ce badge commence le { $from }, et l’horloge de cet ordinateur dit { $now }. Si elle n’est pas à l’heure, réglez-la et recommencez.
credential-expired = Ce badge était valable jusqu’au { $until }, et l’horloge de cet ordinateur dit { $now }. Si elle n’est pas à l’heure, réglez-la et recommencez.
credential-revoked = Ce badge a été retiré par l’organisation qui l’a émis. Renseignez-vous auprès d’elle.

# Autres normes, autres façons de signer
credential-foreign-badge = C’est un badge { $standard }. Il n’a pas été vérifié ici : Envol ne sait pas encore le faire pour ce genre de badge.
credential-foreign-name = Badge : « { $badge } ».
credential-foreign-hosted = La preuve n’est pas dans le fichier : elle est en ligne, chez qui l’a émis.
credential-foreign-signed = Il porte une signature ({ $way }), qui n’a pas été vérifiée ici.
credential-foreign-signed-apart = Sa signature (JWS) n’est pas dans ce fichier.
credential-foreign-unsigned = Ce fichier ne porte pas de signature.
credential-foreign-issuer = Il dit venir de : { $issuer }
credential-foreign-issuer-unsaid = Le fichier ne dit pas qui l’a émis.
credential-foreign-page = Pour le vérifier, ouvrez cette adresse si vous la connaissez : { $address }
credential-foreign-where-key = Pour le vérifier, il faut un vérificateur { $standard } et cette clé : { $address }
credential-foreign-ask = Pour le vérifier, demandez à qui l’a émis.
credential-foreign-description = Ce fichier décrit un badge ({ $standard }, « { $kind } »). Ce n’est pas un badge remis à une personne : demandez l’image qu’elle a reçue, ou l’adresse de son badge.
credential-not-a-badge = Ce fichier n’est pas un badge. Choisissez l’image ou le fichier reçu avec le badge.
credential-token-damaged = C’est un jeton signé (JWT), mais il est coupé ou abîmé, ou ce n’est pas un badge. Demandez-le de nouveau.

# Liste des retraits
credential-status-not-accepted = La liste des retraits n’est pas acceptée : { $reason }. Téléchargez-la de nouveau.
credential-status-damaged = La liste des retraits est abîmée. Téléchargez-la de nouveau.
credential-status-wrong-size = La liste des retraits n’a pas la bonne taille ({ NUMBER($bits) ->
    [one] { NUMBER($bits) } bit
   *[other] { NUMBER($bits) } bits
}). Téléchargez-la de nouveau.
credential-status-other-list = Ce n’est pas la liste de ce badge : on attend { $expected }, voici { $found }.
credential-status-out-of-range = La place « { $index } » du badge n’est pas dans la liste. Prévenez l’organisation.

# Images
credential-not-a-picture = Ce fichier n’est ni une image PNG ou SVG, ni le fichier (JSON, JWT) d’un badge.
credential-wide-encoding = Ce fichier est enregistré en UTF-16. Enregistrez-le en UTF-8 (dans le Bloc-notes : Enregistrer sous, Encodage), ou demandez le fichier d’origine.
credential-older-encoding = Ce fichier est enregistré dans un ancien encodage (Latin-1). Demandez le fichier d’origine, en UTF-8.
credential-picture-damaged = L’image est abîmée. Demandez-la de nouveau.
credential-picture-too-much = Cette image est faite de trop de morceaux pour être lue ici. Demandez l’image reçue avec le badge, ou le fichier JSON.
credential-no-badge-in-picture = Cette image ne contient pas de badge. Demandez l’image reçue avec le badge, sans la retoucher.
credential-several-badges-in-picture = Cette image contient { NUMBER($count) ->
    [one] { NUMBER($count) } badge
   *[other] { NUMBER($count) } badges
}. Une image porte un seul badge : demandez l’originale.
credential-already-baked = Cette image contient déjà un badge. Prenez l’image d’avant.
credential-drawing-failed = L’image du badge n’a pas pu être dessinée.

# Clés
credential-no-randomness = L’ordinateur n’a pas donné de hasard pour créer la clé. Essayez encore.
credential-not-a-key = « { $found } » n’est pas une clé Ed25519 (z6Mk…).
credential-not-a-did-key = « { $found } » n’est pas un identifiant did:key d’une clé Ed25519.
credential-not-a-domain = « { $found } » n’est pas un nom de domaine. Écrivez-le comme badges.exemple.fr.
