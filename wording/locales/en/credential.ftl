# credential
# What is wrong with a badge: what, where, and what to do.

# Content
credential-unknown-term = “{ $term }” ({ $at }) is not part of what is signed. Remove it, or issue the badge again.
credential-missing-term = “{ $term }” is missing ({ $at }). Ask for the original file.
credential-empty-text = This text is empty: { $at }. Write it.
credential-wrong-kind = { $at }: this is not the form of a badge. Ask for the original file.
credential-wrong-value = { $at }: “{ $found }” instead of { $expected }. Ask for the original file.
credential-not-an-address = “{ $found }” is not a complete address. Write it with https://, without accents or spaces (é is written %C3%A9).
credential-not-a-moment = { $at }: “{ $found }” is not a date and time such as 2026-03-31T14:05:00Z.
credential-control-character = { $at } contains an invisible character ({ $character }). Remove it.
credential-repeated = “{ $value }” stands twice in { $term }. Keep one.
credential-shared-identifier = Two things have the same identifier ({ $id }). Give each its own.
credential-too-alike = Several entries are exactly alike. Keep one of them.
credential-order-disputed = “{ $value }”: programs disagree on how to sort this text. Write it without emoji or special characters.

# Verification
credential-not-json = This file is not a badge (line { $line }, column { $column }). Choose the picture or the JSON file of the badge.
credential-too-large = This file is not a badge: it is far too large ({ NUMBER($bytes) ->
    [one] { NUMBER($bytes) } byte
   *[other] { NUMBER($bytes) } bytes
}).
credential-foreign-context = This badge comes from another tool. Verify it where it was issued.
credential-no-proof = Nobody signed this badge. Ask for the signed file.
credential-several-proofs = This badge carries { NUMBER($count) ->
    [one] { NUMBER($count) } signature
   *[other] { NUMBER($count) } signatures
}; exactly one is expected. Ask for the original file.
credential-wrong-suite = This badge is signed in another way (“{ $found }”). Verify it where it was issued.
credential-broken-signature = The signature is damaged. Ask for the file again.
credential-unknown-key = The key { $method } is not known here. Verify the badge where it was issued.
credential-foreign-key = The badge says it comes from { $issuer }, but { $method } signed it. Do not accept it.
credential-altered = This badge was changed after it was signed. Ask for the original.
credential-endorsement-broken = An endorsement in this badge does not hold, or is about another badge. Ask for the original.
credential-not-yet-valid = This badge begins on { $from }, and the clock of this computer says { $now }. If it is wrong, set it and try again.
credential-expired = This badge was valid until { $until }, and the clock of this computer says { $now }. If it is wrong, set it and try again.
credential-revoked = This badge was withdrawn by the organisation that issued it. Ask there.

# Other standards, other ways of signing
credential-foreign-badge = This is a badge of { $standard }. It was not verified here: Envol cannot do that yet for this kind of badge.
credential-foreign-name = Badge: “{ $badge }”.
credential-foreign-hosted = The proof is not in the file: it is online, where the badge was issued.
credential-foreign-signed = It carries a signature ({ $way }), which was not verified here.
credential-foreign-signed-apart = Its signature (JWS) is not in this file.
credential-foreign-unsigned = This file carries no signature.
credential-foreign-issuer = It says it comes from: { $issuer }
credential-foreign-issuer-unsaid = The file does not say who issued it.
credential-foreign-page = To verify it, open this address if you know it: { $address }
credential-foreign-where-key = To verify it, one needs a verifier of { $standard } and this key: { $address }
credential-foreign-ask = To verify it, ask whoever issued it.
credential-foreign-description = This file describes a badge ({ $standard }, “{ $kind }”). It is no badge that a person received: ask for the picture they got, or for the address of their badge.
credential-not-a-badge = This file is no badge. Choose the picture or the file that came with the badge.
credential-token-damaged = This is a signed token (JWT), but it is cut or damaged, or it is no badge. Ask for it again.

# List of withdrawals
credential-status-not-accepted = The list of withdrawals is not accepted: { $reason }. Download it again.
credential-status-damaged = The list of withdrawals is damaged. Download it again.
credential-status-wrong-size = The list of withdrawals has the wrong size ({ NUMBER($bits) ->
    [one] { NUMBER($bits) } bit
   *[other] { NUMBER($bits) } bits
}). Download it again.
credential-status-other-list = This is not the list of this badge: { $expected } was expected, this is { $found }.
credential-status-out-of-range = The place “{ $index }” of the badge is not in the list. Tell the organisation.

# Pictures
credential-not-a-picture = This file is neither a PNG or SVG picture nor the file (JSON, JWT) of a badge.
credential-wide-encoding = This file is saved as UTF-16. Save it as UTF-8 (in Notepad: Save as, Encoding), or ask for the original file.
credential-older-encoding = This file is saved in an older encoding (Latin-1). Ask for the original file, in UTF-8.
credential-picture-damaged = The picture is damaged. Ask for it again.
credential-picture-too-much = This picture is made of too many parts to be read here. Ask for the picture that came with the badge, or the JSON file.
credential-no-badge-in-picture = There is no badge in this picture. Ask for the picture that came with the badge, unedited.
credential-several-badges-in-picture = { NUMBER($count) ->
    [one] There is { NUMBER($count) } badge in this picture.
   *[other] There are { NUMBER($count) } badges in this picture.
} A picture carries one badge: ask for the original.
credential-already-baked = There is a badge in this picture already. Take the picture without it.
credential-drawing-failed = The picture of the badge could not be drawn.

# Keys
credential-no-randomness = The computer gave no randomness to create the key. Try again.
credential-not-a-key = “{ $found }” is not an Ed25519 key (z6Mk…).
credential-not-a-did-key = “{ $found }” is not a did:key of an Ed25519 key.
credential-not-a-domain = “{ $found }” is not a domain name. Write it like badges.example.org.
